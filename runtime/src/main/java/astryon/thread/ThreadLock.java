package astryon.thread;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/**
 * A lock for the runtime's own structures: a word on which the platform lets threads sleep. It is no monitor: it is not
 * reentrant, nobody owns it, and an instance must lie in the image heap, where objects never move. It does not enter a safe region: a thread
 * that may have to wait long does that itself.
 *
 * <p>The word is 0 free, 1 held, 2 held and somebody may sleep (Drepper, "Futexes are tricky", mutex 2).
 */
public final class ThreadLock {
    private static final String REASON = "held by threads that stop others";

    private static final int FREE = 0;
    private static final int HELD = 1;
    private static final int CONTENDED = 2;

    private int word;

    @Uninterruptible(reason = REASON)
    boolean tryLock() {
        return address().compareAndSwapInt(FREE, HELD);
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    public void lock() {
        if (!tryLock()) {
            while (address().exchangeInt(CONTENDED) != FREE) {
                Platform.waitWhile(address(), CONTENDED, Long.MAX_VALUE);
            }
        }
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    public void unlock() {
        if (address().exchangeInt(FREE) == CONTENDED) {
            Platform.wake(address(), 1);
        }
    }

    /** The only field of an object follows its header. */
    @Uninterruptible(reason = REASON)
    private Address address() {
        return Address.of(this).plus(8);
    }
}
