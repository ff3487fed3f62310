package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.SystemCall.Number;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Cpu;
import astryon.kernel.sched.KernelLock;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.time.Clock;
import astryon.magic.Export;

/**
 * The way of every system call: from its number, by one jump, to its method, and from there to a result or, for what was
 * thrown from deep checks, an error. Arguments are read from the saved registers where they are used.
 */
final class SystemCalls {
    /** The result is stored already, or will be by whoever wakes the thread, or the thread is no more. */
    static final long STORED = Integer.MIN_VALUE;

    private SystemCalls() {
    }

    /** Called by the entry code with the current thread's registers and its processor. */
    @Export("astryon.kernel.systemCall")
    static void enter(Context context, Cpu cpu) {
        Thread thread = cpu.current();
        long result;
        try {
            result = thread.redirectEntry.isZero() || !Redirect.applies(thread) ? perform(thread, context) : redirect(thread);
        } catch (KernelError error) {
            result = -error.number();
        }
        if (result != STORED) {
            context.setRegister(Context.RAX, result);
        }
        Scheduler.leave(cpu);
    }

    /** The same where other processors run, too. */
    @Export("astryon.kernel.sharedSystemCall")
    static void enterShared(Context context, Cpu cpu) {
        if (KernelLock.take(cpu, context)) {
            enter(context, cpu);
        } else {
            Scheduler.leave(cpu);
        }
    }

    /** The same while everything is recorded. */
    @Export("astryon.kernel.tracedSystemCall")
    static void enterTraced(Context context, Cpu cpu) {
        Trace.event(Trace.SYSTEM_CALL, context.register(Context.RAX));
        if (Processors.several()) {
            enterShared(context, cpu);
        } else {
            enter(context, cpu);
        }
    }

    private static long redirect(Thread thread) {
        if (!Redirect.systemCall(thread)) {
            thread.process.end(Process.FAULTED + InterruptTable.PAGE_FAULT);
        }
        return STORED;
    }

    // @formatter:off
    private static long perform(Thread thread, Context context) {
        long number = context.register(Context.RAX);
        if (number != (int) number) {
            return -ErrorCode.Number.UNKNOWN_CALL;
        }
        return switch ((int) number) {
            case Number.NULL                  -> 0;
            case Number.HANDLE_CLOSE          -> HandleCalls.close(thread, first(context));
            case Number.HANDLE_DUPLICATE      -> HandleCalls.duplicate(thread, first(context), second(context));
            case Number.HANDLE_GIVE           -> HandleCalls.give(thread, first(context), second(context), third(context));
            case Number.LOG_WRITE             -> DeviceCalls.logWrite(thread, first(context), second(context), third(context));
            case Number.LOG_COUNTER           -> DeviceCalls.logCounter(thread, first(context), second(context));
            case Number.POWER_OFF             -> DeviceCalls.powerOff(thread, first(context), second(context));
            case Number.MEMORY_CREATE         -> MemoryCalls.create(thread, first(context), second(context));
            case Number.MEMORY_SIZE           -> MemoryCalls.size(thread, first(context));
            case Number.MEMORY_MAP            -> MemoryCalls.map(thread, context);
            case Number.MEMORY_UNMAP          -> MemoryCalls.unmap(thread, first(context), second(context), third(context));
            case Number.PROCESS_CREATE        -> ProcessCalls.create(thread, first(context));
            case Number.PROCESS_START         -> ProcessCalls.start(thread, context);
            case Number.PROCESS_KILL          -> ProcessCalls.kill(thread, first(context));
            case Number.PROCESS_EXIT          -> ProcessCalls.exit(thread, first(context));
            case Number.PROCESS_STATUS        -> ProcessCalls.status(thread, first(context));
            case Number.PROCESS_WATCH         -> ProcessCalls.watch(thread, first(context), second(context), third(context));
            case Number.THREAD_CREATE         -> ProcessCalls.createThread(thread, context);
            case Number.THREAD_EXIT           -> ProcessCalls.exitThread(thread);
            case Number.THREAD_YIELD          -> ProcessCalls.yield();
            case Number.THREAD_SLEEP          -> ProcessCalls.sleep(first(context));
            case Number.CLOCK_READ            -> Clock.nanos();
            case Number.ENDPOINT_CREATE       -> IpcCalls.createEndpoint(thread);
            case Number.ENDPOINT_MINT         -> IpcCalls.mint(thread, first(context), second(context), third(context));
            case Number.CALL                  -> IpcCalls.call(thread, first(context), second(context));
            case Number.REPLY_RECEIVE         -> IpcCalls.replyReceive(thread, first(context), second(context));
            case Number.NOTIFICATION_CREATE   -> IpcCalls.createNotification(thread);
            case Number.NOTIFICATION_SIGNAL   -> IpcCalls.signal(thread, first(context), second(context));
            case Number.NOTIFICATION_WAIT     -> IpcCalls.await(thread, first(context), second(context), third(context), fourth(context));
            case Number.INTERRUPT_BIND        -> DeviceCalls.bind(thread, first(context), second(context), third(context));
            case Number.INTERRUPT_ACKNOWLEDGE -> DeviceCalls.acknowledge(thread, first(context));
            case Number.PORT_READ             -> DeviceCalls.portRead(thread, first(context), second(context), third(context));
            case Number.PORT_WRITE            -> DeviceCalls.portWrite(thread, first(context), second(context), third(context), fourth(context));
            case Number.FAULT_ENTRIES         -> ProcessCalls.faultEntries(thread, first(context), second(context));
            case Number.BUDGET_CREATE         -> HandleCalls.createBudget(thread, first(context), second(context));
            case Number.BUDGET_READ           -> HandleCalls.readBudget(thread, first(context), second(context));
            case Number.HANDLE_DERIVE         -> HandleCalls.derive(thread, first(context), second(context));
            case Number.HANDLE_REVOKE         -> HandleCalls.revoke(thread, first(context));
            case Number.WATCH                 -> WaitCalls.watch(thread, first(context), second(context), third(context));
            case Number.WAIT_SET_CREATE       -> WaitCalls.createWaitSet(thread);
            case Number.WAIT_SET_ADD          -> WaitCalls.add(thread, first(context), second(context), third(context));
            case Number.WAIT_SET_REMOVE       -> WaitCalls.remove(thread, first(context), second(context));
            case Number.WAIT_SET_WAIT         -> WaitCalls.await(thread, first(context), second(context));
            case Number.TIMER_CREATE          -> WaitCalls.createTimer(thread);
            case Number.TIMER_SET             -> WaitCalls.setTimer(thread, first(context), second(context), third(context));
            case Number.FUTEX_WAIT            -> WaitCalls.futexWait(thread, first(context), second(context), third(context), fourth(context));
            case Number.FUTEX_WAKE            -> WaitCalls.futexWake(thread, first(context), second(context));
            case Number.MESSAGE_PAGE          -> IpcCalls.messagePage(thread, first(context));
            case Number.REPLY_DETACH          -> IpcCalls.detachReply(thread);
            case Number.REPLY                 -> IpcCalls.reply(thread, first(context), second(context));
            case Number.LEASE_READ            -> IpcCalls.readLease(thread, first(context), second(context), third(context), fourth(context));
            case Number.LEASE_WRITE           -> IpcCalls.writeLease(thread, first(context), second(context), third(context), fourth(context));
            case Number.MEMORY_CLONE          -> MemoryCalls.copy(thread, first(context));
            case Number.MEMORY_RESIZE         -> MemoryCalls.resize(thread, first(context), second(context));
            case Number.MEMORY_ADDRESS        -> MemoryCalls.address(thread, first(context), second(context));
            case Number.MEMORY_PROTECT        -> MemoryCalls.protect(thread, first(context), second(context), third(context), fourth(context));
            case Number.PROCESS_CLONE         -> ProcessCalls.copy(thread, first(context), second(context));
            case Number.PROCESS_SUPERVISE     -> ThreadCalls.supervise(thread, first(context), second(context));
            case Number.THREAD_SUSPEND        -> ThreadCalls.suspend(thread, first(context));
            case Number.THREAD_RESUME         -> ThreadCalls.resume(thread, first(context));
            case Number.THREAD_READ           -> ThreadCalls.readRegisters(thread, first(context), second(context));
            case Number.THREAD_WRITE          -> ThreadCalls.writeRegisters(thread, first(context), second(context));
            case Number.THREAD_BASE           -> ThreadCalls.setBase(thread, first(context), second(context));
            case Number.REDIRECT_SET          -> Redirect.set(thread, first(context), second(context), third(context), fourth(context));
            case Number.REDIRECT_RESUME       -> Redirect.resume(thread, first(context));
            case Number.MEMORY_DISCARD        -> MemoryCalls.discard(thread, first(context), second(context), third(context));
            case Number.THREAD_PIN            -> ThreadCalls.pin(thread, first(context), second(context));
            case Number.LOG_SHORTAGE          -> DeviceCalls.shortage(thread, first(context), second(context));
            case Number.BUDGET_END            -> HandleCalls.endBudget(thread, first(context));
            case Number.PORT_ALLOW            -> DeviceCalls.portAllow(thread, first(context), second(context));
            default                           -> -ErrorCode.Number.UNKNOWN_CALL;
        };
    }
    // @formatter:on

    private static long first(Context context) {
        return context.register(Context.RDI);
    }

    private static long second(Context context) {
        return context.register(Context.RSI);
    }

    private static long third(Context context) {
        return context.register(Context.RDX);
    }

    private static long fourth(Context context) {
        return context.register(Context.R10);
    }
}
