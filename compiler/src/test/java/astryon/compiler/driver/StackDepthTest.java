package astryon.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackDepthTest {
    private final Map<String, StackDepth.Node> nodes = new HashMap<>();

    private void node(String symbol, int bytes, int most, String... callees) {
        nodes.put(symbol, new StackDepth.Node(symbol, bytes, most, Set.of(callees)));
    }

    @Test
    void the_deepest_way_counts() {
        node("root", 16, 0, "shallow", "deep", "elsewhere");
        node("shallow", 100, 0);
        node("deep", 32, 0, "deeper");
        node("deeper", 80, 0);
        StackDepth depth = new StackDepth(nodes);
        assertThat(depth.of("root")).isEqualTo(128);
        assertThat(depth.way("root")).containsExactly("root", "deep", "deeper");
    }

    @Test
    void methods_that_call_each_other_without_bound_are_named() {
        node("root", 16, 0, "a");
        node("a", 16, 0, "b");
        node("b", 16, 0, "c", "a");
        node("c", 16, 0);
        assertThatThrownBy(() -> new StackDepth(nodes).of("root")).isInstanceOfSatisfying(StackDepth.Unbounded.class,
                unbounded -> assertThat(unbounded.cycle()).containsExactlyInAnyOrder("a", "b"));
    }

    /** Beside a walk of all ways on which no method is more often than it says. */
    @Test
    void no_way_through_a_random_graph_needs_more_than_is_said() {
        Random random = new Random(11);
        int bounded = 0;
        for (int graph = 0; graph < 3000; graph++) {
            nodes.clear();
            int count = 2 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                Set<String> callees = new HashSet<>();
                for (int j = random.nextInt(3); j > 0; j--) {
                    callees.add("m" + random.nextInt(count));
                }
                nodes.put("m" + i, new StackDepth.Node("m" + i, 8 * (1 + random.nextInt(8)), random.nextInt(3), callees));
            }
            try {
                int said = new StackDepth(nodes).of("m0");
                assertThat(deepest("m0", new ArrayList<>())).as("graph " + graph).isLessThanOrEqualTo(said);
                bounded++;
            } catch (StackDepth.Unbounded unbounded) {
                List<String> cycle = unbounded.cycle();
                for (int i = 0; i < cycle.size(); i++) {
                    assertThat(nodes.get(cycle.get(i)).callees()).as("graph " + graph).contains(cycle.get((i + 1) % cycle.size()));
                }
            }
        }
        assertThat(bounded).isGreaterThan(500);
    }

    private int deepest(String symbol, List<String> way) {
        StackDepth.Node node = nodes.get(symbol);
        long there = way.stream().filter(symbol::equals).count();
        if (node.most() > 0 && there == node.most()) {
            return 0;
        }
        way.add(symbol);
        int most = node.bytes();
        for (String callee : node.callees()) {
            most = Math.max(most, node.bytes() + deepest(callee, way));
        }
        way.remove(way.size() - 1);
        return most;
    }

    /** The rule as programs meet it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            fits      | 4096 |                                            | n == 0 ? 0 : other(n)                        | -
            too deep  | 8    |                                            | n == 0 ? 0 : other(n)                        | where 8 are its limit
            recursion | 4096 |                                            | n == 0 ? 0 : limited(n - 1) + n * other(n)   | has no bound for its stack
            bounded   | 4096 | @Recursive(most = 3, reason = "n is less") | n == 0 ? 0 : limited(n - 1) + n * other(n)   | -
            """)
    void a_limit_is_kept_or_the_program_refused(String name, int bytes, String recursive, String body, String complaint, @TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Small.java"), """
                import astryon.magic.*;
                public class Small {
                    @NoInline @StackLimit(bytes = %d) %s static int limited(int n) { return %s; }
                    @NoInline static int other(int n) { return n / 3; }
                    public static void main(String[] args) { if (limited(args.length) > 5) { throw new IllegalStateException(); } }
                }
                """.formatted(bytes, recursive == null ? "" : recursive, body));
        Compilation compilation = Compilation.run(Options.of(Target.LINUX, List.of(source), "Small"));
        if (complaint == null) {
            assertThat(compilation.image()).as(compilation.diagnostics().render()).isPresent();
        } else {
            assertThat(compilation.image()).isEmpty();
            assertThat(compilation.diagnostics().render()).contains("Small.java:3: ", complaint);
        }
    }

    @Test
    void every_method_without_a_bound_is_named(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Round.java"), """
                import astryon.magic.*;
                public class Round {
                    @NoInline @StackLimit(bytes = 4096) static int first(int n) { return n == 0 ? 0 : second(n - 1) + n; }
                    @NoInline @StackLimit(bytes = 4096) static int second(int n) { return n == 0 ? 1 : first(n - 1) * n; }
                    public static void main(String[] args) { if (first(args.length) > 5) { throw new IllegalStateException(); } }
                }
                """);
        String findings = Compilation.run(Options.of(Target.LINUX, List.of(source), "Round")).diagnostics().render();
        assertThat(findings.split("has no bound for its stack", -1)).as(findings).hasSize(3);
    }
}
