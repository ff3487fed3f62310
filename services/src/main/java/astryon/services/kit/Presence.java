package astryon.services.kit;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** What a program tells init of itself, if its page wants that. Neither waits for the other: all goes by notifications. */
public final class Presence {
    /** Bits of the notification that the program signals. */
    public static final int READY = 1;
    public static final int AT_WORK = 2;
    /** The bit of the one that asks. */
    public static final int ASKED = 1;

    private static final long DO_NOT_WAIT = 1;

    private Presence() {
    }

    /** This program is ready: what comes after it starts. A {@link ServiceLoop} says that when it begins. */
    public static void ready() {
        tell(READY);
    }

    private static void tell(int bit) {
        Handle telling = Startup.block().handle(StartBlock.TELLING);
        if (telling.value() != 0) {
            Calls.notificationSignal(telling, bit);
        }
    }

    /** The loop answers from now on when init asks whether it is at work. */
    static void answerIn(ServiceLoop loop) {
        Handle asked = Startup.block().handle(StartBlock.ASKED);
        if (asked.value() != 0) {
            loop.whenever(asked, () -> {
                Calls.notificationWait(asked, ASKED, DO_NOT_WAIT);
                tell(AT_WORK);
            });
        }
    }

    /** What a program needs for that, to be its gifts with these numbers. */
    public static Loader.Gift telling(Handle notification) {
        return new Loader.Gift(notification, Rights.Bit.SIGNAL);
    }

    public static Loader.Gift asked(Handle notification) {
        return new Loader.Gift(notification, Rights.Bit.WAIT);
    }
}
