package astryon.compiler.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slots of the dispatch tables. A family is a method with all that override it in its class's tree, or an interface method as one
 * interface declares it; calls through any member of a family use its one slot. Only families with a call that can run
 * more than one method get one. Two families may share a slot if no instantiated class is a receiver of both: slots are colours,
 * given greedily to families from the one with most receivers down, so that tables are short and virtual and interface
 * calls cost the same.
 */
final class Dispatch {
    private final Map<JavaMethod, List<JavaMethod>> targets = new HashMap<>();
    private final Map<JavaMethod, List<JavaClass>> receivers = new HashMap<>();
    private final Map<JavaClass, ArrayList<JavaMethod>> tables = new HashMap<>();

    private static final class Family {
        final JavaMethod root;
        final List<JavaMethod> called = new ArrayList<>();
        final Set<JavaClass> receivers = new LinkedHashSet<>();
        boolean needed;

        Family(JavaMethod root) {
            this.root = root;
        }
    }

    Dispatch(World world, VirtualCalls calls, Collection<JavaMethod> reached) {
        Map<JavaMethod, Integer> order = new HashMap<>();
        reached.forEach(method -> order.put(method, order.size()));
        Map<JavaMethod, Family> families = new LinkedHashMap<>();
        for (JavaMethod declared : calls.declared()) {
            List<JavaMethod> found = new ArrayList<>(calls.targets(declared));
            found.sort(Comparator.comparingInt(method -> order.getOrDefault(method, Integer.MAX_VALUE)));
            targets.put(declared, List.copyOf(found));
            receivers.put(declared, List.copyOf(calls.receivers(declared)));
            Family family = families.computeIfAbsent(root(declared), Family::new);
            family.called.add(declared);
            family.receivers.addAll(calls.receivers(declared));
            family.needed |= found.size() != 1;
        }
        List<Family> needed = new ArrayList<>(families.values());
        needed.removeIf(family -> !family.needed);
        needed.sort(Comparator.<Family>comparingInt(family -> -family.receivers.size()).thenComparing(family -> family.root.symbol()));
        colour(world, needed);
    }

    /** The topmost class's method that {@code declared} overrides; itself for an interface's. */
    private static JavaMethod root(JavaMethod declared) {
        JavaMethod root = declared;
        if (!declared.owner().isInterface()) {
            for (JavaClass type = declared.owner().superclass(); type != null; type = type.superclass()) {
                JavaMethod overridden = type.declaredMethod(declared.name(), declared.descriptor());
                if (overridden != null && !overridden.isPrivate() && !overridden.isStatic() && Resolution.canOverride(root, overridden)) {
                    root = overridden;
                }
            }
        }
        return root;
    }

    private void colour(World world, List<Family> families) {
        Map<JavaClass, BitSet> taken = new HashMap<>();
        for (Family family : families) {
            BitSet used = new BitSet();
            family.receivers.forEach(receiver -> used.or(taken.computeIfAbsent(receiver, c -> new BitSet())));
            int slot = used.nextClearBit(0);
            family.root.dispatchSlot = slot;
            for (JavaMethod declared : family.called) {
                declared.dispatchSlot = slot;
            }
            for (JavaClass receiver : family.receivers) {
                taken.get(receiver).set(slot);
                ArrayList<JavaMethod> table = tables.computeIfAbsent(receiver, c -> new ArrayList<>());
                while (table.size() <= slot) {
                    table.add(null);
                }
                table.set(slot, selected(world, family, receiver));
            }
        }
    }

    /** What the family runs on {@code receiver}: all its calls that can meet the receiver agree. */
    private JavaMethod selected(World world, Family family, JavaClass receiver) {
        for (JavaMethod declared : family.called) {
            if (receiver.supertypes().contains(declared.owner())) {
                JavaMethod target = world.selectVirtual(receiver, declared);
                return target.isAbstract() ? null : target;
            }
        }
        return null;
    }

    List<JavaMethod> targets(JavaMethod declared) {
        return targets.getOrDefault(declared, List.of());
    }

    List<JavaClass> receivers(JavaMethod declared) {
        return receivers.getOrDefault(declared, List.of());
    }

    List<JavaMethod> table(JavaClass type) {
        return Collections.unmodifiableList(tables.getOrDefault(type, new ArrayList<>()));
    }
}
