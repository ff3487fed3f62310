package astryon.sys;

import astryon.abi.Handle;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Size;

/** System calls about what processors record; their results are those of {@link astryon.abi.SystemCall}. */
public final class TraceCalls {
    private static final int EVERYTHING = 1;

    private TraceCalls() {
    }

    /** What a processor recorded, from event {@code from} on. */
    public static long read(Handle log, int processor, long from, Address to, Size size) {
        return Machine.syscall(Number.LOG_TRACE, log.value(), processor, from, to.value(), size.value(), 0);
    }

    /** Everything is recorded from now on. */
    public static long start(Handle log) {
        return Machine.syscall(Number.LOG_RECORD, log.value(), EVERYTHING);
    }

    /** Only what is rare is. */
    public static long stop(Handle log) {
        return Machine.syscall(Number.LOG_RECORD, log.value(), 0);
    }
}
