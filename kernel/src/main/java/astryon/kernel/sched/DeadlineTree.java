package astryon.kernel.sched;

/**
 * Threads in the order of their {@link Thread#deadline}s: a treap (Seidel and Aragon 1996), linked through the threads themselves. Each knows the least
 * {@link Thread#attained} at and below it, so the earliest of those that have not attained more than some bound is found on one way down. A way is as long as the
 * logarithm of their number but for a factor, whatever programs do: they have no hand in the ranks.
 *
 * <p>Times are compared by their difference: they may wrap.
 */
final class DeadlineTree {
    private Thread root;
    /** Of ranks: xorshift (Marsaglia 2003). */
    private int random = 1;

    boolean isEmpty() {
        return root == null;
    }

    /** Behind those of the same deadline. It is in no tree. */
    void add(Thread thread) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        thread.rank = random;
        thread.leastAttained = thread.attained;
        Thread above = null;
        Thread next = root;
        while (next != null) {
            above = next;
            next = isLess(thread.deadline, above.deadline) ? above.left : above.right;
        }
        thread.above = above;
        if (above == null) {
            root = thread;
        } else if (isLess(thread.deadline, above.deadline)) {
            above.left = thread;
        } else {
            above.right = thread;
        }
        while (thread.above != null && thread.above.rank < thread.rank) {
            lift(thread);
        }
        updateFrom(thread.above);
    }

    /** It is here. */
    void remove(Thread thread) {
        while (thread.left != null && thread.right != null) {
            lift(thread.left.rank > thread.right.rank ? thread.left : thread.right);
        }
        replace(thread, thread.left != null ? thread.left : thread.right);
        updateFrom(thread.above);
        thread.above = null;
        thread.left = null;
        thread.right = null;
    }

    /** The earliest that has not attained more than {@code most}, or null. */
    Thread firstWithin(long most) {
        Thread next = root;
        while (next != null) {
            if (next.left != null && !isLess(most, next.left.leastAttained)) {
                next = next.left;
            } else if (!isLess(most, next.attained)) {
                return next;
            } else {
                next = next.right;
            }
        }
        return null;
    }

    /** Null if empty. */
    Thread first() {
        return root == null ? null : leftmost(root);
    }

    /** The next in order, or null. */
    static Thread after(Thread thread) {
        if (thread.right != null) {
            return leftmost(thread.right);
        }
        Thread next = thread;
        while (next.above != null && next.above.right == next) {
            next = next.above;
        }
        return next.above;
    }

    private static Thread leftmost(Thread thread) {
        Thread next = thread;
        while (next.left != null) {
            next = next.left;
        }
        return next;
    }

    /** It changes places with who is above it. */
    private void lift(Thread thread) {
        Thread below = thread.above;
        Thread moved = below.left == thread ? thread.right : thread.left;
        replace(below, thread);
        if (below.left == thread) {
            below.left = moved;
            thread.right = below;
        } else {
            below.right = moved;
            thread.left = below;
        }
        if (moved != null) {
            moved.above = below;
        }
        below.above = thread;
        update(below);
        update(thread);
    }

    /** {@code by}, or nobody if that is null, hangs where {@code thread} did. */
    private void replace(Thread thread, Thread by) {
        Thread above = thread.above;
        if (above == null) {
            root = by;
        } else if (above.left == thread) {
            above.left = by;
        } else {
            above.right = by;
        }
        if (by != null) {
            by.above = above;
        }
    }

    private static void updateFrom(Thread lowest) {
        for (Thread thread = lowest; thread != null; thread = thread.above) {
            update(thread);
        }
    }

    private static void update(Thread thread) {
        long least = thread.attained;
        if (thread.left != null && isLess(thread.left.leastAttained, least)) {
            least = thread.left.leastAttained;
        }
        if (thread.right != null && isLess(thread.right.leastAttained, least)) {
            least = thread.right.leastAttained;
        }
        thread.leastAttained = least;
    }

    private static boolean isLess(long one, long other) {
        return one - other < 0;
    }
}
