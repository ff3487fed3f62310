package astryon.compiler.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The virtual calls of the program and the instantiated classes, joined: each pair of a call and a receiver is looked at once. */
final class VirtualCalls {
    private final World world;
    private final BiConsumer<JavaMethod, JavaMethod> run;
    /** What each declared method that is called runs. */
    private final Map<JavaMethod, Set<JavaMethod>> targets = new LinkedHashMap<>();
    private final Map<JavaClass, List<JavaMethod>> calledOn = new HashMap<>();
    private final Map<JavaClass, List<JavaClass>> instantiatedBelow = new HashMap<>();

    /** @param run is told of each method that a call can run: the declared one, the one that runs */
    VirtualCalls(World world, BiConsumer<JavaMethod, JavaMethod> run) {
        this.world = world;
        this.run = run;
    }

    void call(JavaMethod declared) {
        if (targets.containsKey(declared)) {
            return;
        }
        targets.put(declared, new LinkedHashSet<>());
        calledOn.computeIfAbsent(declared.owner(), c -> new ArrayList<>()).add(declared);
        for (JavaClass receiver : List.copyOf(receivers(declared))) {
            join(declared, receiver);
        }
    }

    void instantiate(JavaClass receiver) {
        for (JavaClass supertype : receiver.supertypes()) {
            instantiatedBelow.computeIfAbsent(supertype, c -> new ArrayList<>()).add(receiver);
        }
        for (JavaClass supertype : receiver.supertypes()) {
            for (JavaMethod declared : List.copyOf(calledOn.getOrDefault(supertype, List.of()))) {
                join(declared, receiver);
            }
        }
    }

    private void join(JavaMethod declared, JavaClass receiver) {
        JavaMethod target = world.selectVirtual(receiver, declared);
        // An abstract target is a class file at odds with its superclass: reaching it is refused.
        if (targets.get(declared).add(target)) {
            run.accept(declared, target);
        }
    }

    /** Every declared method with a virtual call, in the order of discovery. */
    Set<JavaMethod> declared() {
        return targets.keySet();
    }

    Set<JavaMethod> targets(JavaMethod declared) {
        return targets.getOrDefault(declared, Set.of());
    }

    /** What a call of {@code method} runs, whether it needs dispatch or not. */
    Collection<JavaMethod> runs(JavaMethod method) {
        return targets.containsKey(method) || !method.isDirect() ? targets(method) : List.of(method);
    }

    /** The instantiated classes a call of {@code declared} can meet. */
    List<JavaClass> receivers(JavaMethod declared) {
        return instantiatedBelow.getOrDefault(declared.owner(), List.of());
    }
}
