package astryon.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --reflect} says of files that are wrong, and what a program is told that needs one. */
class ReflectFileTest {
    private static final String PROGRAM = """
            public class Main {
                int size = 3;

                void scale(int by, double[] parts, String... names) {
                    size *= by;
                }

                void scale() {
                }

                static String unused() {
                    return "never reached".repeat(3);
                }

                public static void main(String[] arguments) throws Exception {
                    Class<?> type = Class.forName(arguments[0]);
                    java.lang.reflect.Method method = type.getDeclaredMethod(arguments[1]);
                    System.out.println(method.invoke(type.getDeclaredConstructor().newInstance()));
                }
            }
            """;

    @TempDir
    private Path folder;
    private Path output;

    @BeforeEach
    void prepare() throws IOException {
        output = folder.resolve("program");
        Files.createDirectory(folder.resolve("classes"));
        CommandRun.javac(Files.writeString(folder.resolve("classes/Main.java"), PROGRAM));
    }

    private CommandRun compile(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("names"), String.join("\n", lines));
        return CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--reflect", file, folder.resolve("classes"));
    }

    @Test
    void all_that_is_wrong_in_a_file_is_said_in_one_run_with_its_line() throws IOException {
        CommandRun run = compile("# Names", "Main#*", "Mein", "Main#colour", "", "Main#scale(int)", "Main#paint()", "Main#new(long)", "Main#scale(int",
                "com/acme/Main", "int", "Main # size", "astryon.magic.Address");
        assertThat(run.status()).isEqualTo(1);
        run.saysNoMoreThanItShould();
        String file = folder.resolve("names").toString();
        assertThat(run.err().lines().filter(line -> line.startsWith(file))).containsExactly(
                file + ":3: there is no class Mein",
                file + ":4: Main declares no field colour",
                file + ":6: Main declares no method scale(int)",
                file + ":7: Main declares no method paint()",
                file + ":8: Main declares no constructor new(long)",
                file + ":9: not a member: scale(int",
                file + ":10: not the name of a class: com/acme/Main",
                file + ":11: there is no class int",
                file + ":13: astryon.magic.Address is a word or struct");
        assertThat(run.err()).contains("it declares the methods scale(int, double[], java.lang.String[]), scale()", "it declares the methods scale, unused, main",
                "it declares the constructors new()", "it declares the fields size");
    }

    @Test
    void a_proxy_is_of_interfaces_that_are_there() throws IOException {
        CommandRun run = compile("proxy java.lang.Runnable, Main", "proxy Absent", "proxy ", "proxy java.lang.Runnable,");
        run.saysNoMoreThanItShould();
        String file = folder.resolve("names").toString();
        assertThat(run.err().lines().filter(line -> line.startsWith(file))).containsExactly(file + ":1: Main is no interface", file + ":2: there is no class Absent",
                file + ":3: there is no class proxy", file + ":4: not the name of a class: ");
    }

    @Test
    void a_program_that_asks_for_proxies_and_names_none_is_refused_and_told_how() throws Exception {
        CommandRun.javac(Files.writeString(folder.resolve("classes/Main.java"), """
                public class Main {
                    public static void main(String[] arguments) {
                        Class<?>[] interfaces = {arguments[0].isEmpty() ? Runnable.class : Comparable.class};
                        Runnable proxy = (Runnable) java.lang.reflect.Proxy.newProxyInstance(null, interfaces, (self, method, values) -> {
                            System.out.println(method.getName());
                            return null;
                        });
                        proxy.run();
                    }
                }
                """));
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, folder.resolve("classes")).isRefused(8, "Main.java:4: a proxy is asked for when the program runs",
                "proxy INTERFACE, INTERFACE");
        assertThat(compile("proxy java.lang.Runnable").status()).isZero();
        assertThat(start("", "")).isEqualTo("run\n");
        assertThat(start("other", "")).contains("IllegalArgumentException: no --reflect FILE has the line proxy java.lang.Comparable");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        CommandRun.of("--target", "linux", "--main", "Main", "-o", output, "--reflect", folder.resolve("none"), folder.resolve("classes"))
                .isRefused(3, "none", "cannot be read");
    }

    @Test
    void a_program_that_looks_for_members_and_names_none_is_told_of_all_such_places() {
        CommandRun run = CommandRun.of("--target", "linux", "--main", "Main", "-o", output, folder.resolve("classes"));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("Main.java:16: classes and members are looked for when the program runs, and it names none for that: java.lang.Class.forName",
                "Main.java:17: ", "java.lang.Class.getDeclaredMethod", "Main.java:18: ", "java.lang.Class.getDeclaredConstructor", "--reflect FILE");
    }

    @Test
    void a_program_has_what_it_names_and_nothing_else() throws Exception {
        CommandRun run = compile("Main#scale(*)", "Main#new()");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(start("Main", "scale")).isEqualTo("null\n");
        assertThat(start("Main", "unused")).contains("NoSuchMethodException: Main.unused()");
        assertThat(start("java.lang.Object", "hashCode")).contains("ClassNotFoundException: java.lang.Object");
        assertThat(new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1)).doesNotContain("never reached");
    }

    @Test
    void parameters_have_the_names_that_javac_was_asked_to_keep() throws Exception {
        Path source = Files.writeString(folder.resolve("classes/Main.java"), """
                public class Main {
                    void scale(final int by, double[] parts) {
                    }

                    public static void main(String[] arguments) throws Exception {
                        for (java.lang.reflect.Parameter parameter : Main.class.getDeclaredMethod("scale", int.class, double[].class).getParameters()) {
                            System.out.println(parameter + " " + parameter.isNamePresent() + " " + parameter.getModifiers());
                        }
                    }
                }
                """);
        for (String option : new String[] {"-parameters", "-nowarn"}) {
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, option, "-d", folder.resolve("classes").toString(), source.toString())).isZero();
            assertThat(compile("Main#scale(*)").status()).isZero();
            assertThat(start("", "")).isEqualTo(option.equals("-parameters") ? "final int by true 16\ndouble[] parts true 0\n"
                    : "int arg0 false 0\ndouble[] arg1 false 0\n");
        }
    }

    @Test
    void an_annotation_that_no_longer_fits_its_interface_has_no_values_where_it_does_not() throws Exception {
        String mark = """
                import java.lang.annotation.*;
                @Retention(RetentionPolicy.RUNTIME)
                public @interface Mark {
                    %s number();
                    Shade shade();
                    Class<?> type();
                    String text();
                    Class<?>[] types() default {};
                    %s
                }
                """;
        Path main = Files.writeString(folder.resolve("classes/Main.java"), """
                @Mark(number = 3, shade = Shade.DARK, type = Gone.class, text = "kept", types = {Main.class, Gone.class})
                public class Main {
                    public static void main(String[] arguments) {
                        Mark mark = Main.class.getAnnotation(Mark.class);
                        System.out.println(mark);
                        for (Runnable use : new Runnable[] {mark::shade, mark::type, mark::types, mark::added, mark::text}) {
                            try {
                                use.run();
                                System.out.println("there");
                            } catch (java.lang.annotation.IncompleteAnnotationException e) {
                                System.out.println(e.getMessage());
                            }
                        }
                    }
                }
                """);
        Path interfaceFile = Files.writeString(folder.resolve("classes/Mark.java"), mark.formatted("int", "int added() default 1;"));
        Path shade = Files.writeString(folder.resolve("classes/Shade.java"), "public enum Shade { LIGHT, DARK }");
        CommandRun.javac(interfaceFile, shade, main, Files.writeString(folder.resolve("classes/Gone.java"), "class Gone {}"));
        Files.delete(folder.resolve("classes/Gone.class"));
        Files.writeString(interfaceFile, mark.formatted("String", "int added();"));
        Files.writeString(shade, "public enum Shade { LIGHT }");
        CommandRun.javac(interfaceFile, shade);
        CommandRun run = compile("# nothing");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(start("", "")).isEqualTo("""
                @Mark(text="kept")
                Mark missing element shade
                Mark missing element type
                Mark missing element types
                Mark missing element added
                there
                """);
    }

    private String start(String... arguments) throws Exception {
        Process process = new ProcessBuilder(output.toString(), arguments[0], arguments[1]).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
