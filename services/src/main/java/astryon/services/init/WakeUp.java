package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.services.kit.Loader;
import astryon.services.kit.ServiceLoop;
import astryon.sys.Calls;
import astryon.sys.SystemError;
import java.util.List;
import java.util.function.Consumer;

/** How a program has others started without asking for anything that they provide: it sets bits of a notification, the n-th, counted from 0, for the n-th of them. */
final class WakeUp {
    private static final long DO_NOT_WAIT = 1;

    private final Handle notification = new Handle(SystemError.check(Calls.notificationCreate().value()));

    /** @param wanted hears the name of each that is to start, also of one that runs */
    WakeUp(ServiceLoop loop, List<String> names, Consumer<String> wanted) {
        loop.whenever(notification, () -> {
            long bits = Calls.notificationWait(notification, -1L, DO_NOT_WAIT);
            for (int i = 0; bits > 0 && i < names.size(); i++) {
                if ((bits >>> i & 1) != 0) {
                    wanted.accept(names.get(i));
                }
            }
        });
    }

    /** What the program needs for it. */
    Loader.Gift gift() {
        return new Loader.Gift(notification, Rights.Bit.SIGNAL);
    }
}
