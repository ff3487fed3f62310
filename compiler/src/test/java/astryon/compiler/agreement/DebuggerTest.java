package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gdb finds its way about an executable by what the compiler tells of it, and no reader of that has anything to complain of. */
class DebuggerTest {
    private static final String PROGRAM = """
            import java.util.ArrayList;
            import java.util.List;

            public class Shapes {
                static class Shape {
                    final String name;
                    Shape next;
                    int uses;

                    Shape(String name) {
                        this.name = name;
                    }

                    int area() {
                        return 0;
                    }
                }

                static final class Square extends Shape {
                    final int side;

                    Square(String name, int side) {
                        super(name);
                        this.side = side;
                    }

                    @Override
                    int area() {
                        uses++;
                        return side * side; // in area
                    }
                }

                static int total;

                static int scaled(int number, int by) {
                    total += number * by; // in scaled
                    return number * by;
                }

                static int sum(List<Shape> shapes, int[] weights) {
                    int sum = 0;
                    for (int i = 0; i < weights.length; i++) {
                        Shape shape = shapes.get(i);
                        sum += scaled(shape.area(), weights[i]); // in sum
                    }
                    return sum;
                }

                public static void main(String[] arguments) {
                    List<Shape> shapes = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        Square square = new Square("square " + i, i + 1);
                        square.next = i == 0 ? null : shapes.get(i - 1);
                        shapes.add(square);
                    }
                    int result = sum(shapes, new int[] {10, 20, 30});
                    System.out.println(result + " " + total);
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path compile() throws Exception {
        Path source = Files.writeString(folder.resolve("Shapes.java"), PROGRAM);
        Path file = folder.resolve("shapes");
        Files.write(file, Compilation.run(Options.of(Target.LINUX, List.of(source), "Shapes").withSymbols().verifying()).image().orElseThrow());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static int line(String marked) {
        return PROGRAM.substring(0, PROGRAM.indexOf("// " + marked)).split("\n").length;
    }

    private String gdb(Path file, String... commands) throws Exception {
        List<String> command = new ArrayList<>(List.of("gdb", "-q", "-nx", "-batch", "-ex", "set width 0", "-ex", "directory " + folder));
        for (String one : commands) {
            command.addAll(List.of("-ex", one));
        }
        command.add(file.toString());
        return Outcome.of(command).output();
    }

    @Test
    void readers_of_dwarf_have_nothing_to_complain_of() throws Exception {
        Outcome dump = Outcome.of(List.of("readelf", "--debug-dump=info,abbrev,line,decodedline,frames-interp,loc,Ranges,str", compile().toString()));
        assertThat(dump.errors()).isEmpty();
        assertThat(dump.output()).contains("DW_TAG_inlined_subroutine", "DW_TAG_formal_parameter", "Shapes$Square").doesNotContainIgnoringCase("warning");
    }

    @Test
    void a_line_stops_and_the_stack_has_inlined_methods() throws Exception {
        assertThat(gdb(compile(), "break Shapes.java:" + line("in scaled"), "run", "bt 3"))
                .contains("#0  Shapes.scaled (", "#1  Shapes.sum (", "#2  Shapes.main ()", "Shapes.java:" + line("in sum") + "\n");
    }

    @Test
    void fields_are_followed_and_watched() throws Exception {
        String area = "Shapes.java:" + line("in area");
        assertThat(gdb(compile(), "break " + area, "run", "continue", "print this.side", "print this.uses", "print this.next.uses", "print *this", "finish"))
                .contains("$1 = 2\n", "$2 = 1\n", "$3 = 1\n", "side = 2}", "\nShapes.sum (weights=");
        assertThat(gdb(compile(), "break " + area, "run", "watch -l this.next", "watch -l 'Shapes.total'", "continue")).contains("Hardware watchpoint 3", "Old value = 0\nNew value = 10\n");
    }

    @Test
    void values_are_shown_as_java_has_them() throws Exception {
        String program = """
                import java.util.*;

                public class Things {
                    enum Colour { RED, GREEN }

                    final String text = "dr\u00e9i \u20ac";
                    final StringBuilder builder = new StringBuilder("so far");
                    final Object box = 1L << 40;
                    final Object colour = Colour.GREEN;
                    final int[] numbers = {3, 4};
                    final String[] names = {"x", null};
                    final List<String> list = new ArrayList<>(List.of("one", "two"));
                    final Map<String, Integer> map = new LinkedHashMap<>(Map.of("key", 7));
                    final Set<String> set = new HashSet<>(Set.of("element"));
                    final Deque<Integer> line = new ArrayDeque<>(List.of(5, 6));
                    final Object pair = List.of("a", "b");
                    final Object plain = new Things[0].length == 0 ? this.line : null;
                    Things next;

                    public static void main(String[] arguments) {
                        Things things = new Things();
                        things.next = things;
                        System.out.println(things.text + things.builder + things.box + things.colour + things.numbers.length + things.names.length + things.list + things.map);
                        System.out.println("" + things.set + things.line + things.pair + things.plain + (things.next == things)); // here
                    }
                }
                """;
        Path source = Files.writeString(folder.resolve("Things.java"), program);
        Path file = folder.resolve("things");
        Files.write(file, Compilation.run(Options.of(Target.LINUX, List.of(source), "Things").withSymbols().optimisingAt(0)).image().orElseThrow());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        int here = program.substring(0, program.indexOf("// here")).split("\n").length;
        String shown = gdb(file, "source ../scripts/astryon-gdb.py", "break Things.java:" + here, "run", "print *things", "print things.list", "print *$at(things.next)->names");
        assertThat(shown).contains("text = \"dr\u00e9i \u20ac\"", "builder = \"so far\"", "box = 1099511627776", "colour = Things$Colour.GREEN", "numbers = int[2] = {[0] = 3, [1] = 4}",
                "names = java.lang.String[2] = {[0] = \"x\", [1] = null}", "list = java.util.ArrayList of 2 = {[0] = \"one\", [1] = \"two\"}",
                "map = java.util.LinkedHashMap of 1 = {\"key\" = 7}", "set = java.util.HashSet of 1 = {[0] = \"element\"}", "line = java.util.ArrayDeque of 2 = {[0] = 5, [1] = 6}",
                "= {[0] = \"a\", [1] = \"b\"}", "next = Things@", "$2 = java.util.ArrayList of 2 = {");
    }
}
