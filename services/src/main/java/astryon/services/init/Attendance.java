package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.StartBlock;
import astryon.services.kit.Birth;
import astryon.services.kit.Loader;
import astryon.services.kit.Presence;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;
import java.util.List;

/**
 * Hears of a program that it is ready, and asks it again and again whether it is still at work. Init never waits for it: it sets a bit of one notification, the program one of another, and a timer tells when too much time has
 * passed between.
 */
final class Attendance {
    private static final long DO_NOT_WAIT = 1;

    private final long patienceNanos;
    private final Runnable ready;
    private final Runnable silent;
    private final Handle telling = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private final Handle asked = new Handle(SystemError.check(Calls.notificationCreate().value()));
    private final Handle timer = new Handle(SystemError.check(Calls.timerCreate().value()));
    private boolean hasAnswered;

    /**
     * @param patienceNanos in what time it has to answer; 0 if it is not asked
     * @param ready what is done when it is ready
     * @param silent what is done when it has not answered
     */
    Attendance(ServiceLoop loop, long patienceNanos, Runnable ready, Runnable silent) {
        this.patienceNanos = patienceNanos;
        this.ready = ready;
        this.silent = silent;
        loop.whenever(telling, this::told);
        loop.whenever(timer, this::due);
    }

    /** Adds what the program needs for it. */
    void addTo(List<Loader.Gift> gifts) {
        while (gifts.size() < StartBlock.TELLING) {
            gifts.add(new Loader.Gift(Birth.NOTHING, 0));
        }
        gifts.add(Presence.telling(telling));
        if (patienceNanos > 0) {
            gifts.add(Presence.asked(asked));
        }
    }

    /** It is about to run. */
    void begin() {
        Calls.notificationWait(telling, Presence.READY | Presence.AT_WORK, DO_NOT_WAIT);
        if (patienceNanos > 0) {
            ask();
        }
    }

    /** It runs no more. */
    void end() {
        Calls.timerSet(timer, 0, 0);
    }

    private void ask() {
        hasAnswered = false;
        Calls.notificationSignal(asked, Presence.ASKED);
        Calls.timerSet(timer, SystemClock.nanos() + patienceNanos, 0);
    }

    private void told() {
        long bits = Calls.notificationWait(telling, Presence.READY | Presence.AT_WORK, DO_NOT_WAIT);
        hasAnswered |= (bits & Presence.AT_WORK) != 0;
        if ((bits & Presence.READY) != 0) {
            ready.run();
        }
    }

    private void due() {
        Calls.timerSet(timer, 0, 0);
        if (hasAnswered) {
            ask();
        } else {
            silent.run();
        }
    }
}
