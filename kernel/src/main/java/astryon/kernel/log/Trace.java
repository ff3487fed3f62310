package astryon.kernel.log;

import astryon.abi.SystemCall;
import astryon.abi.TraceKind;
import astryon.kernel.arch.PerCpu;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;

/**
 * What each processor did last: a ring of events in its own block, which only it writes, so that nothing is locked. What an event is, {@link TraceKind} says. What is rare is always recorded; the word {@code trace} on the command line
 * adds the rest.
 */
public final class Trace {
    /** Whether what happens all the time is recorded, too: switches, and by an entry of their own system calls. */
    private static boolean everything;

    private static final String[] TITLES = titles();
    private static final String[] CALLS = calls();

    private Trace() {
    }

    public static void recordEverything(boolean wanted) {
        everything = wanted;
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
        place.plus(8).storeLong(TraceKind.word(kind, detail));
        self.setTraced(self.traced() + 1);
    }

    /** The executing processor keeps its events there from now on, or, at 0, where it did at first. It counts them from 0: what it had is forgotten. */
    public static void keepIn(Address ring) {
        PerCpu self = PerCpu.current();
        self.setTraced(0);
        self.setTraceRing(ring);
    }

    /** Writes the last {@code count} events of a processor to the log, the latest first, with how many ticks before {@code now} they were. */
    public static void print(PerCpu processor, int count, long now) {
        int traced = processor.traced();
        for (int i = 1; i <= count && i <= traced && i <= processor.traceEvents(); i++) {
            Address place = processor.traceEvent(traced - i);
            long what = place.plus(8).loadLong();
            int kind = TraceKind.kind(what);
            long detail = TraceKind.detail(what);
            Log line = Log.line("    ").decimal(now - place.loadLong()).text(" ticks ago: ").text(kind < TITLES.length ? TITLES[kind] : "event").text(" ").decimal(detail);
            if (kind == TraceKind.Number.SYSTEM_CALL && detail >= 0 && detail < CALLS.length) {
                line.text(" ").text(CALLS[(int) detail]);
            }
            line.end();
        }
    }

    private static String[] titles() {
        String[] titles = new String[TraceKind.values().length + 1];
        titles[0] = "event";
        for (TraceKind kind : TraceKind.values()) {
            titles[kind.number()] = kind.title();
        }
        return titles;
    }

    private static String[] calls() {
        String[] calls = new String[SystemCall.values().length];
        for (SystemCall call : SystemCall.values()) {
            calls[call.number()] = call.name();
        }
        return calls;
    }
}
