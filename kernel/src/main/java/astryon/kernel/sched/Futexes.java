package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.abi.Futex;
import astryon.kernel.mem.AddressSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.MemoryObject;
import astryon.magic.Address;

/**
 * Threads that wait for a word of memory to change, by the word's memory object and its offset there: so processes that share memory meet. They
 * stand in one tree, by words and those at one word by priority, so that nobody is in the way of who waits for another one. Who waits says whom it waits for, if it knows: that thread is
 * then at least as urgent.
 */
public final class Futexes {
    private static final ThreadTree ALL = new ThreadTree() {
        @Override
        boolean isBefore(Thread thread, Thread other) {
            if (thread.futexMemory != other.futexMemory) {
                return thread.futexMemory < other.futexMemory;
            }
            return thread.futexOffset != other.futexOffset ? thread.futexOffset < other.futexOffset : thread.priority > other.priority;
        }
    };

    private Futexes() {
    }

    /** The current thread waits at {@code word}, which lies in its memory; 0 is no deadline, null no owner. */
    public static void await(Thread thread, Address word, long deadline, Thread owner) {
        thread.futexMemory = thread.process.space().memoryAt(word).number();
        thread.futexOffset = AddressSpace.offset();
        add(thread);
        Scheduler.blockUntil(Thread.WAITING, deadline);
        if (owner != null && owner.state != Thread.DEAD) {
            owner.dependents.addByPriority(thread);
            Scheduler.donate(thread);
        }
    }

    static void add(Thread thread) {
        ALL.insert(thread);
    }

    static void remove(Thread thread) {
        ALL.remove(thread);
    }

    /** Wakes the most urgent ones, at most {@code count} and {@link Futex#MOST_WOKEN}; how many there were. Throws {@link KernelError} if nothing is mapped there. */
    public static int wake(AddressSpace space, Address word, int count) {
        MemoryObject memory = space.memoryAt(word);
        if (memory == null) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        int most = count < Futex.MOST_WOKEN ? count : Futex.MOST_WOKEN;
        long offset = AddressSpace.offset();
        int woken = 0;
        Thread thread = most == 0 ? null : first(memory.number(), offset);
        while (thread != null) {
            Scheduler.leaveWait(thread);
            Scheduler.wake(thread, 0);
            woken++;
            // Who waited for somebody that waits here, too, lent him its urgency no longer than until now.
            thread = woken == most ? null : first(memory.number(), offset);
        }
        return woken;
    }

    /** Who waits there first, or null. */
    private static Thread first(long memory, long offset) {
        Thread first = null;
        Thread step = ALL.root();
        while (step != null) {
            if (step.futexMemory < memory || step.futexMemory == memory && step.futexOffset < offset) {
                step = step.right;
            } else {
                first = step;
                step = step.left;
            }
        }
        return first != null && first.futexMemory == memory && first.futexOffset == offset ? first : null;
    }
}
