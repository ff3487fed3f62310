package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.MessageTag;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.ipc.Notification;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.sched.Thread;

/** Calls about endpoints and notifications. */
final class IpcCalls {
    private static final long NO_WAIT = 1;

    private IpcCalls() {
    }

    static long createEndpoint(Thread thread) {
        return HandleCalls.open(thread, Endpoint.create());
    }

    static long mint(Thread thread, long endpoint, long badge, long rights) {
        HandleTable table = thread.process.handles();
        int slot = table.slot(endpoint);
        KernelObject object = Lookup.object(table, slot, ObjectType.ENDPOINT, Rights.Bit.MINT);
        if ((badge & ~Notification.BITS) != 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        return table.open(object, HandleCalls.subset(table, slot, rights), badge).value();
    }

    static long call(Thread thread, long handle, long tag) {
        Endpoint endpoint = Lookup.endpoint(thread, handle, Rights.Bit.CALL);
        if (!MessageTag.isValid(tag) || (tag & MessageTag.NO_REPLY) != 0) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int error = endpoint.call(thread, thread.badge);
        return error < 0 ? error : SystemCalls.STORED;
    }

    static long replyReceive(Thread thread, long handle, long tag) {
        Endpoint endpoint = Lookup.endpoint(thread, handle, Rights.Bit.RECEIVE);
        if (!MessageTag.isValid(tag)) {
            return -ErrorCode.Number.BAD_FLAGS;
        }
        int error = endpoint.replyReceive(thread, (tag & MessageTag.NO_REPLY) != 0);
        return error < 0 ? error : SystemCalls.STORED;
    }

    static long createNotification(Thread thread) {
        return HandleCalls.open(thread, Notification.create());
    }

    static long signal(Thread thread, long handle, long bits) {
        Notification notification = Lookup.notification(thread, handle, Rights.Bit.SIGNAL);
        if ((bits & ~Notification.BITS) != 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        notification.signal(bits);
        return 0;
    }

    static long await(Thread thread, long handle, long bits, long deadline) {
        Notification notification = Lookup.notification(thread, handle, Rights.Bit.WAIT);
        if (bits == 0 || (bits & ~Notification.BITS) != 0 || deadline < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        long taken = notification.take(bits);
        if (taken != 0) {
            return taken;
        }
        if (deadline == NO_WAIT) {
            return -ErrorCode.Number.TIMED_OUT;
        }
        notification.await(thread, bits, deadline);
        return SystemCalls.STORED;
    }
}
