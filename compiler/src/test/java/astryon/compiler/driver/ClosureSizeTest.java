package astryon.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The class library is one blob that is entered through a few doors: a method too many, and a program brings all of it. These programs stay on
 * this side of each; {@code astryonc --why} tells where one was opened.
 */
class ClosureSizeTest {
    private static final List<String> BEHIND_DOORS = List.of("java.util.Formatter", "java.util.regex.Pattern", "java.lang.invoke.MethodHandle",
            "jdk.internal.loader.BootLoader", "sun.util.locale.provider.LocaleProviderAdapter", "java.io.ObjectInputStream", "java.util.Calendar",
            "java.util.concurrent.ForkJoinPool", "java.math.BigInteger");

    @TempDir
    private Path folder;

    /** Formats that are written down, handed on, or made with numbers; each with a {@code long}, which can be a date. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            literal  | System.out.println(String.format("%d at %8.3f", 5L, 1.5)); | false
            handed   | print("%5d%n", 5L);                                        | false
            made     | print("%" + args.length + "d%n", 5L);                      | false
            chosen   | print(args.length > 1 ? "%d" : "%tY", 5L);                 | true
            given    | print(args[0], 5L);                                        | true
            pieces   | print("%" + args.length + "tY", 5L);                       | true
            receiver | System.out.println("%tF".formatted(5L));                   | true
            """)
    void a_program_has_calendars_if_a_format_may_ask_for_a_date(String name, String statements, boolean dates) throws IOException {
        Compilation compilation = compiled(statements + " } static void print(String format, Object... values) { System.out.printf(format, values);");

        assertThat(compilation.chain("java.util.GregorianCalendar").isEmpty()).isNotEqualTo(dates);
    }

    private Compilation compiled(String statements) throws IOException {
        Path source = Files.writeString(folder.resolve("Small.java"),
                "public class Small { public static void main(String[] args) { " + statements + " } }");
        Compilation compilation = Compilation.run(Options.of(Target.LINUX, List.of(source), "Small"));
        assertThat(compilation.image()).as(compilation.diagnostics().render()).isPresent();
        return compilation;
    }

    /** Limits are of methods: about a fifth more than when they were set. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            texts       | 250 | System.out.println("x" + args.length + 'c' + 5L);
            collections | 300 | java.util.Map<String, Integer> map = new java.util.HashMap<>(); java.util.List<String> list = new java.util.ArrayList<>(); \
            for (String s : "a b a".split(" ")) { list.add(s); map.put(s, map.getOrDefault(s, 0) + 1); } \
            StringBuilder text = new StringBuilder(); for (String s : list) { text.append(s).append(map.get(s)); } System.out.println(text);
            sorted      | 400 | java.util.TreeMap<String, Integer> map = new java.util.TreeMap<>(); map.put("x", 1); int[] numbers = {2, 1}; \
            java.util.Arrays.sort(numbers); System.out.println(map + java.util.Arrays.toString(numbers));
            """)
    void a_small_program_opens_no_door_of_the_class_library(String name, int most, String statements) throws IOException {
        Compilation compilation = compiled(statements);
        String report = compilation.report();
        Matcher count = Pattern.compile("^(\\d+) methods").matcher(report);
        assertThat(count.find()).isTrue();
        assertThat(Integer.parseInt(count.group(1))).as(report).isLessThanOrEqualTo(most);
        for (String door : BEHIND_DOORS) {
            assertThat(compilation.chain(door)).as(door).isEmpty();
        }
    }
}
