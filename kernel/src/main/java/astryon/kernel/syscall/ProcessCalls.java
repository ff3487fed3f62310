package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.abi.SystemCall.Number;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Context;
import astryon.kernel.handle.HandleTable;
import astryon.kernel.ipc.Notification;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Processes;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.time.Clock;
import astryon.magic.Address;

/** Calls about processes, threads and time. */
final class ProcessCalls {
    private static final int MAX_CODE = 255;

    private ProcessCalls() {
    }

    static long create(Thread thread, long budget) {
        Budget payer = budget == 0 ? thread.process.budget() : Lookup.budget(thread, budget, Rights.Bit.MANAGE);
        begin(thread, payer);
        return HandleCalls.complete(thread);
    }

    /** A new process, kept by the thread; throws {@link KernelError}. */
    private static void begin(Thread thread, Budget payer) {
        HandleCalls.begin(thread, Process.create(), payer);
        try {
            Processes.count((Process) thread.unfinished);
        } catch (KernelError tooMany) {
            thread.dropUnfinished();
            throw tooMany;
        }
    }

    static long copy(Thread thread, long handle, long budget) {
        Process original = Lookup.process(thread, handle, Rights.Bit.MANAGE);
        Budget payer = budget == 0 ? thread.process.budget() : Lookup.budget(thread, budget, Rights.Bit.MANAGE);
        original.requireAlive();
        if (!(thread.unfinished instanceof Process) || !((Process) thread.unfinished).isCopyOf(original)) {
            begin(thread, payer);
        }
        try {
            Process copy = (Process) thread.unfinished;
            // The budget that pays for it may have ended meanwhile, and it with that.
            copy.requireAlive();
            if (!copy.copyFrom(original)) {
                return SystemCalls.again(Number.PROCESS_CLONE);
            }
        } catch (KernelError error) {
            thread.dropUnfinished();
            throw error;
        }
        return HandleCalls.complete(thread);
    }

    static long start(Thread thread, Context context) {
        Process process = Lookup.process(thread, context.register(Context.RDI), Rights.Bit.MANAGE);
        long entry = context.register(Context.RSI);
        long stack = context.register(Context.RDX);
        long priority = context.register(Context.R9);
        if (isOutside(entry) || isOutside(stack)) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        if (priority < 0 || priority > thread.ownPriority) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        process.start(new Address(entry), new Address(stack), context.register(Context.R10), context.register(Context.R8), (int) priority);
        return 0;
    }

    static long createThread(Thread thread, Context context) {
        Process process = Lookup.process(thread, context.register(Context.RDI), Rights.Bit.MANAGE);
        long entry = context.register(Context.RSI);
        long stack = context.register(Context.RDX);
        long wanted = context.register(Context.R8);
        long priority = wanted == Priority.OWN ? thread.ownPriority : wanted;
        if (isOutside(entry) || isOutside(stack)) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        if (priority < 0 || priority > thread.ownPriority) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        HandleTable table = thread.process.handles();
        table.reserve(1);
        return table.open(process.addThread(new Address(entry), new Address(stack), context.register(Context.R10), (int) priority), Rights.Bit.ALL, 0).value();
    }

    /** A stack pointer may be the end of its stack, an entry may fault: both only have to be canonical and not the kernel's. */
    private static boolean isOutside(long address) {
        return address < 0 || address > UserSpace.END;
    }

    static long faultEntries(Thread thread, long forNull, long forStack) {
        if (isOutside(forNull) || isOutside(forStack)) {
            return -ErrorCode.Number.BAD_ADDRESS;
        }
        thread.process.setFaultEntries(new Address(forNull), new Address(forStack));
        return 0;
    }

    static long kill(Thread thread, long process, long code) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        if (isNoCode(code)) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if (target == thread.process) {
            target.end(Process.KILLED + (int) code);
            return SystemCalls.stored();
        }
        return SystemCalls.done(Number.PROCESS_KILL, target.end(Process.KILLED + (int) code));
    }

    private static boolean isNoCode(long code) {
        return code < 0 || code > MAX_CODE;
    }

    static long suspend(Thread thread, long process, long code) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        if (isNoCode(code)) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        target.requireAlive();
        if (target == thread.process) {
            // It is over once it goes on.
            thread.setResult(0);
        }
        boolean all = target.suspend((int) code);
        return target == thread.process ? SystemCalls.STORED : SystemCalls.done(Number.PROCESS_SUSPEND, all);
    }

    static long resume(Thread thread, long process) {
        Process target = Lookup.process(thread, process, Rights.Bit.MANAGE);
        target.requireAlive();
        return SystemCalls.done(Number.PROCESS_RESUME, target.resume());
    }

    static long read(Thread thread, long process, long which) {
        Process target = Lookup.process(thread, process, Rights.Bit.INSPECT);
        if (which == 0) {
            return target.nanos();
        }
        target.requireAlive();
        return which == 1 ? target.space().bytesShown() : which == 2 ? target.threadCount()
                : -ErrorCode.Number.BAD_ARGUMENT;
    }

    static long exit(Thread thread, long code) {
        if (isNoCode(code)) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        thread.process.end((int) code);
        return SystemCalls.stored();
    }

    static long status(Thread thread, long process) {
        int status = Lookup.process(thread, process, Rights.Bit.INSPECT).status();
        return status < 0 ? -ErrorCode.Number.STILL_RUNNING : status;
    }

    static long watch(Thread thread, long process, long notification, long bits) {
        Process target = Lookup.process(thread, process, Rights.Bit.INSPECT);
        Notification signalled = Lookup.notification(thread, notification, Rights.Bit.SIGNAL);
        if (bits == 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        return WaitCalls.start(target, signalled, bits);
    }

    static long exitThread(Thread thread) {
        thread.process.exitThread(thread);
        return SystemCalls.stored();
    }

    static long yield() {
        Scheduler.yield();
        return 0;
    }

    static long sleep(long deadline) {
        if (deadline < 0) {
            return -ErrorCode.Number.BAD_ARGUMENT;
        }
        if (deadline > Clock.nanos()) {
            Scheduler.blockUntil(Thread.SLEEPING, deadline);
        }
        return 0;
    }
}
