package astryon.thread;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/**
 * Brings all threads but one to rest. A thread that runs Java code rests at its next poll. One that is in a safe region (blocked,
 * or in a system call) counts as resting, and waits at the region's end while others have to rest.
 *
 * <p>Two words a thread carry it: {@code pollRequested}, written by the thread that stops the others, and {@code state}, written by the
 * thread itself. Each side writes its own word, passes a full fence, and reads the other's, so that at least one of
 * the two sees what the other wants; that one waits on the word it saw.
 *
 * <p>Between {@link #enterSafe} and {@link #leaveSafe} a method works on raw memory only: no reference is read, written, or
 * passed on, because what it refers to may be moving. Such a method is {@code @NoInline}, lest its caller's work gets between.
 */
public final class Safepoints {
    private static final String PROTOCOL = "a thread that is on its way to rest, or has stopped others, must not rest in between";

    private static final ThreadLock LOCK = new ThreadLock();

    /** Head of the list of all threads. */
    private static Address first;

    private Safepoints() {
    }

    /** The list of all threads; follow {@code next}. It changes only while the caller neither holds the lock nor has stopped the others. */
    @Uninterruptible(reason = PROTOCOL)
    public static Address firstThread() {
        return first;
    }

    /** The program's first thread is there: nobody else is yet. */
    @Uninterruptible(reason = PROTOCOL)
    public static void start(ThreadState thread) {
        first = Structs.addressOf(thread);
        ThreadStates.number(thread);
    }

    /** Adds a thread that is in a safe region, with all of its state filled in. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void add(ThreadState thread) {
        lock(Machine.returnAddressSlot());
        thread.next = first;
        first = Structs.addressOf(thread);
        LOCK.unlock();
    }

    /** Removes the thread at {@code address}: the current one, which touches no object from here on, or one that never ran. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void remove(Address address) {
        lock(Machine.returnAddressSlot());
        ThreadState thread = Structs.at(ThreadState.class, address);
        if (first.equals(address)) {
            first = thread.next;
        } else {
            ThreadState before = Structs.at(ThreadState.class, first);
            while (!before.next.equals(address)) {
                before = Structs.at(ThreadState.class, before.next);
            }
            before.next = thread.next;
        }
        LOCK.unlock();
    }

    /**
     * Returns when all other threads rest, with their stacks ready to be walked from {@code stackTop}. If another thread is doing the same, this
     * one rests first, so objects may have moved when this returns. The caller's own walk starts at its own return address.
     */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void stopOthers() {
        lock(Machine.returnAddressSlot());
        Address current = Machine.currentThread();
        for (Address at = first; !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
            if (!at.equals(current)) {
                Structs.at(ThreadState.class, at).pollRequested = 1;
            }
        }
        Machine.fence();
        for (Address at = first; !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
            ThreadState thread = Structs.at(ThreadState.class, at);
            while (!at.equals(current) && thread.state == ThreadState.RUNNING) {
                Platform.waitWhile(stateWord(thread), ThreadState.RUNNING, Long.MAX_VALUE);
            }
        }
    }

    /** Lets the others go on. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void resumeOthers() {
        Address current = Machine.currentThread();
        for (Address at = first; !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
            ThreadState thread = Structs.at(ThreadState.class, at);
            if (!at.equals(current)) {
                thread.pollRequested = 0;
                Platform.wake(pollWord(thread), 1);
            }
        }
        LOCK.unlock();
    }

    /** Begins a safe region of the calling method: see the class. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void enterSafe() {
        rest(ThreadState.current(), ThreadState.SAFE, Machine.returnAddressSlot());
    }

    /** Ends the safe region; waits while this thread is to rest. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void leaveSafe() {
        ThreadState thread = ThreadState.current();
        stateWord(thread).exchangeInt(ThreadState.RUNNING);
        if (thread.pollRequested != 0) {
            waitUntilResumed(thread, ThreadState.SAFE);
        }
    }

    /** A poll found that it is to rest; {@code returnAddressSlot} is the poll's. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    public static void poll(Address returnAddressSlot) {
        ThreadState thread = ThreadState.current();
        thread.stackTop = returnAddressSlot;
        waitUntilResumed(thread, ThreadState.STOPPED);
    }

    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    private static void waitUntilResumed(ThreadState thread, int resting) {
        do {
            rest(thread, resting, thread.stackTop);
            while (thread.pollRequested != 0) {
                Platform.waitWhile(pollWord(thread), 1, Long.MAX_VALUE);
            }
            stateWord(thread).exchangeInt(ThreadState.RUNNING);
        } while (thread.pollRequested != 0);
    }

    @Uninterruptible(reason = PROTOCOL)
    private static void rest(ThreadState thread, int resting, Address returnAddressSlot) {
        thread.stackTop = returnAddressSlot;
        stateWord(thread).exchangeInt(resting);
        if (thread.pollRequested != 0) {
            Platform.wake(stateWord(thread), 1);
        }
    }

    /** Takes the lock that every change of the list and every stop holds; whoever waits for it rests. */
    @NoInline
    @Uninterruptible(reason = PROTOCOL)
    private static void lock(Address returnAddressSlot) {
        if (!LOCK.tryLock()) {
            rest(ThreadState.current(), ThreadState.SAFE, returnAddressSlot);
            LOCK.lock();
            // Nobody stops anyone while this thread holds the lock.
            stateWord(ThreadState.current()).exchangeInt(ThreadState.RUNNING);
        }
    }

    @Uninterruptible(reason = PROTOCOL)
    private static Address stateWord(ThreadState thread) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "state"));
    }

    @Uninterruptible(reason = PROTOCOL)
    private static Address pollWord(ThreadState thread) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "pollRequested"));
    }
}
