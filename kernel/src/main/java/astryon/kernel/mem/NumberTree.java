package astryon.kernel.mem;

/**
 * Things by their numbers: a digital search tree (Coffman and Eve 1970). The n-th step of a way down goes by the n-th lowest bit of the number that is looked for, so that a way has as many steps as a
 * number has bits at most, whatever numbers there are, and few where they are counted up. Few may have the same number. The tree is its top, or null.
 */
public final class NumberTree {
    private NumberTree() {
    }

    /** One that has the number, or null. */
    public static Numbered find(Numbered top, long number) {
        Numbered at = top;
        for (int bit = 0; at != null && at.number() != number; bit++) {
            at = below(at, number, bit);
        }
        return at;
    }

    /** The tree with {@code fresh}, which is in none. */
    public static Numbered with(Numbered top, Numbered fresh) {
        if (top == null) {
            return fresh;
        }
        Numbered at = top;
        int bit = 0;
        for (Numbered next = below(at, fresh.number(), bit); next != null; next = below(at, fresh.number(), bit)) {
            at = next;
            bit++;
        }
        put(at, fresh.number(), bit, fresh);
        return top;
    }

    /** The tree without {@code gone}, which is in it: something from below that has nothing below itself takes its place, for it agrees with the number so far. */
    public static Numbered without(Numbered top, Numbered gone) {
        Numbered heir = gone.zero == null && gone.one == null ? null : takeLowest(gone);
        if (heir != null) {
            heir.zero = gone.zero;
            heir.one = gone.one;
        }
        gone.zero = null;
        gone.one = null;
        if (top == gone) {
            return heir;
        }
        Numbered at = top;
        int bit = 0;
        while (below(at, gone.number(), bit) != gone) {
            at = below(at, gone.number(), bit);
            bit++;
        }
        put(at, gone.number(), bit, heir);
        return top;
    }

    /** Takes out something below, where there is something, that has nothing below itself. */
    private static Numbered takeLowest(Numbered top) {
        Numbered above = top;
        Numbered at = top.zero != null ? top.zero : top.one;
        while (at.zero != null || at.one != null) {
            above = at;
            at = at.zero != null ? at.zero : at.one;
        }
        if (above.zero == at) {
            above.zero = null;
        } else {
            above.one = null;
        }
        return at;
    }

    private static Numbered below(Numbered at, long number, int bit) {
        return (number >>> bit & 1) == 0 ? at.zero : at.one;
    }

    private static void put(Numbered at, long number, int bit, Numbered below) {
        if ((number >>> bit & 1) == 0) {
            at.zero = below;
        } else {
            at.one = below;
        }
    }
}
