package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Methods near the 64 KiB that a class file allows, of statements, of cases, and of one expression that fills the operand stack. */
class LongMethodsTest {
    private static final int STATEMENTS = 3600;
    private static final int CASES = 2700;
    private static final int DEPTH = 120;

    @TempDir
    private Path folder;

    private static String statement(int i) {
        return switch (i % 7) {
            case 0 -> "x = x * 31 + " + i + ";";
            case 1 -> "if ((x & " + (1 << i % 20) + ") != 0) y += x; else y ^= " + i + ";";
            case 2 -> "z += y >>> " + i % 31 + ";";
            case 3 -> "a[" + i % 16 + "] += x;";
            case 4 -> "y = y - a[z & 15] + " + i + ";";
            case 5 -> "while (x > 1_000_000_000 + " + i + ") x -= 77_777_777;";
            default -> "x ^= z + a[" + i * 3 % 16 + "];";
        };
    }

    private static String source() {
        String statements = IntStream.range(0, STATEMENTS).mapToObj(LongMethodsTest::statement).collect(Collectors.joining("\n"));
        String cases = IntStream.range(0, CASES).mapToObj(i -> "case " + 3 * i + ": sum += " + (long) i * i + "L; break;").collect(Collectors.joining("\n"));
        String expression = "x";
        for (int i = 0; i < DEPTH; i++) {
            expression = i % 3 == 0 ? "(y ^ " + expression + ")" : "(x + a[" + i % 16 + "] * " + expression + ")";
        }
        return """
                public class Lengthy {
                    static int statements(int x) {
                        int y = 1;
                        int z = 2;
                        int[] a = new int[16];
                        %s
                        return x + y * z + a[3];
                    }

                    static long cases(int n) {
                        long sum = 0;
                        for (int i = 0; i < n; i++) {
                            switch (i) {
                                %s
                                default: sum ^= i;
                            }
                        }
                        return sum;
                    }

                    static int deep(int x, int y, int[] a) {
                        return %s;
                    }

                    public static void main(String[] arguments) {
                        int[] a = new int[16];
                        for (int i = 0; i < 40; i++) {
                            a[i %% 16] = i * i - 7;
                            System.out.println(statements(i * 1001) + " " + deep(i, i * 3, a));
                        }
                        System.out.println(cases(3 * %d + 100));
                    }
                }
                """.formatted(statements, cases, expression, CASES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void long_methods_agree(int optimisation) throws Exception {
        JavaSources.compile(Map.of("Lengthy", source()), folder);
        Path executable = Executables.compile(folder, "Lengthy", optimisation, folder.resolve("lengthy"));
        assertThat(Executables.run(executable)).isEqualTo(Executables.runOnHotSpot(folder, "Lengthy"));
    }

    @Test
    void they_are_as_long_as_methods_get() throws Exception {
        JavaSources.compile(Map.of("Lengthy", source()), folder);
        ClassNode type = new ClassNode();
        new ClassReader(Files.readAllBytes(folder.resolve("Lengthy.class"))).accept(type, 0);
        assertThat(type.methods.stream().filter(method -> method.instructions.size() > 20_000).map(method -> method.name)).contains("statements");
        assertThat(type.methods).anySatisfy(method -> assertThat(method.maxStack).isGreaterThan(DEPTH));
    }
}
