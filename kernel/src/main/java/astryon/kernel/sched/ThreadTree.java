package astryon.kernel.sched;

/**
 * Threads in an order: a treap (Seidel and Aragon 1996), linked through the threads themselves. A way down is as long as the logarithm of their number but for a factor, whatever programs do: they have
 * no hand in the ranks. A thread is in one tree at most.
 */
abstract class ThreadTree {
    private Thread root;
    /** Of ranks: xorshift (Marsaglia 2003). */
    private int random = 1;

    /** The order, which does not change for those who are here. */
    abstract boolean isBefore(Thread thread, Thread other);

    /** Those below it are others than before. */
    void update(Thread thread) {
    }

    final Thread root() {
        return root;
    }

    final boolean isEmpty() {
        return root == null;
    }

    /** Puts a thread that is in no tree behind its equals. */
    final void insert(Thread thread) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        thread.rank = random;
        if (root == null) {
            root = thread;
            return;
        }
        Thread above;
        Thread next = root;
        boolean before;
        do {
            above = next;
            before = isBefore(thread, above);
            next = before ? above.left : above.right;
        } while (next != null);
        thread.above = above;
        if (before) {
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
    final void remove(Thread thread) {
        while (thread.left != null && thread.right != null) {
            lift(thread.left.rank > thread.right.rank ? thread.left : thread.right);
        }
        replace(thread, thread.left != null ? thread.left : thread.right);
        updateFrom(thread.above);
        thread.above = null;
        thread.left = null;
        thread.right = null;
    }

    /** The only one leaves. */
    final void clear() {
        root = null;
    }

    /** The one that is here, if it is the only one; or null. */
    final Thread only() {
        return root != null && root.left == null && root.right == null ? root : null;
    }

    /** Null if empty. */
    final Thread first() {
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

    private void updateFrom(Thread lowest) {
        for (Thread thread = lowest; thread != null; thread = thread.above) {
            update(thread);
        }
    }
}
