package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.SystemPage;
import astryon.protocol.Supervision;
import astryon.services.kit.SharedMemory;
import java.util.ArrayList;
import java.util.List;

/** A program of the system page, and how it is getting on. */
final class Supervised {
    /** When it ends sooner than this after its start, again and again, the time before the next start is doubled, and in the end there is none. */
    private static final long SOON_NANOS = 10_000_000_000L;
    private static final long FIRST_DELAY_NANOS = 10_000_000L;
    private static final int MOST_QUICK_ENDS = 10;

    final SystemPage.Program page;
    /** What it provides, in the page's order. */
    final List<Services.Service> provided = new ArrayList<>();
    /** What outlives it, or null. */
    SharedMemory memory;
    int state = Supervision.WAITING;
    long status = -1;
    int starts;
    Handle process = new Handle(0);
    Handle budget = new Handle(0);
    /** Fires when it is to be started again; made when first needed. */
    Handle timer = new Handle(0);
    /** Somebody wants it to end, and perhaps to start again then. */
    boolean stopAsked;
    boolean startAsked;
    private long startedNanos;
    private int quickEnds;

    Supervised(SystemPage.Program page) {
        this.page = page;
    }

    String name() {
        return page.name();
    }

    boolean isLazy() {
        return page.one("start", "eager").equals("lazy");
    }

    boolean endsSystem() {
        return page.has("ends-system");
    }

    void started(long now) {
        state = Supervision.RUNNING;
        stopAsked = false;
        startAsked = false;
        starts++;
        startedNanos = now;
    }

    /** Whether the page wants it to be started again after such an end. */
    boolean isToRestart() {
        String policy = page.one("restart", "never");
        return policy.equals("always") || policy.equals("crash") && status != 0;
    }

    /** Nanoseconds to wait before the next start; negative to give up. */
    long delay(long now) {
        quickEnds = now - startedNanos < SOON_NANOS ? quickEnds + 1 : 0;
        if (quickEnds > MOST_QUICK_ENDS) {
            return -1;
        }
        return quickEnds == 0 ? 0 : FIRST_DELAY_NANOS << quickEnds - 1;
    }
}
