package astryon.kernel.log;

import astryon.kernel.arch.PerCpu;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;

/**
 * What each processor did last: a ring of events in its own block, which only it writes, so that nothing is locked. An event is two words: when, by the time
 * stamp counter, and what, a kind in the lowest byte below a detail. What is rare is always recorded; the word {@code trace} on the command line
 * adds the rest.
 */
public final class Trace {
    /** A thread of process number {@code detail} runs from now on; 0 is nobody. */
    public static final int SWITCH = 1;
    /** An interrupt of vector {@code detail} came. */
    public static final int INTERRUPT = 2;
    /** A program met exception {@code detail}. */
    public static final int FAULT = 3;
    /** A process was told to end; {@code detail} is its number. */
    public static final int END = 4;
    /** Another processor was called in or asked for something; {@code detail} is its number. */
    public static final int CALL_IN = 5;
    /** A program made system call {@code detail}. */
    public static final int SYSTEM_CALL = 6;

    /** Whether what happens all the time is recorded, too: switches, and by an entry of their own system calls. */
    private static boolean everything;

    private static final int KIND_BITS = 8;
    private static final int KIND = (1 << KIND_BITS) - 1;

    private Trace() {
    }

    public static void recordEverything() {
        everything = true;
    }

    @Inline
    public static boolean recordsEverything() {
        return everything;
    }

    @NoInline
    @NoAllocation(reason = "happens everywhere")
    public static void event(int kind, long detail) {
        PerCpu self = PerCpu.current();
        Address place = self.traceEvent(self.traced());
        place.storeLong(Machine.timestamp());
        place.plus(8).storeLong(detail << KIND_BITS | kind);
        self.setTraced(self.traced() + 1);
    }

    /** Writes the last {@code count} events of a processor to the log, the latest first, with how many ticks before {@code now} they were. */
    public static void print(PerCpu processor, int count, long now) {
        int traced = processor.traced();
        for (int i = 1; i <= count && i <= traced && i <= PerCpu.TRACE_EVENTS; i++) {
            Address place = processor.traceEvent(traced - i);
            long what = place.plus(8).loadLong();
            Log.line("    ").decimal(now - place.loadLong()).text(" ticks ago: ").text(name((int) what & KIND)).text(" ").decimal(what >>> KIND_BITS).end();
        }
    }

    private static String name(int kind) {
        return switch (kind) {
            case SWITCH -> "switch to process";
            case INTERRUPT -> "interrupt";
            case FAULT -> "exception";
            case END -> "end of process";
            case SYSTEM_CALL -> "system call";
            case CALL_IN -> "call to processor";
            default -> "event";
        };
    }
}
