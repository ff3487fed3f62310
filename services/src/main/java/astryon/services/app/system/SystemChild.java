package astryon.services.app.system;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.protocol.Failure;
import astryon.protocol.ProcessList;
import astryon.protocol.WaitingCalls;
import astryon.services.app.Child;
import astryon.services.app.Signal;
import astryon.sys.Calls;
import java.util.Optional;
import java.util.function.LongConsumer;

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
    private final LongConsumer used;
    private final Optional<Child> outer = Optional.ofNullable(AT_WORK.get());
    /** How it has ended, as soon as that was seen: its handles are closed then, the one that is waited for by who waited last. */
    private State end;
    private int waiters;

    /** @param used hears, once, how many nanoseconds of processor time it has used, when its end is seen */
    SystemChild(int number, Handle process, ProcessList processes, LongConsumer used) {
        this.number = number;
        this.process = process;
        this.processes = processes;
        this.used = used;
        change = Calls.notificationCreate();
        Calls.processWatch(process, change, CHANGED);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public Optional<Child> outer() {
        return outer;
    }

    @Override
    public synchronized State state() {
        if (end == null) {
            State state = state(Calls.processStatus(process));
            if (!state.isEnded()) {
                return state;
            }
            end = state;
            used.accept(Calls.processTime(process));
            Calls.handleClose(process);
            closeUnlessAwaited();
        }
        return end;
    }

    private static State state(long status) {
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

    private void closeUnlessAwaited() {
        if (waiters == 0) {
            Calls.handleClose(change);
        }
    }

    /** Until it has ended, or is stopped, after whoever waited last has seen what it is then. */
    private void awaitChange() {
        synchronized (this) {
            if (end != null) {
                return;
            }
            waiters++;
        }
        WaitingCalls.notificationWait(change, CHANGED);
        synchronized (this) {
            boolean wasKnown = end != null;
            waiters--;
            if (state().isEnded()) {
                if (waiters > 0) {
                    // For the next who waits.
                    Calls.notificationSignal(change, CHANGED);
                } else if (wasKnown) {
                    Calls.handleClose(change);
                }
            }
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
