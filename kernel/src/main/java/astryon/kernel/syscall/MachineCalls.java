package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.sched.Thread;

/** Calls that make parts of the machine for drivers. */
final class MachineCalls {
    private static final long LEVEL = 1;
    private static final long ACTIVE_LOW = 2;

    private MachineCalls() {
    }

    static long read(Thread thread, long machine, long which) {
        return which == 0 ? Lookup.machine(thread, machine, Rights.Bit.INSPECT).acpiRoot() : refused(thread, machine, Rights.Bit.INSPECT, ErrorCode.Number.BAD_ARGUMENT);
    }

    static long ports(Thread thread, long machine, long first, long count) {
        return HandleCalls.open(thread, Lookup.machine(thread, machine, Rights.Bit.MANAGE).ports(first, count));
    }

    static long memory(Thread thread, long machine, long address, long size) {
        return HandleCalls.open(thread, Lookup.machine(thread, machine, Rights.Bit.MANAGE).memory(address, size));
    }

    static long interrupt(Thread thread, long machine, long line, long flags) {
        if ((flags & ~(LEVEL | ACTIVE_LOW)) != 0) {
            return refused(thread, machine, Rights.Bit.MANAGE, ErrorCode.Number.BAD_FLAGS);
        }
        Lookup.machine(thread, machine, Rights.Bit.MANAGE);
        return HandleCalls.open(thread, Interrupt.of(line, (flags & LEVEL) != 0, (flags & ACTIVE_LOW) != 0));
    }

    /** A handle that will not do is told of first. */
    private static long refused(Thread thread, long machine, int rights, int error) {
        Lookup.machine(thread, machine, rights);
        return -error;
    }
}
