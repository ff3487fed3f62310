package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The compiler reads the class library of the JDK that it runs on. So where other JDKs are installed beside that of the build, a JVM of each runs the agreement
 * tests that depend on the library: the written programs, what is new in the language, the libraries. {@code -Dagreement.jdks=HOME:HOME} names
 * the JDKs, {@code -Dagreement.jdks.everything=true} runs all tests of this package there. Without another JDK there is nothing to do.
 */
class OtherJdksTest {
    private static final int FIRST = 17;
    private static final int LAST = 25;
    private static final String EVERYTHING = "agreement.jdks.everything";
    private static final List<Class<?>> USUAL = List.of(ProgramsTogether.class, NewerJavacTest.class, LibrariesTest.class);

    /** One JDK of each version but the build's own. */
    static Stream<Path> others() throws IOException {
        Map<Integer, Path> found = new TreeMap<>();
        for (Path home : candidates()) {
            int version = version(home);
            if (version >= FIRST && version <= LAST && version != Runtime.version().feature()) {
                found.putIfAbsent(version, home);
            }
        }
        return found.values().stream();
    }

    private static List<Path> candidates() throws IOException {
        String named = System.getProperty("agreement.jdks", "");
        if (!named.isEmpty()) {
            return Stream.of(named.split(File.pathSeparator)).map(Path::of).toList();
        }
        Path neighbours = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(neighbours)) {
            return homes.sorted().toList();
        }
    }

    /** 0 if this is no JDK. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin").resolve("javac"))) {
            return 0;
        }
        Properties facts = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            facts.load(reader);
        }
        return Runtime.Version.parse(facts.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "")).feature();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("others")
    void the_agreement_tests_pass_with_the_class_library_of_another_jdk(Path home) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), "-D" + EVERYTHING + "=" + Boolean.getBoolean(EVERYTHING), OtherJdksTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(home + " says:\n" + output).isZero();
    }

    /** What the other JVM does: runs the tests and tells what failed. */
    public static void main(String[] arguments) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        if (Boolean.getBoolean(EVERYTHING)) {
            request.selectors(selectPackage(OtherJdksTest.class.getPackageName()));
            request.filters(excludeClassNamePatterns(OtherJdksTest.class.getName()));
        }
        USUAL.forEach(type -> request.selectors(selectClass(type)));
        LauncherFactory.create().execute(request.build(), listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 10);
        System.exit(summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
    }
}
