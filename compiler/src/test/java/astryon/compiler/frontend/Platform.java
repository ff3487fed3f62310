package astryon.compiler.frontend;

import astryon.compiler.world.TestProgram;
import astryon.magic.RuntimeCall;
import java.nio.file.Path;

/** A program with a platform whose runtime entries do nothing. */
final class Platform {
    private Platform() {
    }

    static TestProgram program(Path folder) {
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
        return new TestProgram(folder).platform("platform/Entries").source("platform/Entries.java", text + "}");
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
