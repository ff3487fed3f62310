package astryon.monitor;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.LockWord;
import astryon.sys.Platform;
import astryon.thread.Parking;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;
import astryon.unwind.Failures;

/**
 * The lock that every object has. While at most one thread wants it at a time it is thin: the owner is in the object's header, and taking and leaving
 * it are one compare-and-swap each (Bacon, Konuru, Murthy, Serrano, "Thin locks"). A thread that finds it taken, waits to be
 * notified, or needs its identity hash at the same time inflates it to a {@link Monitor}, which it stays until the object dies.
 */
public final class Locks {
    private static final String REASON = "between looking at a lock word and changing it its object must not move";

    // What came of taking a lock.
    private static final int OWNED = 0;
    private static final int TAKEN = 1;
    private static final int NO_MEMORY = 2;

    /** Rounds to try before sleeping: a lock is mostly held shortly. */
    private static final int SPINS = 64;

    private Locks() {
    }

    /** {@code monitorenter}. */
    @Inline
    public static void enter(Object object) {
        Address word = LockWord.of(object);
        int bits = word.loadInt();
        if (!LockWord.isBlank(bits) || !word.compareAndSwapInt(bits, bits | ThreadState.current().thinLock)) {
            enterSlowly(object);
        }
    }

    /** {@code monitorexit}. */
    @Inline
    public static void exit(Object object) {
        Address word = LockWord.of(object);
        int bits = word.loadInt();
        if (!LockWord.isOnce(bits, ThreadState.current().thinLock) || !word.compareAndSwapInt(bits, LockWord.blank(bits))) {
            exitSlowly(object);
        }
    }

    /** Without memory for a monitor who finds the lock taken tries again and again. */
    @NoInline
    static void enterSlowly(Object object) {
        int outcome = take(object);
        while (outcome == TAKEN) {
            Parking.pause();
            outcome = take(object);
        }
        if (outcome == NO_MEMORY) {
            throw Failures.OUT_OF_MEMORY;
        }
    }

    @NoInline
    static void exitSlowly(Object object) {
        if (!leave(object)) {
            throw new IllegalMonitorStateException();
        }
    }

    /** Whether the current thread owns the lock of {@code object}. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static boolean isOwned(Object object) {
        int bits = LockWord.of(object).loadOrderedInt();
        int thin = ThreadState.current().thinLock;
        return LockWord.isThin(bits) ? LockWord.isOwned(bits, thin)
                : LockWord.isInflated(bits) && Monitors.at(LockWord.payload(bits)).owner == LockWord.payload(thin);
    }

    /** {@link #OWNED}, or if there is no memory for a monitor {@link #TAKEN}, by another thread, or {@link #NO_MEMORY}. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static int take(Object object) {
        Address word = LockWord.of(object);
        int thin = ThreadState.current().thinLock;
        int bits = word.loadOrderedInt();
        while (!LockWord.isInflated(bits)) {
            int next = LockWord.isBlank(bits) ? bits | thin
                    : LockWord.isOwned(bits, thin) && LockWord.recursions(bits) < LockWord.MOST_RECURSIONS ? LockWord.lockedAgain(bits) : 0;
            if (next == 0) {
                break;
            }
            if (word.compareAndSwapInt(bits, next)) {
                return OWNED;
            }
            bits = word.loadOrderedInt();
        }
        int monitor = inflate(object);
        if (monitor == 0) {
            return LockWord.isThin(bits) && !LockWord.isOwned(bits, thin) ? TAKEN : NO_MEMORY;
        }
        acquire(Structs.addressOf(Monitors.at(monitor)));
        return OWNED;
    }

    /** Gives the thin lock of {@code object} up for a moment: what is left of a wait without memory for a monitor to wait in. */
    @NoInline
    static void giveWay(Object object) {
        int recursions = giveUp(object);
        if (recursions < 0) {
            return;
        }
        do {
            Parking.pause();
        } while (take(object) != OWNED);
        for (int i = 0; i < recursions; i++) {
            enter(object);
        }
    }

    /** Yields the recursions that are lost; negative if it is a monitor by now. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static int giveUp(Object object) {
        Address word = LockWord.of(object);
        int bits = word.loadOrderedInt();
        while (LockWord.isThin(bits)) {
            if (word.compareAndSwapInt(bits, LockWord.blank(bits))) {
                return LockWord.recursions(bits);
            }
            bits = word.loadOrderedInt();
        }
        return -1;
    }

    /** False if the current thread does not own the lock. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static boolean leave(Object object) {
        Address word = LockWord.of(object);
        int thin = ThreadState.current().thinLock;
        int bits = word.loadOrderedInt();
        while (LockWord.isThin(bits)) {
            if (!LockWord.isOwned(bits, thin)) {
                return false;
            }
            if (word.compareAndSwapInt(bits, LockWord.recursions(bits) > 0 ? LockWord.unlockedOnce(bits) : LockWord.blank(bits))) {
                return true;
            }
            bits = word.loadOrderedInt();
        }
        if (!LockWord.isInflated(bits)) {
            return false;
        }
        Monitor monitor = Monitors.at(LockWord.payload(bits));
        if (monitor.owner != LockWord.payload(thin)) {
            return false;
        }
        if (monitor.recursions > 0) {
            monitor.recursions--;
        } else {
            release(monitor);
        }
        return true;
    }

    /** Makes the lock of {@code object} a monitor in the same state, and yields its index; 0 if there is no memory. */
    @NoInline
    @Uninterruptible(reason = REASON)
    static int inflate(Object object) {
        Address word = LockWord.of(object);
        int bits = word.loadOrderedInt();
        if (LockWord.isInflated(bits)) {
            return LockWord.payload(bits);
        }
        int index = Monitors.take((int) Address.of(object).value());
        if (index == 0) {
            return 0;
        }
        Monitor monitor = Monitors.at(index);
        while (!LockWord.isInflated(bits)) {
            boolean owned = LockWord.isThin(bits);
            monitor.lock = owned ? 1 : 0;
            monitor.owner = owned ? LockWord.payload(bits) : 0;
            monitor.recursions = owned ? LockWord.recursions(bits) : 0;
            monitor.hash = owned ? 0 : LockWord.payload(bits);
            if (word.compareAndSwapInt(bits, LockWord.inflated(bits, index))) {
                return index;
            }
            bits = word.loadOrderedInt();
        }
        Monitors.free(index);
        return LockWord.payload(bits);
    }

    /** Takes the monitor at {@code address}, again if it is taken; may rest on the way. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static void acquire(Address address) {
        Monitor monitor = Structs.at(Monitor.class, address);
        int number = LockWord.payload(ThreadState.current().thinLock);
        if (monitor.owner == number) {
            monitor.recursions++;
            return;
        }
        Address lock = address.plus(Structs.offsetOf(Monitor.class, "lock"));
        for (int spin = 0; spin < SPINS; spin++) {
            if (monitor.lock == 0 && lock.compareAndSwapInt(0, 1)) {
                monitor.owner = number;
                return;
            }
            Machine.pause();
        }
        ThreadState.current().activity = Parking.BLOCKED;
        Safepoints.enterSafe();
        while (lock.exchangeInt(2) != 0) {
            Platform.waitWhile(lock, 2, Long.MAX_VALUE);
        }
        Safepoints.leaveSafe();
        ThreadState.current().activity = Parking.RUNS;
        monitor.owner = number;
    }

    @Uninterruptible(reason = REASON)
    private static void release(Monitor monitor) {
        monitor.owner = 0;
        Address lock = Structs.addressOf(monitor).plus(Structs.offsetOf(Monitor.class, "lock"));
        if (lock.exchangeInt(0) == 2) {
            Platform.wake(lock, 1);
        }
    }

    /** What came of a wait. */
    static final int WOKEN = 0;
    static final int INTERRUPTED = 1;
    static final int NOT_OWNER = 2;
    static final int NOWHERE = 3;

    /**
     * {@code Object.wait}: {@link #WOKEN}, also when the time is over; {@link #INTERRUPTED}, which the thread then is no longer; {@link #NOT_OWNER}; or
     * {@link #NOWHERE}, for there is no memory for a monitor.
     */
    @NoInline
    @Uninterruptible(reason = REASON)
    static int await(Object object, long nanos) {
        if (!isOwned(object)) {
            return NOT_OWNER;
        }
        int index = inflate(object);
        if (index == 0) {
            return Parking.takeInterrupt() ? INTERRUPTED : NOWHERE;
        }
        return await(Structs.addressOf(Monitors.at(index)), nanos);
    }

    /** From here on no object is touched: the monitor stays because the caller's caller still has to leave it. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static int await(Address address, long nanos) {
        Monitor monitor = Structs.at(Monitor.class, address);
        ThreadState thread = ThreadState.current();
        if (Parking.takeInterrupt()) {
            return INTERRUPTED;
        }
        Parking.prepareWait(thread);
        enqueue(monitor, thread);
        int recursions = monitor.recursions;
        monitor.recursions = 0;
        release(monitor);
        Parking.await(nanos);
        acquire(address);
        monitor.recursions = recursions;
        if (thread.waitWord == Parking.NOTIFIED) {
            return WOKEN;
        }
        dequeue(monitor, thread);
        return Parking.takeInterrupt() ? INTERRUPTED : WOKEN;
    }

    /** {@code Object.notify} and {@code notifyAll}. False if the current thread does not own the lock. */
    @NoInline
    @Uninterruptible(reason = REASON)
    static boolean wake(Object object, boolean all) {
        if (!isOwned(object)) {
            return false;
        }
        int bits = LockWord.of(object).loadOrderedInt();
        if (!LockWord.isInflated(bits)) {
            return true;
        }
        Monitor monitor = Monitors.at(LockWord.payload(bits));
        while (!monitor.firstWaiter.isZero()) {
            ThreadState waiter = Structs.at(ThreadState.class, monitor.firstWaiter);
            dequeue(monitor, waiter);
            Parking.notify(waiter);
            if (!all) {
                break;
            }
        }
        return true;
    }

    @Uninterruptible(reason = REASON)
    private static void enqueue(Monitor monitor, ThreadState thread) {
        thread.waitNext = new Address(0);
        if (monitor.firstWaiter.isZero()) {
            monitor.firstWaiter = Structs.addressOf(thread);
        } else {
            Structs.at(ThreadState.class, monitor.lastWaiter).waitNext = Structs.addressOf(thread);
        }
        monitor.lastWaiter = Structs.addressOf(thread);
    }

    @Uninterruptible(reason = REASON)
    private static void dequeue(Monitor monitor, ThreadState thread) {
        Address wanted = Structs.addressOf(thread);
        Address before = new Address(0);
        Address at = monitor.firstWaiter;
        while (!at.equals(wanted)) {
            before = at;
            at = Structs.at(ThreadState.class, at).waitNext;
        }
        if (before.isZero()) {
            monitor.firstWaiter = thread.waitNext;
        } else {
            Structs.at(ThreadState.class, before).waitNext = thread.waitNext;
        }
        if (monitor.lastWaiter.equals(wanted)) {
            monitor.lastWaiter = before;
        }
    }

    /** The identity hash of {@code object}, given on first demand; 0 if there is no memory for a monitor to keep it in. */
    @NoInline
    @Uninterruptible(reason = REASON)
    static int identityHash(Object object) {
        Address word = LockWord.of(object);
        int bits = word.loadOrderedInt();
        while (LockWord.isFree(bits)) {
            if (!LockWord.isBlank(bits)) {
                return LockWord.payload(bits);
            }
            word.compareAndSwapInt(bits, LockWord.hashed(bits, nextHash()));
            bits = word.loadOrderedInt();
        }
        int index = inflate(object);
        if (index == 0) {
            return 0;
        }
        Monitor monitor = Monitors.at(index);
        if (monitor.hash == 0) {
            Structs.addressOf(monitor).plus(Structs.offsetOf(Monitor.class, "hash")).compareAndSwapInt(0, nextHash());
        }
        return monitor.hash;
    }

    /** Xorshift (Marsaglia 2003), each thread its own; never zero in the bits kept. */
    @Uninterruptible(reason = REASON)
    private static int nextHash() {
        ThreadState thread = ThreadState.current();
        int x = thread.hashState;
        do {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
        } while (x << 32 - LockWord.PAYLOAD_BITS == 0);
        thread.hashState = x;
        return x & (1 << LockWord.PAYLOAD_BITS) - 1;
    }
}
