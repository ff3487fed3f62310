package astryon.kernel.sched;

import astryon.kernel.mem.Objects;

/**
 * Threads with a deadline, the earliest on top: a binary heap (Williams 1964) in an array. Room for every thread is made when the
 * thread is, so that going to sleep never allocates.
 */
final class Sleepers {
    static final long NEVER = Long.MAX_VALUE;

    private Thread[] heap = new Thread[64];
    private int count;
    private int threads;

    /** Makes room for one thread more; throws if there is no memory for that. */
    void reserve() {
        if (threads == heap.length) {
            Thread[] larger = new Thread[2 * threads];
            for (int i = 0; i < count; i++) {
                larger[i] = heap[i];
            }
            Objects.free(heap);
            heap = larger;
        }
        threads++;
    }

    void unreserve() {
        threads--;
    }

    long firstDeadline() {
        return count == 0 ? NEVER : heap[0].deadline;
    }

    /** The thread with the earliest deadline; there must be one. */
    Thread first() {
        return heap[0];
    }

    void add(Thread thread, long deadline) {
        thread.deadline = deadline;
        place(thread, count++);
        up(thread);
    }

    /** Removes it if it is here. */
    void remove(Thread thread) {
        int index = thread.sleeperIndex;
        if (index < 0) {
            return;
        }
        thread.sleeperIndex = -1;
        Thread last = heap[--count];
        heap[count] = null;
        if (last != thread) {
            place(last, index);
            up(last);
            down(last);
        }
    }

    private void place(Thread thread, int index) {
        heap[index] = thread;
        thread.sleeperIndex = index;
    }

    private void up(Thread thread) {
        while (thread.sleeperIndex > 0) {
            int index = thread.sleeperIndex;
            Thread parent = heap[index - 1 >> 1];
            if (parent.deadline <= thread.deadline) {
                return;
            }
            place(parent, index);
            place(thread, index - 1 >> 1);
        }
    }

    private void down(Thread thread) {
        while (2 * thread.sleeperIndex + 1 < count) {
            int index = thread.sleeperIndex;
            int child = 2 * index + 1;
            if (child + 1 < count && heap[child + 1].deadline < heap[child].deadline) {
                child++;
            }
            Thread below = heap[child];
            if (thread.deadline <= below.deadline) {
                return;
            }
            place(below, index);
            place(thread, child);
        }
    }
}
