package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Context;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.mem.AddressSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;

/**
 * Pages that somebody else has to supply. Who touches one calls that one, with a message that the kernel makes, and tries again once it is answered. If a copy for a
 * system call touches it, the call has not happened: it is made again.
 */
final class Paging {
    private Paging() {
    }

    /** The thread, which could not access {@code address}, waits for what is missing; false if nothing is, or nobody will bring it. */
    static boolean ask(Thread thread, Address address, boolean write, boolean execute) {
        AddressSpace space = thread.process.space();
        MemoryObject memory = space.lacking(address, write, execute);
        if (memory == null) {
            return false;
        }
        if (thread.pageRefused) {
            thread.pageRefused = false;
            return false;
        }
        thread.missedForWriting = write;
        thread.waitForPage(memory, AddressSpace.offset() / AddressSpace.PAGE);
        if (((Endpoint) memory.pager()).report(thread, memory.pagerBadge())) {
            return true;
        }
        thread.faulted = false;
        thread.waitForNoPage();
        return false;
    }

    /** A copy for the thread's system call could not access {@code address}. */
    static void missed(Thread thread, Address address, boolean write) {
        if (thread.process.space().lacking(address, write, false) != null) {
            thread.missed = address;
            thread.missedForWriting = write;
        }
    }

    /** The thread's system call failed: whether it waits for a page and will then be made again. */
    static boolean makesAgain(Thread thread, KernelError error) {
        Address missed = thread.missed;
        thread.missed = new Address(0);
        if (missed.isZero() || error.number() != ErrorCode.Number.BAD_ADDRESS || !ask(thread, missed, thread.missedForWriting, false)) {
            return false;
        }
        thread.context.setRegister(Context.RIP, thread.context.register(Context.RIP) - SystemCalls.SYSTEM_CALL_BYTES);
        return true;
    }
}
