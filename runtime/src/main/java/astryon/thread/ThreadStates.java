package astryon.thread;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.LockWord;
import astryon.sys.Platform;

/**
 * The {@link ThreadState}s of threads that are made while the program runs. Each lies at the top of its thread's stack, and both are used
 * again when the thread has ended, never given back: whoever still has the address of an ended thread's state finds some thread's state.
 * <pre>
 *   start     guard pages
 *             stack, growing down
 *             ThreadState
 * </pre>
 */
public final class ThreadStates {
    private static final String REASON = "the lists of threads are changed by threads that are about to end";

    private static final long STACK_BYTES = 0x10_0000;

    private static final ThreadLock LOCK = new ThreadLock();
    private static int numbers;
    private static Address ended;

    private ThreadStates() {
    }

    /** The state of a new thread, in a safe region and without stack frames; zero if there is no memory for its stack. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static Address take() {
        LOCK.lock();
        Address found = left();
        if (found.isZero()) {
            Address start = Platform.stack(STACK_BYTES);
            if (!start.isZero()) {
                found = start.plus(STACK_BYTES - ThreadState.BYTES);
                ThreadState thread = Structs.at(ThreadState.class, found);
                thread.stackStart = start;
                thread.stackBytes = STACK_BYTES;
                number(thread);
            }
        }
        LOCK.unlock();
        if (!found.isZero()) {
            ThreadState thread = Structs.at(ThreadState.class, found);
            thread.pollRequested = 0;
            thread.state = ThreadState.SAFE;
            thread.stackTop = new Address(0);
            thread.allocationTop = new Address(0);
            thread.allocationLimit = new Address(0);
            thread.threadObject = 0;
            thread.codeTable = 0;
            thread.callSites = 0;
            thread.activity = 0;
            thread.permit = 0;
            thread.waitWord = 0;
            thread.interrupted = 0;
        }
        return found;
    }

    /** Takes the first that an ended thread left and is off. */
    @Uninterruptible(reason = REASON)
    private static Address left() {
        Address before = new Address(0);
        Address at = ended;
        while (!at.isZero() && Structs.at(ThreadState.class, at).systemThread != 0) {
            before = at;
            at = Structs.at(ThreadState.class, at).nextEnded;
        }
        if (!at.isZero()) {
            Address next = Structs.at(ThreadState.class, at).nextEnded;
            if (before.isZero()) {
                ended = next;
            } else {
                Structs.at(ThreadState.class, before).nextEnded = next;
            }
        }
        return at;
    }

    /** The thread at {@code address} is about to end, or never ran: it is in no list of threads any more. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void leave(Address address) {
        LOCK.lock();
        Structs.at(ThreadState.class, address).nextEnded = ended;
        ended = address;
        LOCK.unlock();
    }

    /** Gives a state its number, once. */
    @Uninterruptible(reason = REASON)
    static void number(ThreadState thread) {
        numbers++;
        thread.thinLock = LockWord.thin(numbers);
        thread.hashState = 0x2545_f491 ^ numbers << 7;
    }
}
