package astryon.compiler.driver;

import astryon.compiler.diag.Diagnostic;
import astryon.compiler.diag.Diagnostics;
import astryon.compiler.image.AssembledRoutines;
import astryon.compiler.object.Relocation;
import astryon.compiler.world.ClosedWorld;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import astryon.compiler.x64.CompiledMethod;
import astryon.magic.RuntimeCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rule of {@code @StackLimit}, looked at when every stack frame has its size. What a failed check does is not looked at, as for other rules: it has already broken the program; it has a limit of
 * its own where there is room for that.
 */
final class StackLimits {
    private static final int RETURN_ADDRESS = 8;
    /** What a routine that is assembled by hand takes at most: none keeps more than all registers on the stack. */
    private static final int ASSEMBLED_BYTES = 256;

    private final List<JavaMethod> limited;
    private final Map<String, StackDepth.Node> nodes = new HashMap<>();

    /** @param dispatched of every compiled method what its virtual calls may run */
    StackLimits(World names, ClosedWorld world, List<CompiledMethod> code, Map<String, Set<String>> dispatched, AssembledRoutines assembled) {
        limited = world.methods().stream().filter(method -> method.traits().stackLimit() != 0).toList();
        if (limited.isEmpty()) {
            return;
        }
        Map<String, JavaMethod> methods = world.methods().stream().collect(Collectors.toMap(JavaMethod::symbol, method -> method));
        for (CompiledMethod method : code) {
            Set<String> callees = new HashSet<>(dispatched.getOrDefault(method.symbol(), Set.of()));
            method.relocations().stream().filter(relocation -> relocation.isTransfer(method.code())).map(Relocation::symbol).forEach(callees::add);
            add(methods.get(method.symbol()), method.frameSize() + RETURN_ADDRESS, callees);
        }
        Set<JavaMethod> failures = Arrays.stream(RuntimeCall.values()).filter(call -> !call.returns()).map(names::runtimeEntry).collect(Collectors.toSet());
        for (JavaMethod method : world.assembledMethods()) {
            add(method, ASSEMBLED_BYTES, failures.contains(method) ? Set.of() : assembled.calls(method));
        }
    }

    private void add(JavaMethod method, int bytes, Set<String> callees) {
        nodes.put(method.symbol(), new StackDepth.Node(method.symbol(), bytes, method.traits().recursion(), callees));
        method.traits().exported().ifPresent(name -> nodes.put(name, new StackDepth.Node(name, 0, 0, Set.of(method.symbol()))));
    }

    void check(Diagnostics diagnostics) {
        StackDepth depth = new StackDepth(nodes);
        for (JavaMethod method : limited) {
            try {
                int bytes = depth.of(method.symbol());
                if (bytes > method.traits().stackLimit()) {
                    diagnostics.add(error(method, "may need " + bytes + " bytes of the stack, where " + method.traits().stackLimit() + " are its limit, on the way "
                            + String.join(" > ", depth.way(method.symbol())), "make frames on that way smaller, or the limit larger"));
                }
            } catch (StackDepth.Unbounded cycle) {
                diagnostics.add(error(method, "has no bound for its stack: " + String.join(" > ", cycle.cycle()) + " call each other",
                        "make one of them a loop, or say with @Recursive how often it is there at most"));
                // What was found on the way round is half done.
                depth = new StackDepth(nodes);
            }
        }
    }

    private static Diagnostic error(JavaMethod method, String rule, String wayOut) {
        return Diagnostic.error(method.sourcePath(), method.line(), method.symbol(), rule, wayOut);
    }
}
