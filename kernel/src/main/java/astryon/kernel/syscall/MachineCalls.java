package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.sched.Thread;
import astryon.kernel.time.Clock;

/** Calls that make parts of the machine for drivers. */
final class MachineCalls {
    private static final long LEVEL = 1;
    private static final long ACTIVE_LOW = 2;
    private static final long MESSAGE = 4;
    private static final int ADDRESS = 0;
    private static final int BITS = 1;

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
        if (flags != MESSAGE && (flags & ~(LEVEL | ACTIVE_LOW)) != 0) {
            return refused(thread, machine, Rights.Bit.MANAGE, ErrorCode.Number.BAD_FLAGS);
        }
        Lookup.machine(thread, machine, Rights.Bit.MANAGE);
        if (flags == MESSAGE) {
            return line == 0 ? HandleCalls.open(thread, Interrupt.message()) : -ErrorCode.Number.BAD_ARGUMENT;
        }
        return HandleCalls.open(thread, Interrupt.of(line, (flags & LEVEL) != 0, (flags & ACTIVE_LOW) != 0));
    }

    static long readInterrupt(Thread thread, long interrupt, long which) {
        Interrupt message = Lookup.interrupt(thread, interrupt, Rights.Bit.INSPECT);
        if (which != ADDRESS && which != BITS) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        return !message.isMessage() ? -ErrorCode.Number.WRONG_STATE : which == ADDRESS ? message.address() : message.vector();
    }

    static long setTime(Thread thread, long machine, long nanos) {
        Lookup.machine(thread, machine, Rights.Bit.WRITE);
        if (nanos <= 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        Clock.setWall(nanos);
        return 0;
    }

    /** A handle that will not do is told of first. */
    private static long refused(Thread thread, long machine, int rights, int error) {
        Lookup.machine(thread, machine, rights);
        return -error;
    }
}
