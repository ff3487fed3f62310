package astryon.library.linux;

import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.thread.Safepoints;

/**
 * A system call in which a thread may have to wait: it rests there, so that others can collect. What it is given is no memory of the heap,
 * where objects move in the meantime. A call that a signal cut short is made again.
 */
final class WaitingCall {
    private static final int EINTR = 4;

    private WaitingCall() {
    }

    @NoInline
    @Uninterruptible(reason = "between the ends of a safe region only raw memory is touched")
    static long make(int number, long first, long second, long third) {
        Safepoints.enterSafe();
        long result;
        do {
            result = Machine.syscall(number, first, second, third, 0, 0, 0);
        } while (result == -EINTR);
        Safepoints.leaveSafe();
        return result;
    }
}
