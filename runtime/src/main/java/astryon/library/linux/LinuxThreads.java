package astryon.library.linux;

import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.thread.ThreadState;

/** Threads by clone(2), as {@code pthread_create} makes them: they share everything but their stack. */
final class LinuxThreads {
    private static final int EXIT = 60;
    private static final int SCHED_GETAFFINITY = 204;

    /** Room for 1024 processors. */
    private static final int MASK_WORDS = 16;

    /** VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, PARENT_SETTID, CHILD_CLEARTID. */
    private static final long FLAGS = 0x100 | 0x200 | 0x400 | 0x800 | 0x1_0000 | 0x4_0000 | 0x10_0000 | 0x20_0000;

    private LinuxThreads() {
    }

    @Uninterruptible(reason = "called where the list of threads is being changed")
    static Address stack(long bytes) {
        return GuardedStack.allocate(bytes);
    }

    /** The bits set in the first thread's affinity mask: sched_getaffinity(2) yields how many bytes it wrote. */
    static int processors() {
        long[] mask = new long[MASK_WORDS];
        long bytes = affinity(mask);
        int count = 0;
        for (int i = 0; i < bytes / 8; i++) {
            count += Long.bitCount(mask[i]);
        }
        return Math.max(count, 1);
    }

    @NoInline
    @Uninterruptible(reason = "the system writes into an array")
    private static long affinity(long[] mask) {
        return Machine.syscall(SCHED_GETAFFINITY, 0, 8L * MASK_WORDS, Address.of(mask).plus(16).value(), 0, 0, 0);
    }

    static boolean start(Address state, Address entry) {
        Address systemThread = state.plus(Structs.offsetOf(ThreadState.class, "systemThread"));
        return clone(FLAGS, state, systemThread, systemThread, state, entry) > 0;
    }

    /** clone(2) with these arguments; the new thread has {@code state} in the thread register, and calls {@code entry}. */
    @Assembled("astryon.compiler.x64.ProcessEntry#cloneThread")
    private static native long clone(long flags, Address stack, Address parentNumber, Address childNumber, Address state, Address entry);

    @Uninterruptible(reason = "the thread is on no list any more")
    static void exit() {
        Machine.syscall(EXIT, 0, 0, 0, 0, 0, 0);
    }
}
