package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.Objects;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.ThreadQueue;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;

/**
 * A rendezvous. A caller that finds a server waiting hands it message, processor and rest of its slice at once; otherwise it stands in line.
 * The server owes its caller a reply, and whichever of them dies first, the other learns. Words are copied from registers to
 * registers: a message is never in memory where a third could change it.
 */
public final class Endpoint extends KernelObject {
    private static final String FAST = "a call must not fail for want of memory";

    private final ThreadQueue callers;
    private final ThreadQueue receivers;
    /** Handles that may receive; without any left, nobody will ever answer. */
    private int receiveHandles;
    private boolean closed;

    private Endpoint(ThreadQueue callers, ThreadQueue receivers) {
        super(ObjectType.ENDPOINT);
        this.callers = callers;
        this.receivers = receivers;
    }

    /** Throws {@link KernelError} if there is no memory. */
    public static Endpoint create() {
        ThreadQueue callers = new ThreadQueue();
        ThreadQueue receivers = null;
        try {
            receivers = new ThreadQueue();
            return new Endpoint(callers, receivers);
        } catch (KernelError noMemory) {
            Objects.free(callers);
            Objects.free(receivers);
            throw noMemory;
        }
    }

    /** The current thread calls with the message in its registers. It is blocked on return, or the result is negative. */
    @NoAllocation(reason = FAST)
    public int call(Thread caller, long badge) {
        if (closed) {
            return -ErrorCode.Number.PEER_DIED;
        }
        Thread server = receivers.first();
        caller.badge = badge;
        if (server == null) {
            callers.addLast(caller);
            Scheduler.block(Thread.CALLING);
            return 0;
        }
        receivers.remove(server);
        accept(server, caller);
        Scheduler.switchTo(server);
        return 0;
    }

    /** The message goes to the server, who now owes a reply. */
    @Inline
    private static void accept(Thread server, Thread caller) {
        transfer(caller.context, server.context, caller.badge);
        caller.state = Thread.AWAITING_REPLY;
        caller.server = server;
        server.caller = caller;
        if (caller.priority > server.priority) {
            server.priority = caller.priority;
        }
    }

    /**
     * The current thread replies with the message in its registers, unless it has {@code noReply}, and receives. On return it
     * is blocked or has its message, or the result is negative and nothing happened.
     */
    @NoAllocation(reason = FAST)
    public int replyReceive(Thread server, boolean noReply) {
        Thread caller = server.caller;
        if (noReply == (caller != null)) {
            return noReply ? -ErrorCode.Number.WRONG_STATE : -ErrorCode.Number.NO_CALLER;
        }
        if (caller != null) {
            transfer(server.context, caller.context, 0);
            server.caller = null;
            caller.server = null;
            server.priority = server.ownPriority;
        }
        Thread next = callers.first();
        if (next != null) {
            callers.remove(next);
            accept(server, next);
            if (caller != null) {
                Scheduler.makeReady(caller);
            }
            return 0;
        }
        receivers.addLast(server);
        if (caller == null) {
            Scheduler.block(Thread.RECEIVING);
        } else {
            server.state = Thread.RECEIVING;
            Scheduler.switchTo(caller);
        }
        return 0;
    }

    /** Tag and all eight words, whatever the tag says of their number; the result is 0. */
    @Inline
    private static void transfer(Context from, Context to, long badge) {
        to.setRegister(Context.RAX, 0);
        to.setRegister(Context.RDI, badge);
        to.setRegister(Context.RSI, from.register(Context.RSI));
        to.setRegister(Context.RDX, from.register(Context.RDX));
        to.setRegister(Context.R10, from.register(Context.R10));
        to.setRegister(Context.R8, from.register(Context.R8));
        to.setRegister(Context.R9, from.register(Context.R9));
        to.setRegister(Context.RBX, from.register(Context.RBX));
        to.setRegister(Context.RBP, from.register(Context.RBP));
        to.setRegister(Context.R12, from.register(Context.R12));
        to.setRegister(Context.R13, from.register(Context.R13));
    }

    @Override
    public void handleOpened(int rights) {
        retain();
        if ((rights & Rights.Bit.RECEIVE) != 0) {
            receiveHandles++;
        }
    }

    @Override
    public void handleClosed(int rights) {
        if ((rights & Rights.Bit.RECEIVE) != 0 && --receiveHandles == 0) {
            closed = true;
            dismiss(callers);
        }
        release();
    }

    @Override
    protected void destroy() {
        dismiss(callers);
        dismiss(receivers);
        Objects.free(callers);
        Objects.free(receivers);
    }

    private static void dismiss(ThreadQueue queue) {
        for (Thread thread = queue.first(); thread != null; thread = queue.first()) {
            queue.remove(thread);
            Scheduler.wake(thread, -ErrorCode.Number.PEER_DIED);
        }
    }
}
