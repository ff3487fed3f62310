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
    private static final int MOST_PARTS = 12;

    final SystemPage.Program page;
    /** What it provides, in the page's order. */
    final List<Services.Service> provided = new ArrayList<>();
    /** To leave handles by and find them again, or 0. */
    Handle keeper = new Handle(0);
    /** What outlives it, or null. */
    SharedMemory memory;
    /** Of one that waits for a device: the handles of its parts, 0 where it has none, and its rights to them; what it is told of it; and whether that is all. */
    final long[] device = new long[MOST_PARTS];
    final int[] deviceRights = new int[MOST_PARTS];
    String found = "";
    boolean isAttached;
    int state = Supervision.WAITING;
    long status = -1;
    int starts;
    Handle process = new Handle(0);
    Handle budget = new Handle(0);
    /** Fires when it is to be started again; made when first needed. */
    Handle timer = new Handle(0);
    /** What init hears of it while it runs, or null if its page does not want that; and whether it has said that it is ready. */
    Attendance attendance;
    boolean isReady;
    /** How it has others started, or null if its page names none. */
    WakeUp wakeUp;
    /** It is to start on demand, and somebody has asked for it. */
    boolean isWanted;
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

    /** Whether it says itself when it is ready. */
    boolean saysReady() {
        return page.has("ready");
    }

    /** Whether the other one need not be waited for any more, whose turn is before. */
    boolean isBehind(Supervised other) {
        return other.saysReady() ? other.isReady : other.starts > 0 && other.state != Supervision.RUNNING;
    }

    boolean isLazy() {
        return page.one("start", "eager").equals("lazy");
    }

    /** Whether it waits for who finds devices. */
    boolean waitsForDevice() {
        return page.has("matches") && !isAttached;
    }

    /** Whether it finds devices for others: what it has not found when it ends, there is not. */
    boolean findsDevices() {
        return page.all("device").contains("machine");
    }

    /** How many parts its device has, up to the last that is there. */
    int deviceParts() {
        int count = device.length;
        while (count > 0 && device[count - 1] == 0) {
            count--;
        }
        return count;
    }

    boolean switchesPower() {
        return page.has("switches-power");
    }

    boolean endsSystem() {
        return page.has("ends-system");
    }

    void started(long now) {
        state = Supervision.RUNNING;
        isReady = false;
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
