package astryon.thread;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.sys.Platform;

/**
 * How a thread sleeps until another wakes it. Each has a permit, for {@code park}, and a word for {@code wait} and {@code sleep}; an interrupt
 * wakes both. The memory of a thread that has ended is some thread's still, so waking the wrong one is all that can go
 * wrong, and whoever sleeps looks again.
 */
public final class Parking {
    private static final String REASON = "a thread on its way to sleep works with raw words only";

    /** What a thread does: {@link ThreadState#activity}. */
    public static final int RUNS = 0;
    public static final int BLOCKED = 1;
    public static final int WAITS = 2;
    public static final int WAITS_FOR_A_TIME = 3;

    private static final long MOMENT_NANOS = 1_000_000;

    private static final int AWAKE = 0;
    private static final int WAITING = 1;
    public static final int NOTIFIED = 2;
    private static final int DISTURBED = 3;

    private Parking() {
    }

    /** Sleeps until there is a permit, an interrupt, or {@code nanos} are over ({@code Long.MAX_VALUE}: never); takes the permit. May wake for no reason. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void park(long nanos) {
        ThreadState thread = ThreadState.current();
        Address permit = permit(thread);
        if (permit.exchangeInt(0) != 0 || isInterrupted(thread) || nanos <= 0) {
            return;
        }
        thread.activity = nanos == Long.MAX_VALUE ? WAITS : WAITS_FOR_A_TIME;
        Safepoints.enterSafe();
        Platform.waitWhile(permit, 0, nanos);
        Safepoints.leaveSafe();
        thread.activity = RUNS;
        permit.exchangeInt(0);
    }

    /** Gives the thread at {@code address} a permit. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void unpark(Address address) {
        Address permit = permit(Structs.at(ThreadState.class, address));
        if (permit.exchangeInt(1) == 0) {
            Platform.wake(permit, 1);
        }
    }

    /** Interrupts the thread at {@code address}. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void interrupt(Address address) {
        ThreadState thread = Structs.at(ThreadState.class, address);
        address.plus(Structs.offsetOf(ThreadState.class, "interrupted")).exchangeInt(1);
        unpark(address);
        if (waitWord(thread).compareAndSwapInt(WAITING, DISTURBED)) {
            Platform.wake(waitWord(thread), 1);
        }
    }

    @Uninterruptible(reason = REASON)
    public static boolean isInterrupted(ThreadState thread) {
        return thread.interrupted != 0;
    }

    /** Whether the current thread is interrupted, which it then is no longer. */
    @Uninterruptible(reason = REASON)
    public static boolean takeInterrupt() {
        ThreadState thread = ThreadState.current();
        return thread.interrupted != 0
                && Machine.currentThread().plus(Structs.offsetOf(ThreadState.class, "interrupted")).exchangeInt(0) != 0;
    }

    /** What the thread at {@code address} does. */
    @Uninterruptible(reason = REASON)
    public static int activity(Address address) {
        return Structs.at(ThreadState.class, address).activity;
    }

    /** Sleeps for {@code nanos}; false if it was interrupted, which the thread then is no longer. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static boolean sleep(long nanos) {
        ThreadState thread = ThreadState.current();
        prepareWait(thread);
        if (!isInterrupted(thread)) {
            await(nanos);
        }
        waitWord(thread).exchangeInt(AWAKE);
        return !takeInterrupt();
    }

    /** Sleeps while the 4-byte word at {@code word}, which does not move, is {@code value}; whoever changes it wakes those who sleep on it. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void awaitChange(Address word, int value) {
        ThreadState thread = ThreadState.current();
        thread.activity = WAITS;
        Safepoints.enterSafe();
        while (word.loadOrderedInt() == value) {
            Platform.waitWhile(word, value, Long.MAX_VALUE);
        }
        Safepoints.leaveSafe();
        thread.activity = RUNS;
    }

    /** Sleeps for a moment, whatever comes: for who can do no better than to look again. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void pause() {
        ThreadState thread = ThreadState.current();
        thread.activity = BLOCKED;
        Address activity = Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "activity"));
        Safepoints.enterSafe();
        Platform.waitWhile(activity, BLOCKED, MOMENT_NANOS);
        Safepoints.leaveSafe();
        thread.activity = RUNS;
    }

    /** From here on a notification is not lost. */
    @Uninterruptible(reason = REASON)
    public static void prepareWait(ThreadState thread) {
        waitWord(thread).exchangeInt(WAITING);
    }

    /** Sleeps until notified, interrupted, or {@code nanos} are over. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void await(long nanos) {
        ThreadState thread = ThreadState.current();
        long end = nanos == Long.MAX_VALUE ? nanos : Platform.monotonicNanos() + nanos;
        long left = nanos;
        thread.activity = nanos == Long.MAX_VALUE ? WAITS : WAITS_FOR_A_TIME;
        Safepoints.enterSafe();
        while (left > 0 && thread.waitWord == WAITING && !isInterrupted(thread)) {
            Platform.waitWhile(waitWord(thread), WAITING, left);
            left = nanos == Long.MAX_VALUE ? nanos : end - Platform.monotonicNanos();
        }
        Safepoints.leaveSafe();
        thread.activity = RUNS;
    }

    @Uninterruptible(reason = REASON)
    public static void notify(ThreadState thread) {
        waitWord(thread).exchangeInt(NOTIFIED);
        Platform.wake(waitWord(thread), 1);
    }

    @Uninterruptible(reason = REASON)
    private static Address waitWord(ThreadState thread) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "waitWord"));
    }

    @Uninterruptible(reason = REASON)
    private static Address permit(ThreadState thread) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "permit"));
    }
}
