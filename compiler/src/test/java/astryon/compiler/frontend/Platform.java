package astryon.compiler.frontend;

import astryon.compiler.classfile.ClassPath;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.world.Profile;
import astryon.compiler.world.TestProgram;
import astryon.compiler.world.World;
import astryon.magic.RuntimeCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program with a platform whose runtime entries do nothing. */
final class Platform {
    private Platform() {
    }

    /** The JDK as it is, without the substitutes of the real platforms. */
    static World plainWorld(Path folder, Diagnostics diagnostics) throws IOException {
        Path plain = folder.resolve("plain");
        copy("astryon/magic", plain);
        copy("astryon/library/EnumConstants.class", plain);
        copy("astryon/library/VariableUpdates.class", plain);
        copy("astryon/library/ArrayCreation.class", plain);
        copy("astryon/library/CharacterNames.class", plain);
        Path entries = Files.writeString(folder.resolve("Entries.java"), entries());
        ClassPath classPath = ClassPath.open(List.of(entries, plain), diagnostics);
        return new World(classPath, Profile.HOSTED, List.of("platform/Entries"), diagnostics);
    }

    /** A folder or file of the runtime's classes. */
    private static void copy(String name, Path target) throws IOException {
        for (Map.Entry<String, byte[]> file : TestProgram.runtimeFiles(name).entrySet()) {
            Path copy = target.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
    }

    static TestProgram program(Path folder) {
        return new TestProgram(folder).platform("platform/Entries").source("platform/Entries.java", entries());
    }

    private static String entries() {
        StringBuilder text = new StringBuilder("package platform; import astryon.magic.*; class Entries {\n");
        for (RuntimeCall call : RuntimeCall.values()) {
            org.objectweb.asm.Type type = org.objectweb.asm.Type.getMethodType(call.descriptor());
            text.append("@RuntimeEntry(RuntimeCall.").append(call).append(") static ").append(type.getReturnType().getClassName());
            text.append(" entry").append(call.ordinal()).append('(');
            for (int i = 0; i < type.getArgumentTypes().length; i++) {
                text.append(i == 0 ? "" : ", ").append(type.getArgumentTypes()[i].getClassName()).append(" a").append(i);
            }
            text.append(") { ").append(returned(type.getReturnType())).append(" }\n");
        }
        return text + "}";
    }

    private static String returned(org.objectweb.asm.Type type) {
        return switch (type.getSort()) {
            case org.objectweb.asm.Type.VOID -> "";
            case org.objectweb.asm.Type.BOOLEAN -> "return false;";
            case org.objectweb.asm.Type.OBJECT, org.objectweb.asm.Type.ARRAY -> "return null;";
            default -> "return 0;";
        };
    }
}
