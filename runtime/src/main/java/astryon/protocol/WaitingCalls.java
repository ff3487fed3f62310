package astryon.protocol;

import astryon.abi.Handle;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.thread.Safepoints;

/** System calls in which a thread may wait: it rests there, so that others can collect. They touch no memory of the heap. */
public final class WaitingCalls {
    private static final String RAW = "between the ends of a safe region only raw memory is touched";

    private WaitingCalls() {
    }

    /** See {@link Calls#call}. */
    @NoInline
    @Uninterruptible(reason = RAW)
    public static long call(Handle endpoint, Message message) {
        Safepoints.enterSafe();
        long result = Calls.call(endpoint, message);
        Safepoints.leaveSafe();
        return result;
    }

    /** See {@link Calls#replyReceive}. */
    @NoInline
    @Uninterruptible(reason = RAW)
    public static long replyReceive(Handle endpoint, Message message) {
        Safepoints.enterSafe();
        long result = Calls.replyReceive(endpoint, message);
        Safepoints.leaveSafe();
        return result;
    }

    /** See {@link Calls#waitSetWait}; without a deadline. */
    @NoInline
    @Uninterruptible(reason = RAW)
    public static long waitSetWait(Handle waitSet) {
        Safepoints.enterSafe();
        long result = Calls.waitSetWait(waitSet, 0);
        Safepoints.leaveSafe();
        return result;
    }

    /** See {@link Calls#notificationWait}; without a deadline. */
    @NoInline
    @Uninterruptible(reason = RAW)
    public static long notificationWait(Handle notification, long bits) {
        Safepoints.enterSafe();
        long result = Calls.notificationWait(notification, bits, 0);
        Safepoints.leaveSafe();
        return result;
    }
}
