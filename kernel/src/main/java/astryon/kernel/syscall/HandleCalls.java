package astryon.kernel.syscall;

import astryon.abi.BudgetLimit;
import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.handle.Slot;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Processes;
import astryon.kernel.sched.Thread;

/** Calls about handles of any kind, and about the budgets that pay for what they name. */
final class HandleCalls {
    private static final long MAX_BUDGET = 1L << 46;

    private HandleCalls() {
    }

    /**
     * A handle to something new, with all rights, that the caller's budget pays for; if it does not cover it, or there is no room for the handle, the
     * new object ends with the attempt.
     */
    static long open(Thread thread, KernelObject fresh) {
        return open(thread, fresh, thread.process.budget());
    }

    static long open(Thread thread, KernelObject fresh, Budget payer) {
        begin(thread, fresh, payer);
        return complete(thread);
    }

    /** A call makes something new, perhaps part by part, which the thread keeps meanwhile and a budget pays for. Throws {@link KernelError}, and then it has ended. */
    static void begin(Thread thread, KernelObject fresh, Budget payer) {
        thread.dropUnfinished();
        fresh.retain();
        thread.unfinished = fresh;
        try {
            fresh.chargeTo(payer);
        } catch (KernelError noBudget) {
            thread.dropUnfinished();
            throw noBudget;
        }
    }

    /** It is made: a handle to it with all rights. */
    static long complete(Thread thread) {
        try {
            return thread.process.handles().open(thread.unfinished, Rights.Bit.ALL, 0).value();
        } finally {
            thread.dropUnfinished();
        }
    }

    static long close(Thread thread, long handle) {
        return SystemCalls.done(Number.HANDLE_CLOSE, thread.process.handles().close(handle));
    }

    static long duplicate(Thread thread, long handle, long rights) {
        HandleTable table = thread.process.handles();
        Slot slot = table.find(handle);
        slot.require(Rights.Bit.DUPLICATE);
        return table.copy(slot, slot.subset(rights, Rights.Bit.ALL), slot.badge()).value();
    }

    static long derive(Thread thread, long handle, long rights) {
        HandleTable table = thread.process.handles();
        Slot slot = table.find(handle);
        slot.require(Rights.Bit.DUPLICATE);
        return table.derive(slot, slot.subset(rights, Rights.Bit.ALL)).value();
    }

    static long revoke(Thread thread, long handle) {
        Slot slot = thread.process.handles().find(handle);
        slot.require(Rights.Bit.REVOKE);
        HandleTable.revoke(slot);
        return 0;
    }

    static long give(Thread thread, long toProcess, long handle, long rights) {
        Process to = Lookup.process(thread, toProcess, Rights.Bit.MANAGE);
        Slot slot = thread.process.handles().find(handle);
        slot.require(Rights.Bit.TRANSFER);
        int given = slot.subset(rights, Rights.Bit.ALL);
        to.requireAlive();
        // Two processes that hold each other and never run would stay for ever.
        if (to.isNew() && slot.object() != to && slot.object() instanceof Process && ((Process) slot.object()).isNew()) {
            return -ErrorCode.Number.WRONG_STATE;
        }
        return to.handles().copy(slot, given, slot.badge()).value();
    }

    static long createBudget(Thread thread, long handle, long bytes) {
        Budget parent = Lookup.budget(thread, handle, Rights.Bit.MANAGE);
        if (bytes <= 0 || bytes > MAX_BUDGET) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        return open(thread, parent.below(bytes), parent);
    }

    static long endBudget(Thread thread, long handle) {
        Budget budget = Lookup.budget(thread, handle, Rights.Bit.MANAGE);
        if (!Processes.endOthers(budget)) {
            return SystemCalls.again(Number.BUDGET_END);
        }
        if (!thread.process.budget().isWithin(budget)) {
            return 0;
        }
        thread.process.end(Process.KILLED);
        return SystemCalls.stored();
    }

    static long limitBudget(Thread thread, long handle, long which, long most) {
        Budget budget = Lookup.budget(thread, handle, Rights.Bit.MANAGE);
        if (which < BudgetLimit.THREADS || which > BudgetLimit.WEIGHT || most < 1 || most > BudgetLimit.MOST) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        budget.limit((int) which, (int) most);
        return 0;
    }

    static long readBudget(Thread thread, long handle, long which) {
        Budget budget = handle == 0 ? thread.process.budget() : Lookup.budget(thread, handle, Rights.Bit.INSPECT);
        return which == 0 ? budget.limit() : which == 1 ? budget.used() : which == 2 ? Processes.nanos(budget) : -ErrorCode.Number.BAD_ARGUMENT;
    }
}
