package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Thread;

/** Calls about handles of any kind. */
final class HandleCalls {
    private HandleCalls() {
    }

    /** A handle to something new, with all rights; if there is no room for the handle, the new object ends with the attempt. */
    static long open(Thread thread, KernelObject fresh) {
        fresh.retain();
        try {
            return thread.process.handles().open(fresh, Rights.Bit.ALL, 0).value();
        } finally {
            fresh.release();
        }
    }

    static long close(Thread thread, long handle) {
        Process process = thread.process;
        process.handles().close(handle);
        return 0;
    }

    static long duplicate(Thread thread, long handle, long rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        table.require(slot, Rights.Bit.DUPLICATE);
        return table.open(table.object(slot), subset(table, slot, rights), table.badge(slot)).value();
    }

    static long give(Thread thread, long toProcess, long handle, long rights) {
        Process to = Lookup.process(thread, toProcess, Rights.Bit.MANAGE);
        HandleTable table = thread.process.handles();
        int slot = table.slot(handle);
        table.require(slot, Rights.Bit.TRANSFER);
        int given = subset(table, slot, rights);
        to.requireAlive();
        // Two processes that hold each other and never run would stay for ever.
        if (to.isNew() && table.object(slot) != to && table.object(slot) instanceof Process && ((Process) table.object(slot)).isNew()) {
            return -ErrorCode.Number.WRONG_STATE;
        }
        return to.handles().open(table.object(slot), given, table.badge(slot)).value();
    }

    /** The wanted rights, which must be among those there are. */
    static int subset(HandleTable table, int slot, long wanted) {
        if ((wanted & ~(long) Rights.Bit.ALL) != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_FLAGS);
        }
        table.require(slot, (int) wanted);
        return (int) wanted;
    }
}
