package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the language has gained since Java 17, as the javac that runs the tests writes it. */
@EnabledForJreRange(min = JRE.JAVA_21)
class NewerJavacTest {
    private static final String SOURCE = """
            import java.util.List;

            public class Newer {
                sealed interface Shape permits Circle, Square, Pair, Unit { }
                record Circle(int radius) implements Shape { }
                record Square(int side) implements Shape { }
                record Pair(Shape left, Shape right) implements Shape { }
                enum Unit implements Shape { ONE, TWO { @Override int weight() { return 20; } }; int weight() { return 10; } }
                enum Colour { RED, GREEN, BLUE }

                static int area(Shape shape) {
                    return switch (shape) {
                        case Circle c when c.radius() > 100 -> -1;
                        case Circle(int radius) -> 3 * radius * radius;
                        case Square(var side) -> side * side;
                        case Pair(Circle c, Square s) when c.radius() == s.side() -> 1000;
                        case Pair(var left, var right) -> area(left) + area(right);
                        case Unit.ONE -> 1;
                        case Unit unit -> unit.weight();
                    };
                }

                static String kind(Object object) {
                    return switch (object) {
                        case null -> "null";
                        case Integer i when i > 10 -> "large " + i;
                        case Integer i -> "int " + i;
                        case Character c -> "char " + c;
                        case String s when s.isEmpty() -> "empty";
                        case String s -> "text " + s;
                        case int[] numbers -> "ints " + numbers.length;
                        case Object[] objects -> "objects " + objects.length;
                        case Colour colour -> "colour " + colour;
                        case List<?> list -> "list " + list.size();
                        default -> "something";
                    };
                }

                static String text(String text) {
                    return switch (text) {
                        case "a", "b" -> "letter";
                        case String s when s.length() > 3 -> "long";
                        case "c" -> "third";
                        case String s -> s;
                    };
                }

                static int number(Integer number) {
                    return switch (number) {
                        case 1 -> 10;
                        case Integer i when i < 0 -> -i;
                        case 2 -> 20;
                        case 100000 -> 5;
                        case Integer i -> i;
                    };
                }

                static int letter(Character letter) {
                    return switch (letter) {
                        case 'a' -> 1;
                        case Character c when c > 'x' -> 2;
                        case 'b' -> 3;
                        case Character c -> c;
                    };
                }

                static String colour(Colour colour) {
                    return switch (colour) {
                        case RED -> "r";
                        case Colour c when c.ordinal() == 1 -> "second";
                        case BLUE -> "b";
                        case Colour c -> "other";
                    };
                }

                static String nullable(Colour colour) {
                    return switch (colour) {
                        case RED -> "r";
                        case null -> "none";
                        case GREEN -> "g";
                        case BLUE -> "b";
                    };
                }

                static <T extends Comparable<T>> String generic(T value) {
                    return switch (value) {
                        case String s -> "S" + s;
                        case Integer i when i == 5 -> "five";
                        default -> "T" + value;
                    };
                }

                static void attempt(Runnable action) {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        System.out.println(e.getClass().getName());
                    }
                }

                record Fails(int value) {
                    @Override
                    public int value() {
                        throw new IllegalStateException("accessor");
                    }
                }

                static int failing(Object object) {
                    return switch (object) {
                        case Fails(int value) -> value;
                        default -> 0;
                    };
                }

                public static void main(String[] arguments) {
                    Shape[] shapes = {new Circle(2), new Circle(200), new Square(3), new Pair(new Circle(4), new Square(4)),
                        new Pair(new Square(1), new Circle(1)), Unit.ONE, Unit.TWO};
                    for (Shape shape : shapes) {
                        System.out.println(area(shape));
                    }
                    for (Object object : new Object[] {null, 5, 50, 'x', "", "text", new int[3], new String[2], Colour.GREEN, List.of(1, 2), 5L}) {
                        System.out.println(kind(object));
                    }
                    for (String text : new String[] {"a", "b", "c", "d", "cccc"}) {
                        System.out.println(text(text));
                    }
                    for (int number : new int[] {1, 2, 3, -4, 100000}) {
                        System.out.println(number(number));
                    }
                    for (char letter : new char[] {'a', 'b', 'c', 'z'}) {
                        System.out.println(letter(letter));
                    }
                    for (Colour colour : Colour.values()) {
                        System.out.println(colour(colour) + nullable(colour));
                    }
                    System.out.println(nullable(null));
                    System.out.println(generic("x") + generic(5) + generic(6) + generic('c'));
                    attempt(() -> colour(null));
                    attempt(() -> area(null));
                    attempt(() -> failing(new Fails(1)));
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void switches_over_patterns_agree(int optimisation) throws Exception {
        for (int release : new int[] {21, Runtime.version().feature()}) {
            JavaSources.compile(Map.of("Newer", SOURCE), folder, release);
            Outcome theirs = Executables.runOnHotSpot(folder, "Newer");
            assertThat(theirs.status()).as(theirs.errors()).isZero();
            assertThat(Executables.run(Executables.compile(folder, "Newer", optimisation, folder.resolve("newer")))).as("release " + release).isEqualTo(theirs);
        }
    }
}
