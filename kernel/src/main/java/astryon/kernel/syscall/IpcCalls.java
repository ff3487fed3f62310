package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.MessageTag;
import astryon.abi.ObjectType;
import astryon.abi.Result;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.handle.Slot;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Lease;
import astryon.kernel.ipc.Notification;
import astryon.kernel.sched.Reply;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.Size;

/** Calls about endpoints and notifications. */
final class IpcCalls {
    /** Flag of a wait: not any bit will do. */
    private static final long ALL_BITS = 1;
    /** Flag of a minted handle: its end is told. */
    private static final long TELLS_END = 1;
    private static final long MAX_BADGE = (1L << 62) - 1;

    private IpcCalls() {
    }

    static long createEndpoint(Thread thread) {
        return HandleCalls.open(thread, Endpoint.create());
    }

    static long mint(Thread thread, long handle, long badge, long rights, long flags) {
        HandleTable table = thread.process.handles();
        Slot slot = table.find(handle);
        Endpoint endpoint = (Endpoint) Lookup.object(slot, ObjectType.ENDPOINT, Rights.Bit.MINT);
        if (badge < 0 || badge > MAX_BADGE) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if ((flags & ~TELLS_END) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int given = slot.subset(rights, Rights.Bit.ALL);
        return (flags == 0 ? table.copy(slot, given, badge) : endpoint.connect(table, slot, given, badge)).value();
    }

    @Inline
    static long call(Thread thread, long handle, long tag) {
        Slot slot = thread.process.handles().find(handle);
        Endpoint endpoint = Lookup.endpoint(slot, Rights.Bit.CALL);
        if (MessageTag.isPlain(tag) && !MessageTag.isKernels(tag)) {
            endpoint.callAtOnce(thread, slot.badge(), tag);
        }
        return callByTheLongWay(thread, endpoint, slot.badge(), tag);
    }

    @NoInline
    private static long callByTheLongWay(Thread thread, Endpoint endpoint, long badge, long tag) {
        if (!MessageTag.isValid(tag) || (tag & MessageTag.NO_REPLY) != 0 || MessageTag.isKernels(tag)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int error = endpoint.call(thread, badge);
        return error < 0 ? error : SystemCalls.STORED;
    }

    @Inline
    static long replyReceive(Thread thread, long handle, long tag) {
        Endpoint endpoint = Lookup.endpoint(thread.process.handles().find(handle), Rights.Bit.RECEIVE);
        if (MessageTag.isPlain(tag)) {
            endpoint.replyAtOnce(thread, tag);
        }
        return replyByTheLongWay(thread, endpoint, tag);
    }

    @NoInline
    private static long replyByTheLongWay(Thread thread, Endpoint endpoint, long tag) {
        if (!MessageTag.isValidReply(tag)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int error = endpoint.replyReceive(thread, (tag & MessageTag.NO_REPLY) != 0);
        return error < 0 || thread.state == Thread.RUNNING ? error : SystemCalls.STORED;
    }

    static long detachReply(Thread thread) {
        if (!thread.owesReply) {
            return -ErrorCode.Number.NO_CALLER;
        }
        Reply reply = new Reply();
        long handle = HandleCalls.open(thread, reply);
        reply.takeOver(thread);
        return handle;
    }

    static long reply(Thread thread, long handle, long tag) {
        Reply reply = Lookup.reply(thread, handle);
        if (!MessageTag.isValidReply(tag) || (tag & (MessageTag.NO_REPLY | MessageTag.DEADLINE)) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int error = Endpoint.reply(thread, tag, reply);
        if (error == 0) {
            thread.process.handles().close(handle);
        }
        return error;
    }

    static long readLease(Thread thread, long reply, long offset, long address, long size) {
        Lease.read(lender(thread, reply), offset, new Address(address), size);
        return 0;
    }

    static long writeLease(Thread thread, long reply, long offset, long address, long size) {
        Lease.write(lender(thread, reply), offset, new Address(address), size);
        return 0;
    }

    private static Thread lender(Thread thread, long reply) {
        return reply == 0 ? thread.caller : Lookup.reply(thread, reply).caller();
    }

    static long messagePage(Thread thread, long address) {
        if ((address & UserSpace.PAGE - 1) != 0) {
            return -ErrorCode.Number.BAD_ALIGNMENT;
        }
        Address page = new Address(address);
        if (!page.isZero() && !UserSpace.contains(page, new Size(UserSpace.PAGE))) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        thread.messagePage = page;
        return 0;
    }

    static long createNotification(Thread thread) {
        return HandleCalls.open(thread, Notification.create());
    }

    @Inline
    static long signal(Thread thread, long handle, long bits) {
        Lookup.notification(thread, handle, Rights.Bit.SIGNAL).signal(bits);
        return 0;
    }

    @Inline
    static long await(Thread thread, long handle, long bits, long deadline, long flags) {
        Notification notification = Lookup.notification(thread, handle, Rights.Bit.WAIT);
        if (bits == 0 || deadline < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if ((flags & ~ALL_BITS) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        boolean all = flags != 0;
        long taken = notification.take(bits, all);
        if (taken != 0) {
            return Result.isError(taken) ? notification.tellMany(taken, all) : taken;
        }
        if (deadline == MessageTag.NO_WAIT) {
            return -ErrorCode.Number.TIMED_OUT;
        }
        notification.await(thread, bits, all, deadline);
        return SystemCalls.STORED;
    }
}
