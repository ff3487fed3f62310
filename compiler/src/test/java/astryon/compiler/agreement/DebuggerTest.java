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
}
