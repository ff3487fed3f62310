package astryon.unwind;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;

/**
 * The references that a thread has beside those on its stack: 4-byte slots in its {@link ThreadState}, 0 for none. The collector
 * visits {@code slot(thread, n)} for each thread of {@link Safepoints#firstThread} and each n below {@link #COUNT}, and may
 * change what is there.
 */
public final class ThreadRoots {
    public static final int COUNT = 3;

    /** Enough for the 1024 elements of a trace and what is hidden between them. */
    private static final int MOST_CALL_SITES = 2100;

    private static final String REASON = "as a number a reference is not updated when its object moves";

    private static boolean begun;

    private ThreadRoots() {
    }

    /** From now on the thread register points at a {@link ThreadState}. In the kernel it never does. */
    public static void begin() {
        begun = true;
    }

    /** Whether threads have roots at all, and so exceptions stack traces. */
    public static boolean exist() {
        return begun;
    }

    /** Address of root {@code n} of {@code thread}. */
    @Uninterruptible(reason = REASON)
    public static Address slot(ThreadState thread, int n) {
        return Structs.addressOf(thread).plus(Structs.offsetOf(ThreadState.class, "threadObject") + 4L * n);
    }

    /** The current thread's object, null for the first thread until it is {@linkplain #setThreadObject set}. */
    @Uninterruptible(reason = REASON)
    public static Object threadObject() {
        return object(ThreadState.current().threadObject);
    }

    @Uninterruptible(reason = REASON)
    public static void setThreadObject(Object thread) {
        ThreadState.current().threadObject = (int) Address.of(thread).value();
    }

    /** What a new thread at {@code state} needs before it runs; it is already where the collector finds it. */
    public static void prepare(Address state, Object thread) {
        prepare(state, thread, Unwinder.newTable());
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void prepare(Address address, Object thread, Object codeTable) {
        ThreadState state = Structs.at(ThreadState.class, address);
        state.threadObject = (int) Address.of(thread).value();
        state.codeTable = (int) Address.of(codeTable).value();
    }

    /** Where the current thread's stack walks put what they find, before it is known how much that is. */
    public static int[] callSites() {
        Object sites = object(ThreadState.current().callSites);
        if (sites == null) {
            sites = new int[MOST_CALL_SITES];
            keepCallSites(sites);
        }
        return (int[]) sites;
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void keepCallSites(Object sites) {
        ThreadState.current().callSites = (int) Address.of(sites).value();
    }

    @Uninterruptible(reason = REASON)
    static Object object(int reference) {
        return new Address(reference & 0xffff_ffffL).toObject();
    }
}
