package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.handle.Slot;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;

/** Calls by which one thread looks after others: suspension, registers, faults. */
final class ThreadCalls {
    private ThreadCalls() {
    }

    static long suspend(Thread thread, long handle) {
        Thread target = alive(thread, handle);
        if (target == thread) {
            // It is over once it goes on.
            thread.setResult(0);
        }
        Scheduler.suspend(target, Thread.SUSPENSION);
        return target == thread ? SystemCalls.STORED : 0;
    }

    static long resume(Thread thread, long handle) {
        Scheduler.resume(alive(thread, handle), Thread.SUSPENSION);
        return 0;
    }

    static long pin(Thread thread, long handle, long mask) {
        Thread target = alive(thread, handle);
        if ((mask & ~0xffff_ffffL) != 0 || ((int) mask & Processors.mask()) == 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        Scheduler.pin(target, (int) mask);
        return 0;
    }

    static long weigh(Thread thread, long handle, long weight) {
        Thread target = alive(thread, handle);
        int most = thread.ownPriority > Priority.FAIR ? Priority.MOST_WEIGHT : thread.weight();
        if (weight < Priority.LEAST_WEIGHT || weight > most) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        Scheduler.setWeight(target, (int) weight);
        return 0;
    }

    static long readRegisters(Thread thread, long handle, long address) {
        Registers.save(still(thread, handle), false, new Address(address));
        return 0;
    }

    static long writeRegisters(Thread thread, long handle, long address) {
        Thread target = still(thread, handle);
        Registers.load(target, false, new Address(address));
        target.reached = new Address(0);
        return 0;
    }

    /** Only registers that nothing will change under the reader's eyes. */
    private static Thread still(Thread thread, long handle) {
        Thread target = alive(thread, handle);
        if (!target.isSuspended() && !target.faulted) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        return target;
    }

    private static Thread alive(Thread thread, long handle) {
        Thread target = Lookup.thread(thread, handle, Rights.Bit.MANAGE);
        if (target.state == Thread.DEAD || target.process.isEnding()) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
        return target;
    }

    static long setBase(Thread thread, long which, long address) {
        if (which != 0 && which != 1) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if (address < 0 || address > UserSpace.END) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        Fpu.saveBases(thread.context);
        thread.context.setRegister(which == 0 ? Context.FS_BASE : Context.GS_BASE, address);
        Fpu.loadBases(thread.context);
        return 0;
    }

    static long supervise(Thread thread, long process, long handle) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        if (handle == 0) {
            target.dismissSupervisor();
            return 0;
        }
        Slot slot = thread.process.handles().find(handle);
        Endpoint endpoint = Lookup.endpoint(slot, Rights.Bit.CALL);
        target.requireAlive();
        target.supervise(endpoint, slot.badge());
        return 0;
    }
}
