package astryon.iso.image.guest;

import astryon.abi.Handle;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;

/** Takes whatever is left of the budget that it spends from, down to the last page, and all that becomes free, a hundred times a second, for ever. */
public final class Hungry {
    private static final long LARGEST = 1 << 20;
    private static final long PAGE = 4096;
    private static final long PAUSE_NANOS = 10_000_000;

    private Hungry() {
    }

    public static void main(String[] arguments) {
        Handle ready = Startup.block().handle(0);
        while (true) {
            for (long bytes = LARGEST; bytes >= PAGE; bytes /= 2) {
                while (Calls.memoryCreate(new Size(bytes)).value() >= 0) {
                    // The handle keeps it.
                }
            }
            Calls.notificationSignal(ready, 1);
            Calls.threadSleep(Calls.clockRead() + PAUSE_NANOS);
        }
    }
}
