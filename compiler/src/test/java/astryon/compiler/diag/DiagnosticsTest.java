package astryon.compiler.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void a_diagnostic_has_place_rule_line_chain_and_way_out(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("kernel"));
        Files.writeString(folder.resolve("kernel/Endpoint.java"), "class Endpoint {\n    var waiter = new Waiter(thread);\n}\n");
        diagnostics.quoteFrom(new SourceLines(List.of(folder)));
        diagnostics.add(Diagnostic.error("kernel/Endpoint.java", 2, "m", "allocation where none is allowed", "preallocate it")
                .withChain(List.of("Irq.deliver (@NoAllocation: \"runs with interrupts off\")")));

        assertThat(diagnostics.render()).isEqualTo("""
                kernel/Endpoint.java:2: allocation where none is allowed
                    var waiter = new Waiter(thread);
                  reached from Irq.deliver (@NoAllocation: "runs with interrupts off")
                  preallocate it
                """);
    }

    @Test
    void findings_come_in_the_order_of_their_places_and_once() {
        diagnostics.add(Diagnostic.error("b", 1, "", "r", ""));
        diagnostics.add(Diagnostic.warning("a", 10, "", "r", ""));
        diagnostics.add(Diagnostic.error("a", 2, "", "r", ""));
        diagnostics.add(Diagnostic.error("b", 1, "", "r", ""));

        assertThat(diagnostics.render()).isEqualTo("a:2: r\na:10: warning: r\nb:1: r\n");
    }

    @Test
    void a_warning_alone_is_no_error() {
        diagnostics.add(Diagnostic.warning("a", 1, "", "r", ""));

        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.isEmpty()).isFalse();
    }

    @Test
    void the_chain_is_found_by_the_method_and_long_ones_lose_their_middle() {
        diagnostics.explainWith(method -> IntStream.range(0, 20).mapToObj(i -> method + i).toList());
        diagnostics.add(Diagnostic.error("a", 1, "m", "r", ""));

        assertThat(diagnostics.render().lines()).hasSize(1 + 12 + 1).contains("  reached from m5", "  ... 8 more ...", "  reached from m14",
                "  reached from m19").doesNotContain("  reached from m6", "  reached from m13");
    }
}
