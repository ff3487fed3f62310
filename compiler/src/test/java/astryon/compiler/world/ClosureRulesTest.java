package astryon.compiler.world;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.diag.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosureRulesTest {
    @TempDir
    Path folder;
    private JavaClass type;
    private final CallGraph graph = new CallGraph();
    private final Diagnostics diagnostics = new Diagnostics();

    @BeforeEach
    void link() {
        type = new TestProgram(folder).source("p/C.java", """
                package p;
                import astryon.magic.*;
                class C {
                    @Uninterruptible(reason = "holds the lock") static void locked() { }
                    @NoAllocation(reason = "in the dark") static void dark() { }
                    @NoAllocation(reason = "nearer") static void near() { }
                    static void a() { }
                    static void b() { }
                    static void c() { }
                }
                """).world().classNamed("p/C");
    }

    private JavaMethod m(String name) {
        return type.declaredMethod(name, "()V");
    }

    private void call(String from, String to, int line) {
        graph.call(m(from), m(to), false, line);
    }

    private void act(CallGraph.Act act, String in, int line) {
        graph.act(act, m(in), m(in), line);
    }

    private String check() {
        new ClosureRules(graph, new VirtualCalls(null, (method, origin) -> { }), diagnostics).check(List.of(m("locked"), m("dark"), m("near"), m("a"), m("b"), m("c")));
        return diagnostics.render();
    }

    @Test
    void a_poll_is_refused_below_uninterruptible_and_fine_below_no_allocation() {
        act(CallGraph.Act.POLL, "a", 5);
        call("dark", "a", 1);
        assertThat(check()).isEmpty();

        call("locked", "a", 2);
        assertThat(check()).isEqualTo("""
                p/C.java:5: safepoint where none is allowed
                  reached from C.locked (@Uninterruptible: "holds the lock")
                  make the method @Uninterruptible too, or move the loop out of it
                """);
    }

    @Test
    void an_allocation_below_both_rules_breaks_both() {
        act(CallGraph.Act.ALLOCATION, "a", 5);
        call("locked", "a", 2);
        call("dark", "a", 1);

        assertThat(check().lines().filter(line -> line.contains("allocation where none is allowed"))).hasSize(2);
    }

    @Test
    void the_chain_is_the_shortest_one() {
        act(CallGraph.Act.ALLOCATION, "c", 9);
        call("dark", "a", 1);
        call("a", "b", 2);
        call("b", "c", 3);
        call("near", "b", 4);

        assertThat(check()).isEqualTo("""
                p/C.java:9: allocation where none is allowed
                  reached from C.b (C.java:3)
                  reached from C.near (@NoAllocation: "nearer")
                  preallocate it, or move the work to where C.near does not call it
                """);
    }

    @Test
    void an_allocation_in_the_annotated_method_itself_names_the_method() {
        act(CallGraph.Act.ALLOCATION, "dark", 5);

        assertThat(check()).contains("  reached from C.dark (@NoAllocation: \"in the dark\")\n");
    }

    @Test
    void recursion_ends_and_what_is_not_called_may_allocate() {
        call("dark", "a", 1);
        call("a", "a", 2);
        call("a", "dark", 2);
        act(CallGraph.Act.ALLOCATION, "b", 5);

        assertThat(check()).isEmpty();
    }
}
