package astryon.compiler.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each reached method's own code does that rules over call closures ask about: calls, allocations, polls. */
final class CallGraph {

    /** A call of exactly {@code method}, or of what {@code method} dispatches to. */
    record Call(JavaMethod method, boolean virtual, int line) {
    }

    enum Act {
        ALLOCATION("allocation where none is allowed"), POLL("safepoint where none is allowed");

        final String rule;

        Act(String rule) {
            this.rule = rule;
        }
    }

    record Site(Act act, JavaMethod method, int line) {
    }

    private final Map<JavaMethod, List<Call>> calls = new LinkedHashMap<>();
    private final Map<JavaMethod, List<Site>> sites = new LinkedHashMap<>();

    void call(JavaMethod from, JavaMethod method, boolean virtual, int line) {
        calls.computeIfAbsent(from, m -> new ArrayList<>()).add(new Call(method, virtual, line));
    }

    void act(Act act, JavaMethod from, JavaMethod source, int line) {
        sites.computeIfAbsent(from, m -> new ArrayList<>()).add(new Site(act, source, line));
    }

    List<Call> calls(JavaMethod from) {
        return calls.getOrDefault(from, List.of());
    }

    List<Site> sites(JavaMethod from) {
        return sites.getOrDefault(from, List.of());
    }
}
