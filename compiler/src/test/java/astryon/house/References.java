package astryon.house;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Packages that code refers to. A class file tells of types that the source never names, the source of constants that javac has
 * copied: both are asked.
 */
final class References {
    private static final Pattern QUALIFIED = Pattern.compile("\\b((?:[a-z][a-z0-9_]*\\.)+)(?=[A-Z*])");

    private References() {
    }

    /** Of imports and of qualified names in code. */
    static TreeSet<String> ofSource(Source source) {
        TreeSet<String> packages = new TreeSet<>();
        Matcher qualified = QUALIFIED.matcher(source.code());
        while (qualified.find()) {
            String name = qualified.group(1);
            if (name.matches("(astryon|java|javax|jdk|sun|com|org|picocli)\\..*")) {
                packages.add(name.substring(0, name.length() - 1));
            }
        }
        return packages;
    }

    static TreeSet<String> ofClass(byte[] classFile) {
        TreeSet<String> packages = new TreeSet<>();
        Remapper collector = new Remapper(org.objectweb.asm.Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                int slash = internalName.lastIndexOf('/');
                if (slash > 0) {
                    packages.add(internalName.substring(0, slash).replace('/', '.'));
                }
                return internalName;
            }
        };
        new ClassReader(classFile).accept(new ClassRemapper(new ClassWriter(0), collector), 0);
        return packages;
    }
}
