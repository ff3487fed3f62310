package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.MessageTag;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.mem.UserRange;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;

/**
 * A stretch of a caller's memory that who answers the call may read or write until it replies: the last two words of the message are its address
 * and size, the tag says what is allowed; a thread that faulted lends all its process's memory to be read. Nothing is mapped; bytes are copied between the two address spaces, page by page.
 */
public final class Lease {
    /** Most bytes of one copy. */
    public static final long MAX = 65536;

    private Lease() {
    }

    /** The current thread reads {@code size} bytes from {@code offset} of what {@code caller} lent to {@code to}; throws {@link KernelError}. */
    public static void read(Thread caller, long offset, Address to, long size) {
        Address lent = lent(caller, MessageTag.LEASE_READ, offset, size);
        for (long done = 0; done < size;) {
            long step = step(lent.plus(done), size - done);
            UserRange.copyOut(to.plus(done), frame(caller, lent.plus(done), false), new Size(step));
            done += step;
        }
    }

    /** As {@link #read}, the other way. */
    public static void write(Thread caller, long offset, Address from, long size) {
        Address lent = lent(caller, MessageTag.LEASE_WRITE, offset, size);
        for (long done = 0; done < size;) {
            long step = step(lent.plus(done), size - done);
            UserRange.copyIn(frame(caller, lent.plus(done), true), from.plus(done), new Size(step));
            done += step;
        }
    }

    private static Address lent(Thread caller, long access, long offset, long size) {
        if (caller != null && caller.faulted) {
            return ofFaulted(caller, access, offset, size);
        }
        if (caller == null || (caller.context.register(Context.RSI) & access) == 0) {
            throw KernelError.of(ErrorCode.Number.NO_CALLER);
        }
        Address start = new Address(caller.context.register(Context.R12));
        long length = caller.context.register(Context.R13);
        if (size < 0 || size > MAX || offset < 0 || length < 0 || offset > length || size > length - offset) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
        if (!UserSpace.contains(start, new Size(length))) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return start.plus(offset);
    }

    /** A thread that faulted shows its supervisor all that its process sees; it may not be changed so. What a pager serves has not faulted in that sense. */
    private static Address ofFaulted(Thread caller, long access, long offset, long size) {
        if (access != MessageTag.LEASE_READ || caller.pageMemory != null) {
            throw KernelError.of(ErrorCode.Number.NO_CALLER);
        }
        if (size < 0 || size > MAX) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
        if (!UserSpace.contains(new Address(offset), new Size(size))) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return new Address(offset);
    }

    private static long step(Address at, long left) {
        long inPage = UserSpace.PAGE - (at.value() & UserSpace.PAGE - 1);
        return inPage < left ? inPage : left;
    }

    private static Address frame(Thread caller, Address at, boolean write) {
        PhysicalAddress frame = caller.process.space().touch(at.alignDown(UserSpace.PAGE), write);
        if (Frames.isNone(frame)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return PhysicalMap.at(frame).plus(at.value() & UserSpace.PAGE - 1);
    }
}
