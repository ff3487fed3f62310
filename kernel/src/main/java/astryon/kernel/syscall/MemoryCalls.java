package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** Calls about memory objects and mappings. */
final class MemoryCalls {
    private static final long PAGE_MASK = UserSpace.PAGE - 1;

    private MemoryCalls() {
    }

    static long create(Thread thread, long size) {
        if ((size & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (size <= 0 || size > MemoryObject.MAX_SIZE) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        return HandleCalls.open(thread, MemoryObject.zeroes(size));
    }

    static long size(Thread thread, long memory) {
        return Lookup.memory(thread, memory, 0).size();
    }

    static long map(Thread thread, Context context) {
        Process process = Lookup.process(thread, context.register(Context.RDI), Rights.Bit.MANAGE);
        long protection = context.register(Context.R9);
        if (!Protection.isValid(protection)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        MemoryObject memory = Lookup.memory(thread, context.register(Context.RSI), rightsFor((int) protection));
        long address = context.register(Context.RDX);
        long offset = context.register(Context.R10);
        long size = context.register(Context.R8);
        if (((address | offset | size) & PAGE_MASK) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (size <= 0 || offset < 0 || offset > memory.size() || size > memory.size() - offset) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        process.requireAlive();
        return process.space().map(memory, new Address(address), offset, new Size(size), (int) protection).value();
    }

    private static int rightsFor(int protection) {
        return Rights.Bit.READ | ((protection & Protection.WRITE) != 0 ? Rights.Bit.WRITE : 0)
                | ((protection & Protection.EXECUTE) != 0 ? Rights.Bit.EXECUTE : 0);
    }

    static long unmap(Thread thread, long process, long address) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        target.requireAlive();
        target.space().unmap(new Address(address));
        return 0;
    }

}
