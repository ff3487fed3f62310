package astryon.library;

import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.thread.Parking;
import astryon.thread.ThreadState;
import astryon.unwind.OtherStacks;
import astryon.unwind.ThreadRoots;
import java.util.Arrays;

/**
 * A thread as the platform has it: while it is alive at the address of its {@link ThreadState}, where also stands whether it is interrupted; before and
 * after, that stands here. All changes, and all looks at another thread, are made under the lock of this, so that the thread does not end meanwhile.
 */
final class ThreadPresence {
    private static final int[] NONE = {};

    private volatile boolean interrupted;
    private volatile Address state;

    synchronized void begin(Address at) {
        if (interrupted) {
            Structs.at(ThreadState.class, at).interrupted = 1;
        }
        state = at;
    }

    synchronized void end() {
        interrupted = Parking.isInterrupted(Structs.at(ThreadState.class, state));
        state = new Address(0);
    }

    synchronized void interrupt() {
        if (state.isZero()) {
            interrupted = true;
        } else {
            Parking.interrupt(state);
        }
    }

    synchronized boolean isInterrupted() {
        return state.isZero() ? interrupted : Parking.isInterrupted(Structs.at(ThreadState.class, state));
    }

    synchronized Thread.State activity() {
        return switch (state.isZero() ? Parking.RUNS : Parking.activity(state)) {
            case Parking.BLOCKED -> Thread.State.BLOCKED;
            case Parking.WAITS -> Thread.State.WAITING;
            case Parking.WAITS_FOR_A_TIME -> Thread.State.TIMED_WAITING;
            default -> Thread.State.RUNNABLE;
        };
    }

    /** Gives the thread a permit to go on from {@code park}, if it is alive. */
    void permit() {
        Address alive = state;
        if (!alive.isZero()) {
            Parking.unpark(alive);
        }
    }

    /** Where another thread than the current one is, innermost first, as offsets in the program's text; empty if it is not on its way. */
    synchronized int[] callSites() {
        if (state.isZero()) {
            return NONE;
        }
        int count = OtherStacks.callSites(state);
        return Arrays.copyOf(ThreadRoots.callSites(), count);
    }
}
