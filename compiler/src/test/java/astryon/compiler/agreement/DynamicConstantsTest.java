package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Constants of the program's own bootstrap methods, which javac has no source for: computed when they are first loaded, once. */
class DynamicConstantsTest {
    private static final String START = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
    private static final Map<String, String> SOURCES = Map.of("Bootstraps", """
            import java.lang.invoke.MethodHandles.Lookup;

            public class Bootstraps {
                static int calls;

                public static Object described(Lookup lookup, String name, Class<?> type, Object... rest) {
                    return lookup.lookupClass().getName() + " " + name + " " + type + java.util.Arrays.toString(rest) + ++calls;
                }

                public static int number(Lookup lookup, String name, Class<?> type, int a, long b) {
                    return (int) (a * b) + name.length();
                }

                public static Object boxed(Lookup lookup, String name, Class<?> type, String text) {
                    return text.length() + ++calls;
                }

                public static String failing(Lookup lookup, String name, Class<?> type) throws Exception {
                    System.out.println("fails");
                    throw new java.io.IOException(name);
                }

                public static String linkage(Lookup lookup, String name, Class<?> type) {
                    System.out.println("has no link");
                    throw new NoSuchMethodError(name);
                }

                public static String other(Lookup lookup, String name, Class<?> type) {
                    System.out.println("errs");
                    if (++calls % 3 == 0) {
                        return "well at last";
                    }
                    throw new AssertionError(name);
                }

                public static Object wrong(Lookup lookup, String name, Class<?> type) {
                    System.out.println("is wrong");
                    return 5;
                }
            }
            """, "Starter", """
            public class Starter {
                public static void main(String[] arguments) {
                    System.out.println(Bootstraps.calls);
                    for (int i = 0; i < 2; i++) {
                        System.out.println(Dynamic.described() + Dynamic.none() + Dynamic.number() + Dynamic.boxed() + Bootstraps.calls);
                    }
                    for (int i = 0; i < 3; i++) {
                        attempt(Dynamic::failing);
                        attempt(Dynamic::linkage);
                        attempt(Dynamic::other);
                        attempt(Dynamic::wrong);
                    }
                }

                private static void attempt(java.util.function.Supplier<Object> constant) {
                    try {
                        System.out.println(constant.get());
                    } catch (Throwable e) {
                        System.out.println(e + " of " + e.getCause());
                    }
                }
            }
            """);

    @TempDir
    private Path folder;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private void constant(String name, String type, String bootstrap, String descriptor, Object... arguments) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, "()" + type, null, null);
        code.visitCode();
        code.visitLdcInsn(new ConstantDynamic("the" + name, type, new Handle(Opcodes.H_INVOKESTATIC, "Bootstraps", bootstrap, START + descriptor, false), arguments));
        code.visitInsn(Type.getType(type).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    @Test
    void a_constant_is_what_the_programs_bootstrap_method_yields() throws Exception {
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Dynamic", null, "java/lang/Object", null);
        constant("described", "Ljava/lang/String;", "described", "[Ljava/lang/Object;)Ljava/lang/Object;", 1, 2L, "three", 4.0, Type.getType("[I"));
        constant("none", "Ljava/lang/Object;", "described", "[Ljava/lang/Object;)Ljava/lang/Object;");
        constant("number", "I", "number", "IJ)I", 6, 7L);
        constant("boxed", "I", "boxed", "Ljava/lang/String;)Ljava/lang/Object;", "text");
        for (String fails : new String[] {"failing", "linkage", "other"}) {
            constant(fails, "Ljava/lang/String;", fails, ")Ljava/lang/String;");
        }
        constant("wrong", "Ljava/lang/String;", "wrong", ")Ljava/lang/Object;");
        Files.write(folder.resolve("Dynamic.class"), writer.toByteArray());
        JavaSources.compile(SOURCES, folder, folder);

        Outcome theirs = Executables.runOnHotSpot(folder, "Starter");
        assertThat(theirs.status()).as(theirs.errors()).isZero();
        for (int optimisation = 0; optimisation <= 2; optimisation += 2) {
            assertThat(Executables.run(Executables.compile(folder, "Starter", optimisation, folder.resolve("program")))).isEqualTo(theirs);
        }
    }
}
