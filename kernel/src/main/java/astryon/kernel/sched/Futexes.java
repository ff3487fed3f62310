package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.abi.Futex;
import astryon.kernel.mem.AddressSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.MemoryObject;
import astryon.magic.Address;

/**
 * Threads that wait for a word of memory to change, by the word's memory object and its offset there: so processes that share memory meet. They
 * stand in one of some queues that a hash of these chooses. Who waits says whom it waits for, if it knows: that thread is then at least as urgent.
 */
public final class Futexes {
    private static final int QUEUES = 64;
    private static final ThreadQueue[] ALL = queues();

    private Futexes() {
    }

    private static ThreadQueue[] queues() {
        ThreadQueue[] queues = new ThreadQueue[QUEUES];
        for (int i = 0; i < QUEUES; i++) {
            queues[i] = new ThreadQueue();
        }
        return queues;
    }

    /** The current thread waits at {@code word}, which lies in its memory; 0 is no deadline, null no owner. */
    public static void await(Thread thread, Address word, long deadline, Thread owner) {
        MemoryObject memory = thread.process.space().memoryAt(word);
        thread.futexMemory = memory;
        thread.futexOffset = thread.process.space().offsetAt(word);
        queue(memory, thread.futexOffset).addByPriority(thread);
        Scheduler.blockUntil(Thread.WAITING, deadline);
        if (owner != null && owner.state != Thread.DEAD) {
            thread.waitFor(owner);
            Scheduler.donate(thread);
        }
    }

    /** Wakes the most urgent ones, at most {@code count} and {@link Futex#MOST_WOKEN}; how many there were. Throws {@link KernelError} if nothing is mapped there. */
    public static int wake(AddressSpace space, Address word, int count) {
        MemoryObject memory = space.memoryAt(word);
        if (memory == null) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        long offset = space.offsetAt(word);
        ThreadQueue queue = queue(memory, offset);
        int most = count < Futex.MOST_WOKEN ? count : Futex.MOST_WOKEN;
        int woken = 0;
        Thread thread = queue.first();
        while (thread != null && woken < most) {
            Thread following = ThreadQueue.after(thread);
            if (thread.futexMemory == memory && thread.futexOffset == offset) {
                queue.remove(thread);
                thread.waitForNobody();
                Scheduler.wake(thread, 0);
                woken++;
            }
            thread = following;
        }
        return woken;
    }

    private static ThreadQueue queue(MemoryObject memory, long offset) {
        return ALL[((int) (offset >>> 2) + memory.number()) * 0x9e37_79b1 >>> 26];
    }
}
