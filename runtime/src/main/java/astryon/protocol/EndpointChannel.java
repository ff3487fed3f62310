package astryon.protocol;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Message;
import astryon.sys.Platform;
import astryon.sys.SystemError;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;

/** Calls through the kernel, by a handle to the server's endpoint. Any thread's. */
public final class EndpointChannel extends Channel {
    private static final Loan.Lender NOBODY = null;

    private final Handle endpoint;

    public EndpointChannel(Handle endpoint) {
        this.endpoint = endpoint;
    }

    public Handle endpoint() {
        return endpoint;
    }

    @Override
    protected Exchange exchange() {
        return new Exchange(area(), NOBODY);
    }

    /** The calling thread's memory for an {@link Exchange}; its message page is in there. */
    public static Address area() {
        Address area = areaOrNone();
        if (area.isZero()) {
            throw new OutOfMemoryError("no memory for a message");
        }
        return area;
    }

    /** The same; zero if there is no memory. */
    @Uninterruptible(reason = "called where no object can be made")
    public static Address areaOrNone() {
        ThreadState thread = ThreadState.current();
        if (thread.outgoing.isZero()) {
            Address area = Platform.memory(Exchange.BYTES);
            if (!area.isZero()) {
                Calls.messagePage(area.plus(Exchange.PAGE));
                thread.outgoing = area;
            }
        }
        return thread.outgoing;
    }

    @Override
    protected void send(Exchange exchange) {
        long result = call(endpoint, exchange.message());
        if (result < 0) {
            throw failure((int) -result);
        }
    }

    private static Failure failure(int error) {
        return new Failure(switch (error) {
            case ErrorCode.Number.PEER_DIED, ErrorCode.Number.REVOKED -> Failure.GONE;
            case ErrorCode.Number.BAD_HANDLE, ErrorCode.Number.WRONG_TYPE -> Failure.NOT_OPEN;
            case ErrorCode.Number.TIMED_OUT -> Failure.TIMED_OUT;
            case ErrorCode.Number.NO_MEMORY, ErrorCode.Number.NO_BUDGET, ErrorCode.Number.NO_HANDLES -> Failure.NO_MEMORY;
            default -> Failure.IN_OUT;
        }, SystemError.describe(error));
    }

    /** As {@link Calls#call}: the thread rests meanwhile. */
    @NoInline
    @Uninterruptible(reason = "between the ends of a safe region only raw memory is touched")
    public static long call(Handle endpoint, Message message) {
        Safepoints.enterSafe();
        long result = Calls.call(endpoint, message);
        Safepoints.leaveSafe();
        return result;
    }

    /** Waits for ever for an object of a wait set: its key. The thread rests meanwhile. */
    @NoInline
    @Uninterruptible(reason = "between the ends of a safe region only raw memory is touched")
    public static long waitSetWait(Handle waitSet) {
        Safepoints.enterSafe();
        long result = Calls.waitSetWait(waitSet, 0);
        Safepoints.leaveSafe();
        return result;
    }

    /** As {@link Calls#replyReceive}: the thread rests meanwhile. */
    @NoInline
    @Uninterruptible(reason = "between the ends of a safe region only raw memory is touched")
    public static long replyReceive(Handle endpoint, Message message) {
        Safepoints.enterSafe();
        long result = Calls.replyReceive(endpoint, message);
        Safepoints.leaveSafe();
        return result;
    }
}
