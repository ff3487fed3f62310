package astryon.compiler.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs notice nothing of collections, and they run in the memory they are given. */
class CollectorTest {
    private static final Pattern COLLECTION = Pattern.compile("gc: (minor|full), (\\d+) KiB to (\\d+) KiB, \\d+ us");
    private static final String COLLECTED = "astryon.compiler.agreement.programs.Collected";

    @TempDir
    private Path folder;

    @Test
    void a_program_in_little_memory_prints_what_it_prints_on_hotspot() throws Exception {
        Outcome theirs = Executables.runOnHotSpot(ProgramsTest.classes(), COLLECTED);
        for (int optimisation : new int[] {0, 2}) {
            Path executable = Executables.compile(ProgramsTest.classes(), COLLECTED, optimisation, folder.resolve("collected" + optimisation));
            for (String options : new String[] {"-Xmx256m", "-Xmx16m", "-Xmx12m"}) {
                assertThat(Executables.run(executable, options)).as(options).isEqualTo(theirs);
            }
        }
    }

    @Test
    void little_memory_is_collected_often_and_whole() throws Exception {
        Path executable = Executables.compile(ProgramsTest.classes(), COLLECTED, 2, folder.resolve("collected"));
        String log = Executables.run(executable, "-Xmx12m", "-Xgc:log").errors();
        assertThat(log.lines().filter(line -> line.startsWith("gc: minor")).count()).isGreaterThan(20);
        assertThat(log.lines().filter(line -> line.startsWith("gc: full")).count()).isGreaterThan(2);
        Matcher line = COLLECTION.matcher(log);
        while (line.find()) {
            assertThat(Long.parseLong(line.group(2))).isLessThanOrEqualTo(12 * 1024);
            assertThat(Long.parseLong(line.group(3))).isLessThanOrEqualTo(Long.parseLong(line.group(2)));
        }
    }

    @Test
    void a_heap_that_cannot_have_all_of_its_place_makes_do_with_both_ends() throws Exception {
        Outcome theirs = Executables.runOnHotSpot(ProgramsTest.classes(), COLLECTED);
        Path executable = Executables.compile(ProgramsTest.classes(), COLLECTED, 2, folder.resolve("collected"));
        for (int kibibytes : new int[] {1_500_000, 400_000}) {
            assertThat(Outcome.of(List.of("sh", "-c", "ulimit -v " + kibibytes + "; exec " + executable))).as(kibibytes + " KiB").isEqualTo(theirs);
        }
        Outcome without = Outcome.of(List.of("sh", "-c", "ulimit -v 100000; exec " + executable));
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.errors()).isEqualTo("There is not enough memory to start the program.\n");
    }

    /** Every allocation moves everything young and spoils where it was: a reference that the collector is not told of leads nowhere. */
    @Test
    void programs_survive_a_collection_at_every_allocation() throws Exception {
        for (String program : List.of("Objects", "Strings", "Exceptions", "Lambdas", "Generics", "Records", "Frames", "Calls", "FirstUses", "FailedUses", "BuildTime")) {
            String main = "astryon.compiler.agreement.programs." + program;
            Path executable = Executables.compile(ProgramsTest.classes(), main, 2, folder.resolve(program));
            assertThat(Executables.run(executable, "-Xgc:stress").comparable()).as(program)
                    .isEqualTo(Executables.runOnHotSpot(ProgramsTest.classes(), main).comparable());
        }
    }

    @Test
    void running_out_of_memory_is_an_error_that_a_program_can_survive() throws Exception {
        JavaSources.compile(Map.of("Full", """
                public class Full {
                    static Object kept;
                    public static void main(String[] arguments) {
                        for (int round = 0; round < 3; round++) {
                            int count = 0;
                            try {
                                for (;;) {
                                    Object[] more = new Object[100];
                                    more[0] = kept;
                                    kept = more;
                                    count++;
                                }
                            } catch (OutOfMemoryError e) {
                                kept = null;
                                System.out.println("small: " + e.getMessage() + " " + (count > 10_000 && count * 416 <= 16 << 20));
                            }
                            try {
                                for (count = 0;; count++) {
                                    Object[] more = new Object[100_000];
                                    more[0] = kept;
                                    kept = more;
                                }
                            } catch (OutOfMemoryError e) {
                                kept = null;
                                System.out.println("large: " + e.getMessage() + " " + (count > 15 && count < 40));
                            }
                        }
                        try {
                            kept = new long[Integer.MAX_VALUE];
                        } catch (OutOfMemoryError e) {
                            System.out.println("longest: " + e.getMessage());
                        }
                    }
                }
                """), folder);
        Path executable = Executables.compile(folder, "Full", 2, folder.resolve("full"));
        String round = "small: Java heap space true\nlarge: Java heap space true\n";
        assertThat(Executables.run(executable, "-Xmx16m"))
                .isEqualTo(new Outcome(round.repeat(3) + "longest: Requested array size exceeds VM limit\n", "", 0));
    }

    /** However much memory there may be: what dies at once is not worth much of it. */
    @Test
    void large_objects_that_die_young_are_collected_early_and_mostly_by_minor_collections() throws Exception {
        JavaSources.compile(Map.of("Passing", """
                public class Passing {
                    static byte[] kept;
                    public static void main(String[] arguments) {
                        for (int i = 0; i < 500; i++) {
                            kept = new byte[1 << 20];
                            kept[i] = 1;
                        }
                    }
                }
                """), folder);
        String log = Executables.run(Executables.compile(folder, "Passing", 2, folder.resolve("passing")), "-Xmx1g", "-Xgc:log").errors();
        Matcher line = COLLECTION.matcher(log);
        int minor = 0;
        int full = 0;
        while (line.find()) {
            if (line.group(1).equals("minor")) {
                minor++;
            } else {
                full++;
            }
            assertThat(Long.parseLong(line.group(2))).isLessThan(20 * 1024);
        }
        assertThat(minor).isBetween(50, 100);
        assertThat(full).isLessThan(minor / 5);
    }

    @Test
    void options_for_the_runtime_come_first_and_are_not_the_programs() throws Exception {
        Path executable = Executables.compile(ProgramsTest.classes(), "astryon.compiler.agreement.programs.Hello", 2, folder.resolve("hello"));
        String[] theirs = {"one", "-Xmx1g", "-Xgc:stress"};
        Outcome plain = Executables.run(executable, theirs);
        assertThat(plain).isEqualTo(Executables.runOnHotSpot(ProgramsTest.classes(), "astryon.compiler.agreement.programs.Hello", theirs));
        assertThat(Executables.run(executable, "-Xmx64m", "one", "-Xmx1g", "-Xgc:stress")).isEqualTo(plain);
        for (String unknown : new String[] {"-Xmx", "-Xmx12q", "-Xmxm", "-Xgc:strange", "-Xmx12mm"}) {
            assertThat(Executables.run(executable, unknown))
                    .isEqualTo(Executables.runOnHotSpot(ProgramsTest.classes(), "astryon.compiler.agreement.programs.Hello", unknown));
        }
    }
}
