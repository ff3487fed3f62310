package astryon.services.app.system;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.ProcessList;
import astryon.protocol.WaitingCalls;
import astryon.services.app.Child;
import astryon.services.app.Signal;
import astryon.sys.Calls;

/** A process that this one started. */
final class SystemChild implements Child {
    private static final long CHANGED = 1;
    private static final int KILLED = 256;
    private static final int FAULTED = 512;
    private static final int SUSPENDED = 1024;

    private final int number;
    private final Handle process;
    private final ProcessList processes;
    private final Handle change;

    SystemChild(int number, Handle process, ProcessList processes) {
        this.number = number;
        this.process = process;
        this.processes = processes;
        change = Calls.notificationCreate();
        Calls.processWatch(process, change, CHANGED);
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
        } else if (status >= SUSPENDED) {
            return State.stopped(Signal.of((int) status - SUSPENDED).orElse(Signal.STOP));
        } else if (status >= FAULTED) {
            return State.ended(Signal.ABRT.status());
        } else if (status >= KILLED) {
            return State.ended(Signal.of((int) status - KILLED).orElse(Signal.KILL).status());
        }
        return State.ended((int) status);
    }

    @Override
    public State await() {
        State state = state();
        while (state == State.RUNNING) {
            awaitChange();
            state = state();
        }
        return state;
    }

    @Override
    public State awaitEnd() {
        State state = state();
        while (!state.isEnded()) {
            awaitChange();
            state = state();
        }
        return state;
    }

    /** Until it has ended, or is stopped, after whoever waited last has seen what it is then. */
    private void awaitChange() {
        WaitingCalls.notificationWait(change, CHANGED);
        if (state().isEnded()) {
            // For the next who waits.
            Calls.notificationSignal(change, CHANGED);
        }
    }

    @Override
    public void signal(Signal signal) {
        try {
            processes.signalWithChildren(number, signal.number());
        } catch (Failure hasEnded) {
            // There is nobody to hear of it.
        }
    }
}
