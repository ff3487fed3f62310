package astryon.compiler.regalloc;

import astryon.compiler.lir.Location;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntPredicate;

/** What each register and stack slot holds: a set of virtual registers, ascending. The sets are shared and never changed. */
final class Places {
    static final int[] NOTHING = {};
    private static final int REGISTERS = 32;

    private final int[][] held;

    Places(int slots) {
        this.held = new int[REGISTERS + slots][];
        Arrays.fill(held, NOTHING);
    }

    private Places(int[][] held) {
        this.held = held;
    }

    Places copy() {
        return new Places(held.clone());
    }

    /** The index of a place that is followed, or -1. */
    private int index(Location location) {
        if (location instanceof Location.Register register) {
            return register.number() + (register.floating() ? 16 : 0);
        }
        return location instanceof Location.StackSlot slot && REGISTERS + slot.index() < held.length ? REGISTERS + slot.index() : -1;
    }

    int[] get(Location location) {
        int index = index(location);
        return index < 0 ? NOTHING : held[index];
    }

    void set(Location location, int[] values) {
        int index = index(location);
        if (index >= 0) {
            held[index] = values;
        }
    }

    void forget(Location location) {
        set(location, NOTHING);
    }

    boolean holds(Location location, int value) {
        return Arrays.binarySearch(get(location), value) >= 0;
    }

    void forgetRegisters() {
        Arrays.fill(held, 0, REGISTERS, NOTHING);
    }

    void forgetValue(int value) {
        for (int i = 0; i < held.length; i++) {
            held[i] = without(held[i], v -> v == value);
        }
    }

    void forgetReferencesExcept(Collection<Location> named, IntPredicate isNoReference) {
        boolean[] keep = new boolean[held.length];
        for (Location location : named) {
            if (index(location) >= 0) {
                keep[index(location)] = true;
            }
        }
        for (int i = 0; i < held.length; i++) {
            if (!keep[i]) {
                held[i] = without(held[i], v -> !isNoReference.test(v));
            }
        }
    }

    /** What holds the one holds the other too. */
    void alias(int value, int original) {
        for (int i = 0; i < held.length; i++) {
            if (Arrays.binarySearch(held[i], original) >= 0) {
                held[i] = union(held[i], new int[] {value});
            }
        }
    }

    /** At once: each target is from now on where its input is. */
    void rename(int[] targets, int[] inputs) {
        int[] sorted = targets.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < held.length; i++) {
            int[] before = held[i];
            if (before.length == 0) {
                continue;
            }
            int[] after = without(before, v -> Arrays.binarySearch(sorted, v) >= 0);
            for (int n = 0; n < targets.length; n++) {
                if (Arrays.binarySearch(before, inputs[n]) >= 0) {
                    after = union(after, new int[] {targets[n]});
                }
            }
            held[i] = after;
        }
    }

    /** Keeps what both hold; whether that is less than before. */
    boolean meet(Places other) {
        boolean changed = false;
        for (int i = 0; i < held.length; i++) {
            int[] theirs = other.held[i];
            if (held[i] != theirs) {
                int[] both = without(held[i], v -> Arrays.binarySearch(theirs, v) < 0);
                changed |= both.length < held[i].length;
                held[i] = both;
            }
        }
        return changed;
    }

    private static int[] without(int[] values, IntPredicate dropped) {
        int kept = 0;
        for (int value : values) {
            kept += dropped.test(value) ? 0 : 1;
        }
        if (kept == values.length) {
            return values;
        }
        int[] result = new int[kept];
        int n = 0;
        for (int value : values) {
            if (!dropped.test(value)) {
                result[n++] = value;
            }
        }
        return result;
    }

    static int[] union(int[] a, int[] b) {
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }
}
