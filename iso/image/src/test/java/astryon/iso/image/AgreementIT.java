package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.driver.Compilation;
import astryon.compiler.driver.Options;
import astryon.compiler.driver.Target;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs with which the compiler's own tests compare Linux executables with HotSpot, as processes of Astryon. */
class AgreementIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final Path CLASSES = Path.of("../../compiler/target/test-classes");
    private static final String PACKAGE = "astryon.compiler.agreement.programs.";
    /** What is not compared with HotSpot, which has no way to do it, but with what the program finds if all is well. */
    private static final Map<String, Outcome> ON_TARGETS_ONLY = Map.of("Resting", new Outcome(List.of("0 moved, 0 wrong, 0 idle"), 0));
    /** Processes have no numbers here, and no files that tell of them. */
    private static final Set<String> OF_LINUX = Set.of("Processes");
    private static final Pattern RUN = Pattern.compile("init: (\\w+) starts\n(.*?)init: \\1 ended with (\\d+)\n", Pattern.DOTALL);
    private static final int SWITCHED_OFF = 1;

    @TempDir
    private Path folder;

    /**
     * What is seen of a program: its exit code, and all it prints, without stack trace elements of the library, which differ, and with
     * question marks for controls, as the log has it.
     */
    private record Outcome(List<String> lines, int status) {
        static Outcome of(String text, int status) {
            return new Outcome(text.replace("\r", "").replaceAll("[\\x00-\\x07\\x0b-\\x1f\\x7f-\\x9f]", "?").lines().filter(line -> !line.matches("\tat (java|jdk|astryon\\.start)\\..*"))
                    .toList(), status);
        }

        /** Where the other outcome differs for the first time. */
        Optional<String> difference(String program, Outcome other) {
            for (int i = 0; i < Math.max(lines.size(), other.lines.size()); i++) {
                String expected = i < lines.size() ? lines.get(i) : "(end)";
                String actual = i < other.lines.size() ? other.lines.get(i) : "(end)";
                if (!expected.equals(actual)) {
                    return Optional.of(program + ", line " + (i + 1) + ": " + actual + "\n    and not: " + expected);
                }
            }
            return status == other.status ? Optional.empty() : Optional.of(program + " ends with " + other.status + " and not " + status);
        }
    }

    @Test
    void programs_do_the_same_on_hotspot_and_as_processes() throws Exception {
        List<String> programs = programs();
        TreeMap<String, byte[]> files = Archives.programs("init", "counter", "memoryfiles");
        for (String program : programs) {
            Path reflect = CLASSES.resolve(PACKAGE.replace('.', '/')).resolve(program + ".reflect");
            Compilation compilation = Compilation.run(Options.of(Target.ASTRYON, List.of(CLASSES), PACKAGE + program)
                    .reflectingOn(Files.exists(reflect) ? List.of(reflect) : List.of()));
            files.put(program, compilation.image().orElseThrow(() -> new AssertionError(program + " is refused:\n" + compilation.diagnostics().render())));
        }
        Path archive = Archives.write(folder, files);
        Map<String, Outcome> ours = new TreeMap<>();
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive, "programs").start().within(Duration.ofMinutes(5)).never("panic")) {
            qemu.expect("init: system is up");
            qemu.exits(SWITCHED_OFF);
            Matcher run = RUN.matcher(new String(qemu.transcript().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace("\r", ""));
            while (run.find()) {
                ours.put(run.group(1), Outcome.of(run.group(2), Integer.parseInt(run.group(3))));
            }
        }
        Map<String, Outcome> theirs = new TreeMap<>();
        for (String program : programs) {
            theirs.put(program, ON_TARGETS_ONLY.containsKey(program) ? ON_TARGETS_ONLY.get(program) : onHotSpot(program));
        }
        assertThat(ours).containsOnlyKeys(theirs.keySet());
        assertThat(programs.stream().flatMap(program -> theirs.get(program).difference(program, ours.get(program)).stream())).isEmpty();
    }

    /** All that have a {@code main} and can do what they do. */
    private static List<String> programs() throws Exception {
        List<String> found = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, null);
                Stream<Path> files = Files.list(CLASSES.resolve(PACKAGE.replace('.', '/')))) {
            for (String file : files.map(path -> path.getFileName().toString()).sorted().toList()) {
                String name = file.replace(".class", "");
                if (file.endsWith(".class") && !name.contains("$") && !OF_LINUX.contains(name) && hasMain(loader.loadClass(PACKAGE + name))) {
                    found.add(name);
                }
            }
        }
        assertThat(found).contains("Hello", "Threads", "Collected", "Resting");
        return found;
    }

    private static boolean hasMain(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.getName().equals("main") && method.getParameterCount() == 1);
    }

    private static Outcome onHotSpot(String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-XX:-UsePerfData", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", CLASSES.toString(),
                PACKAGE + program).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Outcome.of(text, process.waitFor());
    }
}
