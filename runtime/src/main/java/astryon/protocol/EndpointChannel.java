package astryon.protocol;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.magic.Address;
import astryon.magic.Uninterruptible;
import astryon.sys.Calls;
import astryon.sys.Platform;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import astryon.thread.ThreadState;

/** Calls through the kernel, by a handle to the server's endpoint. Any thread's. */
public final class EndpointChannel extends Channel {
    private static final Loan.Lender NOBODY = null;

    private final Handle endpoint;
    private final long patienceNanos;

    public EndpointChannel(Handle endpoint) {
        this(endpoint, 0);
    }

    /** Calls that take longer fail with {@link Failure#TIMED_OUT}; 0 is for ever. */
    public EndpointChannel(Handle endpoint, long patienceNanos) {
        this.endpoint = endpoint;
        this.patienceNanos = patienceNanos;
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

    /** A thread that has the stack, and with it the memory, of one that has ended is another one to the kernel. */
    @Uninterruptible(reason = "the thread is only beginning")
    public static void threadStarts() {
        Address area = ThreadState.current().outgoing;
        if (!area.isZero()) {
            Calls.messagePage(area.plus(Exchange.PAGE));
        }
    }

    @Override
    protected void send(Exchange exchange) {
        if (patienceNanos > 0) {
            exchange.message().setTag(exchange.message().tag() | MessageTag.DEADLINE);
            exchange.message().setDeadline(SystemClock.nanos() + patienceNanos);
        }
        long result = WaitingCalls.call(endpoint, exchange.message());
        if (result < 0) {
            throw failure((int) -result);
        }
    }

    private static Failure failure(int error) {
        return new Failure(switch (error) {
            case ErrorCode.Number.PEER_DIED, ErrorCode.Number.REVOKED -> Failure.GONE;
            case ErrorCode.Number.PEER_RESTARTED -> Failure.AGAIN;
            case ErrorCode.Number.BAD_HANDLE, ErrorCode.Number.WRONG_TYPE -> Failure.NOT_OPEN;
            case ErrorCode.Number.TIMED_OUT -> Failure.TIMED_OUT;
            case ErrorCode.Number.NO_MEMORY, ErrorCode.Number.NO_BUDGET, ErrorCode.Number.NO_HANDLES -> Failure.NO_MEMORY;
            default -> Failure.IN_OUT;
        }, SystemError.describe(error));
    }
}
