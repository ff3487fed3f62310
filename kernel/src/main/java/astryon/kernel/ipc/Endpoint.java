package astryon.kernel.ipc;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.abi.ObjectType;
import astryon.abi.Rights;
import astryon.kernel.arch.Context;
import astryon.kernel.handle.Connection;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.handle.Slot;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.Work;
import astryon.kernel.sched.Dispatcher;
import astryon.kernel.sched.Reply;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.sched.ThreadQueue;
import astryon.kernel.sched.Waitable;
import astryon.magic.Inline;
import astryon.magic.NoAllocation;
import astryon.magic.NoInline;

/**
 * A rendezvous. A caller that finds a server waiting hands it message, processor and rest of its slice at once; otherwise it stands in line,
 * the most urgent first, and the servers become as urgent as it is. The server owes its caller a reply, and whichever of them dies first, the
 * other learns. Words are copied from registers to registers: they are never in memory where a third could change them.
 */
public final class Endpoint extends Waitable implements Connection.Server {
    private static final String FAST = "a call must not fail for want of memory";
    private static final int CELLS = 192;

    private final ThreadQueue callers;
    private final ThreadQueue receivers;
    /** Handles that may receive; without any left, nobody will ever answer. */
    private int receiveHandles;
    /** Connections that have ended, of which no server has heard: the first and the last. */
    private Connection ended;
    private Connection lastEnded;

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

    /**
     * A call with a plain tag, if a server waits to whom the processor can go over as it is: then this does not return. Otherwise nothing has happened.
     */
    @Inline
    public void callAtOnce(Thread caller, long badge, long tag) {
        Thread server = receivers.first();
        if (server == null || !server.isFree() || server.priority < caller.priority || callers.isClosed()) {
            return;
        }
        receivers.removeFirst(server);
        Transfer.words(tag, caller.context, server.context);
        accept(server, caller, badge);
        Dispatcher.handOver(caller, server);
    }

    /**
     * A reply with a plain tag to who waits for it, where nobody else waits for the server, if the processor can go over as it is: then this does not
     * return. Otherwise nothing has happened.
     */
    @Inline
    public void replyAtOnce(Thread server, long tag) {
        Thread caller = server.caller;
        if (caller == null || !caller.isFree() || caller.faulted || callers.first() != null || ended != null || server.priority != server.ownPriority) {
            return;
        }
        Transfer.words(tag, server.context, caller.context);
        caller.context.setRegister(Context.RAX, 0);
        caller.context.setRegister(Context.RDI, 0);
        server.caller = null;
        caller.server = null;
        server.owesReply = false;
        server.state = Thread.RECEIVING;
        receivers.addLast(server);
        Dispatcher.handOver(server, caller);
    }

    /** The current thread calls with the message in its registers. It is blocked on return, or the result is negative. */
    public int call(Thread caller, long badge) {
        if (callers.isClosed()) {
            return -ErrorCode.Number.PEER_DIED;
        }
        Thread server = receivers.first();
        caller.badge = badge;
        if (server == null) {
            standInLine(caller);
        } else {
            int error = Transfer.perform(caller.context.register(Context.RSI), caller, server);
            if (error < 0) {
                return error;
            }
            receivers.remove(server);
            accept(server, caller, badge);
            Scheduler.switchTo(server);
        }
        if ((caller.context.register(Context.RSI) & MessageTag.DEADLINE) != 0) {
            Scheduler.limit(caller, caller.context.register(Context.R14));
        }
        return 0;
    }

    @NoAllocation(reason = FAST)
    private void standInLine(Thread caller) {
        callers.addByPriority(caller);
        Scheduler.block(Thread.CALLING);
        Scheduler.donate(caller);
        tellWatches();
    }

    /** The server has the message and owes a reply. */
    @Inline
    private void accept(Thread server, Thread caller, long badge) {
        server.context.setRegister(Context.RAX, 0);
        server.context.setRegister(Context.RDI, badge);
        server.serve(callers);
        server.owesReply = true;
        server.caller = caller;
        caller.state = Thread.AWAITING_REPLY;
        caller.server = server;
        if (caller.priority > server.priority) {
            Scheduler.setPriority(server, caller.priority);
        }
    }

    /**
     * The current thread replies with the message in its registers, unless it says {@code noReply}, and receives. On return it
     * is blocked or has its message, or the result is negative and nothing happened.
     */
    public int replyReceive(Thread server, boolean noReply) {
        if (noReply == server.owesReply) {
            return noReply ? -ErrorCode.Number.WRONG_STATE : -ErrorCode.Number.NO_CALLER;
        }
        long tag = server.context.register(Context.RSI);
        Thread caller = server.caller;
        if (caller == null && !noReply && MessageTag.handles(tag) > 0) {
            return -ErrorCode.Number.PEER_DIED;
        }
        if (caller != null) {
            int error = answer(tag, server, caller);
            if (error < 0) {
                return error;
            }
            server.caller = null;
            caller.server = null;
            if (server.priority != server.ownPriority) {
                Scheduler.settlePriority(server);
            }
        }
        server.owesReply = false;
        return receive(server, caller, tag);
    }

    /** The reply, which for a thread that faulted says that it may go on, perhaps with a page. Negative if nothing happened. */
    @Inline
    private static int answer(long tag, Thread server, Thread caller) {
        if (caller.faulted) {
            return letGoOn(server, caller, tag);
        }
        int error = Transfer.reply(tag, server, caller);
        if (error == 0) {
            caller.context.setRegister(Context.RAX, 0);
            caller.context.setRegister(Context.RDI, 0);
        }
        return error;
    }

    @NoInline
    private static int letGoOn(Thread server, Thread caller, long tag) {
        int error = caller.pageMemory == null ? judge(caller, MessageTag.operation(tag)) : Transfer.supply(server, caller);
        if (error == 0) {
            caller.faulted = false;
            caller.waitForNoPage();
        }
        return error;
    }

    /** What a supervisor said of a fault. */
    private static int judge(Thread caller, int verdict) {
        if (verdict == MessageTag.FAULT) {
            caller.condemn();
        } else if (verdict != 0) {
            caller.process.dismissSupervisor();
        }
        return 0;
    }

    /** The current thread faulted: it calls, with a message made by the kernel, and goes on where it was when that is answered. False if nobody would hear. */
    public boolean report(Thread faulting, long badge) {
        if (callers.isClosed()) {
            return false;
        }
        faulting.badge = badge;
        faulting.faulted = true;
        Thread server = receivers.first();
        if (server == null) {
            standInLine(faulting);
        } else {
            receivers.remove(server);
            Transfer.fault(faulting, server);
            accept(server, faulting, badge);
            Scheduler.switchTo(server);
        }
        return true;
    }

    /** {@code answered} is who may go on, or null. */
    private int receive(Thread server, Thread answered, long tag) {
        if (hasNewsFor(server)) {
            if (answered != null) {
                Scheduler.makeReady(answered);
            }
            return 0;
        }
        long deadline = (tag & MessageTag.DEADLINE) == 0 ? 0 : server.context.register(Context.R14);
        if (deadline == MessageTag.NO_WAIT) {
            if (answered != null) {
                Scheduler.makeReady(answered);
            }
            return -ErrorCode.Number.TIMED_OUT;
        }
        receivers.addLast(server);
        if (deadline != 0) {
            Scheduler.limit(server, deadline);
        }
        if (answered == null) {
            Scheduler.block(Thread.RECEIVING);
        } else {
            server.state = Thread.RECEIVING;
            Scheduler.switchTo(answered);
        }
        return 0;
    }

    /** Gives a server a connection that ended, or the first in line whose message can be had; whether there was any. */
    private boolean hasNewsFor(Thread server) {
        Connection connection = ended;
        if (connection != null) {
            ended = connection.next;
            tellEnd(server, connection);
            return true;
        }
        Thread next = callers.first();
        while (next != null && !take(server, next)) {
            next = callers.first();
        }
        return next != null;
    }

    private void tellEnd(Thread server, Connection connection) {
        Transfer.end(connection.badge(), server.context);
        Objects.free(connection);
        uncharge(Connection.COST);
    }

    /** Another handle with a badge, of whose end the servers hear; throws {@link KernelError} if it cannot be. */
    public Handle connect(HandleTable table, Slot slot, int rights, long badge) {
        charge(Connection.COST);
        try {
            return table.connect(slot, rights, badge, this);
        } catch (KernelError refused) {
            uncharge(Connection.COST);
            throw refused;
        }
    }

    @Override
    public void ended(Connection connection) {
        Thread server = receivers.first();
        if (server != null) {
            receivers.remove(server);
            tellEnd(server, connection);
            Scheduler.wake(server, 0);
            return;
        }
        if (ended == null) {
            ended = connection;
        } else {
            lastEnded.next = connection;
        }
        lastEnded = connection;
        tellWatches();
    }

    /** Takes the first in line; whether its message could be had. If not, that is its sender's fault, who learns. */
    private boolean take(Thread server, Thread next) {
        callers.leave(next);
        int error = next.faulted ? Transfer.fault(next, server) : Transfer.perform(next.context.register(Context.RSI), next, server);
        if (error < 0) {
            Scheduler.wake(next, error);
            return false;
        }
        accept(server, next, next.badge);
        Scheduler.changeCaller();
        return true;
    }

    /** Answers a call through its {@link Reply}, with the current thread's registers. Negative if nothing happened. */
    public static int reply(Thread from, long tag, Reply reply) {
        Thread caller = reply.caller();
        if (caller == null) {
            return MessageTag.handles(tag) > 0 ? -ErrorCode.Number.PEER_DIED : 0;
        }
        int error = answer(tag, from, caller);
        if (error == 0) {
            reply.done();
            Scheduler.makeReady(caller);
        }
        return error;
    }

    /** A caller waits, or a connection has ended. */
    @Override
    public boolean isReady() {
        return !callers.isEmpty() || ended != null;
    }

    @Override
    public void handleOpened(int rights) {
        retain();
        if ((rights & Rights.Bit.RECEIVE) != 0) {
            receiveHandles++;
        }
    }

    /** Nobody will ever answer those who call. */
    @Override
    protected boolean carryOn() {
        return (!callers.isClosed() || callers.wakeSome(-ErrorCode.Number.PEER_DIED)) && super.carryOn();
    }

    /** Before the last handle goes that may receive, or the last of all: those who wait learn, some at a time. */
    @Override
    public boolean mayClose(int rights) {
        boolean last = (rights & Rights.Bit.RECEIVE) != 0 && receiveHandles == 1;
        return (!last || callers.wakeSome(-ErrorCode.Number.PEER_DIED)) && mayGo();
    }

    @Override
    protected boolean endsAtOnce() {
        return super.endsAtOnce() && callers.isLeft() && receivers.isLeft() && ended == null;
    }

    @Override
    protected boolean empty() {
        for (int left = Work.HANDLES; ended != null && left > 0; left--) {
            Connection connection = ended;
            ended = connection.next;
            Objects.free(connection);
        }
        return ended == null && super.empty() && callers.dissolve(-ErrorCode.Number.PEER_DIED) && receivers.dissolve(-ErrorCode.Number.BAD_HANDLE);
    }

    @Override
    public void handleClosed(int rights) {
        if ((rights & Rights.Bit.RECEIVE) != 0 && --receiveHandles == 0) {
            callers.close();
            if (!callers.wakeSome(-ErrorCode.Number.PEER_DIED)) {
                leaveRest();
            }
        }
        release();
    }

    @Override
    protected long cost() {
        return CELLS;
    }

    @Override
    protected void destroy() {
        super.destroy();
        Objects.free(callers);
        Objects.free(receivers);
    }
}
