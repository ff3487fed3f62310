package astryon.kernel.sched;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelObject;

/** The duty to answer one call, taken off the thread that received it. Whoever holds it may reply, once. */
public final class Reply extends KernelObject {
    /** Null once it was answered or has given up. */
    Thread caller;

    public Reply() {
        super(ObjectType.REPLY);
    }

    /** It, and not {@code server}, answers from now on. */
    public void takeOver(Thread server) {
        caller = server.caller;
        if (caller != null) {
            caller.server = null;
            caller.reply = this;
            server.caller = null;
        }
        server.owesReply = false;
        Scheduler.settlePriority(server);
    }

    /** Who waits for it, or null. */
    public Thread caller() {
        return caller;
    }

    /** The caller has its answer. */
    public void done() {
        caller.reply = null;
        caller = null;
    }

    /** Dropped: nobody will answer. */
    @Override
    protected void destroy() {
        if (caller != null) {
            Thread disappointed = caller;
            done();
            Scheduler.wake(disappointed, -ErrorCode.Number.PEER_RESTARTED);
        }
    }
}
