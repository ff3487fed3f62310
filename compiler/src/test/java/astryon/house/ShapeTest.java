package astryon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ShapeTest {
    private static final Map<String, String> LONG_TABLES = Map.of(
            "compiler/src/main/java/astryon/compiler/asm/EncodingTable.java", "one row an encoding");
    private static final Map<String, String> WORDS_OF_OTHERS = Map.of(
            "BootInfo", "what loaders call what they hand to a kernel",
            "JavaBaseTest", "the JDK's module java.base");

    private static List<String> everywhere(Function<Source, List<String>> rule) {
        return Repository.sources().stream().flatMap(source -> rule.apply(source).stream()).toList();
    }

    private static List<String> inMain(Function<Source, List<String>> rule) {
        return Repository.mainSources().stream().flatMap(source -> rule.apply(source).stream()).toList();
    }

    @Test
    void no_file_is_longer_than_500_lines_but_tables() {
        assertThat(everywhere(source -> Shape.tooLong(source, LONG_TABLES))).isEmpty();
        assertThat(LONG_TABLES.keySet()).allSatisfy(path -> assertThat(Repository.path(path)).exists());
        Source long501 = Source.sample("kernel/src/main/java/astryon/kernel/mem/X.java", "x\n".repeat(500));
        assertThat(Shape.tooLong(long501, Map.of())).containsExactly(long501.path() + " has 501 lines: split it");
        assertThat(Shape.tooLong(long501, Map.of(long501.path(), "a table"))).isEmpty();
    }

    @Test
    void names_say_something() {
        assertThat(everywhere(source -> Shape.emptyNames(source, WORDS_OF_OTHERS))).isEmpty();
        assertThat(Shape.emptyNames(Source.sample("kernel/src/main/java/astryon/kernel/common/X.java", "final class MoveHelper {",
                "    record ImplData() { }", "    /** class Util */", "    enum Database { }", "}"), Map.of())).containsExactly(
                "kernel/src/main/java/astryon/kernel/common/X.java: the package's name says nothing: common",
                "kernel/src/main/java/astryon/kernel/common/X.java:1: the name says nothing: MoveHelper",
                "kernel/src/main/java/astryon/kernel/common/X.java:2: the name says nothing: ImplData");
        assertThat(Shape.emptyNames(Source.sample("runtime/src/main/java/astryon/library/X.java", "@Substitute(\"sun.misc\")", "class MiscX { }"),
                Map.of())).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(everywhere(Shape::unfinished)).isEmpty();
        assertThat(Shape.unfinished(Source.sample("kernel/src/test/java/X.java", "// TO" + "DO more", "@Disabled", "void f() { }"))).hasSize(2);
    }

    @Test
    void machine_code_is_written_by_the_encoder_alone() {
        assertThat(inMain(Shape::rawInstructions)).isEmpty();
        assertThat(Shape.rawInstructions(Source.sample("kernel/src/main/java/astryon/kernel/arch/X.java", "import astryon.compiler.asm.Assembler;",
                "byte[] code = {(byte) 0x0f, (byte) 0x05, 3};", "void f(Assembler a) { a.int8(0x90); a.int16(length); }"))).hasSize(2);
    }

    @Test
    void only_the_command_line_prints_or_exits() {
        assertThat(inMain(Shape::printing)).isEmpty();
        assertThat(Shape.printing(Source.sample("compiler/src/main/java/astryon/compiler/ir/X.java", "{ System.out.println(); }", "// System.exit(1)",
                "{ e.printStackTrace(); }"))).hasSize(2);
    }

    @Test
    void code_is_what_is_left_without_comments_and_literals() {
        assertThat(CodeOnly.of("a /* b */ \"c\\\"\" '\"' // d\ne \"\"\"\n f\" \"\"\" g")).isEqualTo("a         \"   \" ' '     \ne \"\"\"\n    \"\"\" g");
    }
}
