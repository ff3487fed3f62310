package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.DmaBinding;
import astryon.kernel.mem.DmaSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Size;

/** Calls about what devices reach by themselves. */
final class DmaCalls {
    /** Flag of a new space. */
    private static final long LOW = 1;
    private static final int MOST_SEGMENTS = 32;
    private static final int SEGMENT = 16;
    private static final long[] SEGMENTS = new long[2 * MOST_SEGMENTS];

    private DmaCalls() {
    }

    static long create(Thread thread, long handle, long flags) {
        DmaSpace model = Lookup.dmaSpace(thread, handle, Rights.Bit.MANAGE);
        return (flags & ~LOW) != 0 ? -ErrorCode.Number.BAD_FLAGS : HandleCalls.open(thread, model.another(flags == LOW));
    }

    static long bind(Thread thread, long handle, long memoryHandle, long offset, long size) {
        DmaSpace space = Lookup.dmaSpace(thread, handle, Rights.Bit.WRITE);
        MemoryObject memory = Lookup.memory(thread, memoryHandle, Rights.Bit.READ | Rights.Bit.WRITE);
        MemoryCalls.requireInside(memory, offset, size);
        long first = offset / UserSpace.PAGE;
        long count = size / UserSpace.PAGE;
        if (!(thread.unfinished instanceof DmaBinding) || !((DmaBinding) thread.unfinished).isOf(space, memory, first, count)) {
            HandleCalls.begin(thread, new DmaBinding(space, memory, first, count), thread.process.budget());
        }
        DmaBinding binding = (DmaBinding) thread.unfinished;
        try {
            if (!binding.pin(space)) {
                return SystemCalls.again(Number.DMA_BIND);
            }
            long number = space.add(binding);
            thread.dropUnfinished();
            return number;
        } catch (KernelError error) {
            thread.dropUnfinished();
            throw error;
        }
    }

    static long unbind(Thread thread, long handle, long number) {
        DmaSpace space = Lookup.dmaSpace(thread, handle, Rights.Bit.WRITE);
        return SystemCalls.done(Number.DMA_UNBIND, number == 0 ? space.unbindAll() : space.unbind(number));
    }

    static long segments(Thread thread, Context context) {
        DmaBinding binding = Lookup.dmaSpace(thread, context.register(Context.RDI), Rights.Bit.INSPECT).find(context.register(Context.RSI));
        long offset = context.register(Context.RDX);
        long size = context.register(Context.R8);
        if ((offset & UserSpace.PAGE - 1) != 0 || size % SEGMENT != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        if (offset < 0 || offset > binding.size() || size < 0 || size > SEGMENT * MOST_SEGMENTS) {
            return -ErrorCode.Number.BAD_SIZE;
        }
        int found = binding.segments(offset / UserSpace.PAGE, SEGMENTS, (int) size / SEGMENT);
        UserRange.copyOut(new Address(context.register(Context.R10)), Address.of(SEGMENTS).plus(16), new Size(SEGMENT * (long) found));
        return found;
    }
}
