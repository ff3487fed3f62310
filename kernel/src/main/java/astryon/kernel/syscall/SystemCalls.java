package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.SystemCall.Number;
import astryon.kernel.arch.Context;
import astryon.kernel.mem.KernelError;
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
    static final long STORED = Long.MIN_VALUE;

    private SystemCalls() {
    }

    /** Called by the entry code with the current thread's registers. */
    @Export("astryon.kernel.systemCall")
    static void enter(Context context) {
        long result;
        try {
            result = perform(Scheduler.current(), context);
        } catch (KernelError error) {
            result = -error.number();
        }
        if (result != STORED) {
            context.setRegister(Context.RAX, result);
        }
        Scheduler.leave();
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
            case Number.MEMORY_CREATE         -> MemoryCalls.create(thread, first(context));
            case Number.MEMORY_SIZE           -> MemoryCalls.size(thread, first(context));
            case Number.MEMORY_MAP            -> MemoryCalls.map(thread, context);
            case Number.MEMORY_UNMAP          -> MemoryCalls.unmap(thread, first(context), second(context));
            case Number.PROCESS_CREATE        -> ProcessCalls.create(thread);
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
            case Number.NOTIFICATION_WAIT     -> IpcCalls.await(thread, first(context), second(context), third(context));
            case Number.INTERRUPT_BIND        -> DeviceCalls.bind(thread, first(context), second(context), third(context));
            case Number.INTERRUPT_ACKNOWLEDGE -> DeviceCalls.acknowledge(thread, first(context));
            case Number.PORT_READ             -> DeviceCalls.portRead(thread, first(context), second(context), third(context));
            case Number.PORT_WRITE            -> DeviceCalls.portWrite(thread, first(context), second(context), third(context), fourth(context));
            case Number.NULL_ENTRY            -> ProcessCalls.nullEntry(thread, first(context));
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
