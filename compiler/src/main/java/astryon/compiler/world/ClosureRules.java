package astryon.compiler.world;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of {@code @NoAllocation} and {@code @Uninterruptible}, which bind a method and everything it calls. One breadth-first
 * search a rule, from all annotated methods at once, finds each forbidden act with the shortest way to it from one of them. What one line of
 * the program brings about in the class library is one finding, at that line: the rest would be no news and nothing to mend.
 *
 * <p>What a failed check does is not looked at: it has already broken the program.
 */
final class ClosureRules {
    /** Where the sources are that are the same for every hosted program. */
    private static final List<String> GIVEN = List.of("astryon/heap/", "astryon/library/", "astryon/monitor/", "astryon/object/", "astryon/start/",
            "astryon/thread/", "astryon/unwind/");

    private final CallGraph graph;
    private final VirtualCalls virtualCalls;
    private final Diagnostics diagnostics;

    /** How the search came to a method: from {@code caller} at {@code line}; no caller at an annotated one. */
    private record Step(JavaMethod caller, int line) {
    }

    /** Where the program itself is at fault. */
    private record Cause(JavaMethod method, int line) {
    }

    ClosureRules(CallGraph graph, VirtualCalls virtualCalls, Diagnostics diagnostics) {
        this.graph = graph;
        this.virtualCalls = virtualCalls;
        this.diagnostics = diagnostics;
    }

    /** Yields the methods that must not be interrupted: those that say so, and what they call. */
    Set<JavaMethod> check(Collection<JavaMethod> methods) {
        check(methods, "@NoAllocation", method -> method.traits().noAllocation(), EnumSet.of(CallGraph.Act.ALLOCATION));
        return check(methods, "@Uninterruptible", method -> method.traits().uninterruptible(), EnumSet.allOf(CallGraph.Act.class));
    }

    private Set<JavaMethod> check(Collection<JavaMethod> methods, String annotation, Function<JavaMethod, Optional<String>> reason,
            Set<CallGraph.Act> forbidden) {
        Map<JavaMethod, Step> steps = new LinkedHashMap<>();
        Set<Cause> known = new HashSet<>();
        ArrayDeque<JavaMethod> pending = new ArrayDeque<>();
        for (JavaMethod method : methods) {
            if (reason.apply(method).isPresent()) {
                steps.put(method, new Step(null, 0));
                pending.add(method);
            }
        }
        for (JavaMethod method = pending.poll(); method != null; method = pending.poll()) {
            for (CallGraph.Site site : graph.sites(method)) {
                if (forbidden.contains(site.act()) && known.add(cause(site, method, steps))) {
                    report(site, method, steps, annotation, reason);
                }
            }
            for (CallGraph.Call call : graph.calls(method)) {
                for (JavaMethod callee : call.virtual() ? virtualCalls.runs(call.method()) : List.of(call.method())) {
                    if (steps.putIfAbsent(callee, new Step(method, call.line())) == null) {
                        pending.add(callee);
                    }
                }
            }
        }
        return steps.keySet();
    }

    /** The last place in the program itself on the way to the site; the site if there is none. */
    private static Cause cause(CallGraph.Site site, JavaMethod method, Map<JavaMethod, Step> steps) {
        Cause cause = new Cause(site.method(), site.line());
        for (Step step = steps.get(method); isGiven(cause.method) && step.caller != null; step = steps.get(step.caller)) {
            cause = new Cause(step.caller, step.line);
        }
        return isGiven(cause.method) ? new Cause(site.method(), site.line()) : cause;
    }

    /** Whether programs are compiled with the method, and do not bring it. */
    private static boolean isGiven(JavaMethod method) {
        return method.isLibrary() || GIVEN.stream().anyMatch(room -> method.sourcePath().startsWith(room));
    }

    private void report(CallGraph.Site site, JavaMethod method, Map<JavaMethod, Step> steps, String annotation,
            Function<JavaMethod, Optional<String>> reason) {
        Cause cause = cause(site, method, steps);
        boolean inside = cause.method != site.method();
        ArrayList<String> chain = new ArrayList<>();
        JavaMethod at = method;
        for (Step step = steps.get(at); step.caller != null; step = steps.get(at)) {
            at = step.caller;
            if (inside && at == cause.method) {
                inside = false;
            } else if (!inside) {
                chain.add(Origin.of(at, step.line).describe());
            }
        }
        String root = at.shortName() + " (" + annotation + ": \"" + reason.apply(at).orElseThrow() + "\")";
        if (chain.isEmpty()) {
            chain.add(root);
        } else {
            chain.set(chain.size() - 1, root);
        }
        String what = cause.method == site.method() ? "" : ": " + Origin.of(site.method(), site.line()).describe();
        String wayOut = site.act() == CallGraph.Act.ALLOCATION
                ? "preallocate it, or move the work to where " + at.shortName() + " does not call it"
                : "make the method @Uninterruptible too, or move the loop out of it";
        diagnostics.add(Diagnostic.error(cause.method.sourcePath(), cause.line, cause.method.symbol(), site.act().rule + what, wayOut)
                .withChain(chain));
    }
}
