package astryon.kernel.sched;

/**
 * Threads in the order of their {@link Thread#deadline}s. Each knows the least {@link Thread#attained} at and below it, so the earliest of those that have not attained more than some
 * bound is found on one way down.
 *
 * <p>Times are compared by their difference: they may wrap.
 */
final class DeadlineTree extends ThreadTree {
    @Override
    boolean isBefore(Thread thread, Thread other) {
        return isLess(thread.deadline, other.deadline);
    }

    /** Behind those of the same deadline. It is in no tree. */
    void add(Thread thread) {
        thread.leastAttained = thread.attained;
        insert(thread);
    }

    /** The earliest that has not attained more than {@code most}, or null. */
    Thread firstWithin(long most) {
        Thread next = root();
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

    @Override
    void update(Thread thread) {
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
