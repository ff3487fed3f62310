package astryon.services.app.system;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.protocol.WaitingCalls;
import astryon.services.app.Child;
import astryon.services.app.Signal;
import astryon.sys.Calls;

/** A process that this one started. */
final class SystemChild implements Child {
    private static final long ENDED = 1;
    private static final int KILLED = 256;
    private static final int FAULTED = 512;

    private final long number;
    private final Handle process;
    private final Handle end;
    /** What it was ended by, if this process did it. */
    private volatile Signal fatal = Signal.KILL;

    SystemChild(long number, Handle process) {
        this.number = number;
        this.process = process;
        end = Calls.notificationCreate();
        Calls.processWatch(process, end, ENDED);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public State state() {
        long status = Calls.processStatus(process);
        if (status == -ErrorCode.Number.STILL_RUNNING) {
            return State.RUNNING;
        }
        if (status >= FAULTED) {
            return State.ended(Signal.ABRT.status());
        }
        return State.ended(status >= KILLED ? fatal.status() : (int) status);
    }

    @Override
    public State await() {
        return awaitEnd();
    }

    @Override
    public State awaitEnd() {
        while (!state().isEnded()) {
            WaitingCalls.notificationWait(end, ENDED);
            // For the next who waits.
            Calls.notificationSignal(end, ENDED);
        }
        return state();
    }

    /** There are no handlers: what is not ignored ends it. */
    @Override
    public void signal(Signal signal) {
        if (signal != Signal.CHLD && signal != Signal.CONT && !signal.stops() && !state().isEnded()) {
            fatal = signal;
            Calls.processKill(process);
        }
    }
}
