package astryon.services.init;

import astryon.abi.Handle;
import astryon.abi.SystemCounter;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.StackGuard;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.thread.ThreadState;

/** What there is of everything that must be there again once all is over. */
final class Books {
    private static final SystemCounter[] COUNTERS = {SystemCounter.FREE_FRAMES, SystemCounter.LIVE_HANDLES, SystemCounter.LIVE_OBJECTS, SystemCounter.LIVE_PROCESSES};
    private static final String[] NAMES = {"free frames", "handles", "objects", "processes"};

    private static final long PAGE = 4096;
    private static final long HEAP_AHEAD = 8 << 20;
    /** More than fits between two collections: after the next one everything is where it was, tables too. */
    private static final int FORGOTTEN = 2000;
    private static final int FORGOTTEN_BYTES = 1 << 15;
    private static byte[] forgotten;
    /** With what stack checks look ahead. */
    private static final long STACK_AHEAD = 2L * StackGuard.RESERVE;

    private final Handle log = Startup.block().log();
    private final long[] before = new long[COUNTERS.length];
    private final long ownBefore = Calls.processMemory(Startup.block().process());

    Books() {
        for (int i = 0; i < COUNTERS.length; i++) {
            before[i] = Calls.logCounter(log, COUNTERS[i].number());
        }
    }

    /** What of its heap and stack, and of its collector's tables, this program itself uses while testing must not show in the books: those pages are there before. */
    @NoInline
    static void touchMemory() {
        for (int i = 0; i < FORGOTTEN; i++) {
            forgotten = new byte[FORGOTTEN_BYTES];
        }
        // After a collection a thread has no place to allocate at until it makes something small.
        forgotten = new byte[1];
        Address top = ThreadState.current().allocationTop;
        for (long i = 0; i < HEAP_AHEAD; i += PAGE) {
            top.plus(i).storeByte((byte) 0);
        }
        Address stack = Machine.returnAddressSlot();
        for (long i = 2 * PAGE; i < STACK_AHEAD; i += PAGE) {
            stack.minus(i).storeByte((byte) 0);
        }
    }

    /** Pages that this program itself came to use: what its collector moved meanwhile, first lines of its code. They are not missing. */
    private long ownPages() {
        return (Calls.processMemory(Startup.block().process()) - ownBefore) / PAGE;
    }

    /** What has changed; empty if nothing has. */
    String imbalance() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < COUNTERS.length; i++) {
            long now = Calls.logCounter(log, COUNTERS[i].number());
            boolean isOwnUse = COUNTERS[i] == SystemCounter.FREE_FRAMES && now < before[i] && before[i] - now <= ownPages();
            if (now != before[i] && !isOwnUse) {
                text.append(' ').append(NAMES[i]).append(' ').append(before[i]).append(" -> ").append(now);
            }
        }
        return text.toString();
    }
}
