package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Class files as those of Java 5, which know no stack maps: javac's of today, of source that needs nothing newer, with the version of then and without the maps. */
class OldClassFilesTest {
    private static final Map<String, String> SOURCES = Map.of("Old", """
            import java.util.ArrayList;
            import java.util.Collections;
            import java.util.Comparator;
            import java.util.EnumMap;
            import java.util.Iterator;
            import java.util.List;
            import java.util.Map;

            public class Old {
                enum Shape {
                    CIRCLE { double area(double x) { return Math.rint(x * x * 3); } },
                    SQUARE { double area(double x) { return x * x; } };

                    abstract double area(double x);
                }

                static class Range implements Iterable<Integer> {
                    private final int end;

                    Range(int end) {
                        this.end = end;
                    }

                    public Iterator<Integer> iterator() {
                        return new Iterator<Integer>() {
                            private int next;

                            public boolean hasNext() {
                                return next < end;
                            }

                            public Integer next() {
                                return next++;
                            }

                            public void remove() {
                                throw new UnsupportedOperationException("no " + next);
                            }
                        };
                    }
                }

                class Inner {
                    int sum() {
                        int sum = 0;
                        for (int number : numbers) {
                            sum += number;
                        }
                        return sum + secret;
                    }
                }

                private int secret = 7;
                private int[] numbers = {1, 2, 3};

                static String join(Object... parts) {
                    StringBuilder all = new StringBuilder();
                    for (Object part : parts) {
                        all.append(all.length() == 0 ? "" : ",").append(part);
                    }
                    return all.toString();
                }

                static int attempt(int way) {
                    int result = 0;
                    try {
                        result += 1;
                        if (way == 0) {
                            return result;
                        }
                        if (way == 1) {
                            throw new IllegalStateException("one");
                        }
                        if (way == 2) {
                            Object text = "text";
                            result += (Integer) text;
                        }
                        result += new int[way - 3].length / (way - 4);
                    } catch (IllegalStateException e) {
                        result += 10;
                    } catch (ClassCastException e) {
                        result += 20;
                    } finally {
                        result += 100;
                        System.out.println("finally " + way + " " + result);
                    }
                    return result;
                }

                static int stages(int n) {
                    int total = 0;
                    outer:
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; ; j++) {
                            switch (i ^ j) {
                                case 0: total += 1;
                                case 1: total += 2; break;
                                case 5: continue outer;
                                case 1000: total = -1; break;
                                default: total += 3;
                            }
                            if (j > i) {
                                break;
                            }
                        }
                    }
                    return total;
                }

                static synchronized long mixed(byte b, short s, char c, long l, float f, double d) {
                    return (long) (b + s + c + l + f + d) ^ (l >>> 3) ^ (b << 2) % 7;
                }

                public static void main(String[] arguments) {
                    System.out.println(join("a", 1, 'c', 2.5, null, new Range(3) instanceof Iterable));
                    int sum = 0;
                    for (Integer i : new Range(10)) {
                        sum += i;
                    }
                    System.out.println(sum);
                    for (Shape shape : Shape.values()) {
                        System.out.println(shape + " " + shape.area(2) + " " + shape.getDeclaringClass());
                    }
                    Map<Shape, String> names = new EnumMap<Shape, String>(Shape.class);
                    names.put(Shape.valueOf("SQUARE"), "four");
                    System.out.println(names);
                    for (int way = 0; way < 6; way++) {
                        try {
                            System.out.println(attempt(way));
                        } catch (RuntimeException e) {
                            System.out.println(e);
                        }
                    }
                    System.out.println(stages(9));
                    System.out.println(mixed((byte) -3, (short) 300, 'x', 1L << 40, 1.5f, -2.25));
                    System.out.println(new Old().new Inner().sum());
                    List<String> words = new ArrayList<String>(java.util.Arrays.asList("pear", "fig", "apple"));
                    Collections.sort(words, new Comparator<String>() {
                        public int compare(String a, String b) {
                            return a.length() - b.length();
                        }
                    });
                    System.out.println(words + " " + String[].class.getName() + " " + int.class);
                    Object lock = new Object();
                    synchronized (lock) {
                        System.out.println(Thread.holdsLock(lock));
                    }
                    System.out.println(Thread.holdsLock(lock));
                    throw new IllegalStateException("the end", new RuntimeException("why"));
                }
            }
            """);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        JavaSources.compile(SOURCES, folder, 8);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Files.write(file, aged(Files.readAllBytes(file)));
            }
        }
    }

    private static byte[] aged(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_5, access, name, signature, superName, interfaces);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void class_files_of_java_5_do_the_same_on_hotspot_and_as_an_executable(int optimisation) throws Exception {
        byte[] file = Files.readAllBytes(folder.resolve("Old.class"));
        assertThat(file[7]).isEqualTo((byte) 49);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("StackMapTable");
        Outcome theirs = Executables.runOnHotSpot(folder, "Old").comparable();
        assertThat(theirs.output()).contains("CIRCLE 12.0 class Old$Shape", "finally 2 121");
        assertThat(theirs.status()).isEqualTo(1);
        Path executable = Executables.compile(List.of(folder), "Old", optimisation, folder.resolve("old" + optimisation));
        assertThat(Executables.run(executable).comparable()).isEqualTo(theirs);
    }
}
