package astryon.kernel.syscall;

import astryon.abi.ErrorCode;
import astryon.abi.Result;
import astryon.abi.SystemCall.Number;
import astryon.abi.TraceKind;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.KernelStack;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.Cpu;
import astryon.kernel.sched.Dispatcher;
import astryon.kernel.sched.KernelLock;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.StackLimit;

/**
 * The way of every system call: from its number, by one jump, to its method, and from there to a result or, for what was
 * thrown from deep checks, an error. Arguments are read from the saved registers where they are used. Most calls return to the entry code with their
 * result; where it takes more than that to leave, {@link #leave} does it.
 */
final class SystemCalls {
    /** The result is stored already, or will be by whoever wakes the thread, or the thread is no more. The processor is unsettled. */
    static final long STORED = Result.BEYOND_ERRORS;

    /** Of the instruction. */
    static final long SYSTEM_CALL_BYTES = 2;

    private SystemCalls() {
    }

    /** Called by the entry code when the current thread's registers are saved but for rax, which had the call's number; yields what it has to be. */
    @StackLimit(bytes = KernelStack.ENTRY)
    @Export("astryon.kernel.systemCall")
    static long enter(long number) {
        long result;
        try {
            result = perform((int) number);
        } catch (KernelError error) {
            result = failed(error);
        }
        if (PerCpu.current().isUnsettled()) {
            leave(result);
        }
        return result;
    }

    @NoInline
    private static long failed(KernelError error) {
        Scheduler.current().reached = new Address(0);
        return Paging.makesAgain(Scheduler.current(), error) ? STORED : -error.number();
    }

    /** Does not return. */
    @NoInline
    private static void leave(long result) {
        Context context = context();
        if (!Cpu.executing().isOrphaned()) {
            PerCpu.current().complete(context);
            if (result != STORED) {
                context.setRegister(Context.RAX, result);
            }
        }
        leave();
    }

    private static void leave() {
        Dispatcher.settle(Cpu.executing());
        Entry.leave();
    }

    /** The same where other processors run, too; does not return. */
    @StackLimit(bytes = KernelStack.ENTRY)
    @Export("astryon.kernel.sharedSystemCall")
    static long enterShared(long number) {
        takeLock(number);
        return enter(number);
    }

    /** Does not return if the thread has to leave meanwhile: it makes its call later. */
    private static void takeLock(long number) {
        Context context = context();
        context.setRegister(Context.RAX, number);
        PerCpu.current().complete(context);
        if (!KernelLock.take(Cpu.executing(), context)) {
            leave();
        }
    }

    /** The same while everything is recorded. */
    @StackLimit(bytes = KernelStack.ENTRY)
    @Export("astryon.kernel.tracedSystemCall")
    static long enterTraced(long number) {
        Trace.event(TraceKind.Number.SYSTEM_CALL, number);
        return Processors.several() ? enterShared(number) : enter(number);
    }

    /** The same of a thread that has code whose calls go elsewhere; does not return. */
    @StackLimit(bytes = KernelStack.ENTRY)
    @Export("astryon.kernel.redirectedSystemCall")
    static void enterRedirected(long number) {
        if (Processors.several()) {
            takeLock(number);
        }
        Thread thread = Scheduler.current();
        if (!Redirect.applies(thread)) {
            leave(enter(number));
        }
        context().setRegister(Context.RAX, number);
        PerCpu.current().complete(context());
        if (!Redirect.systemCall(thread)) {
            thread.process.end(Process.FAULTED + InterruptTable.PAGE_FAULT);
        }
        leave(STORED);
    }

    /** The thread goes on with its registers as they are saved. */
    static long stored() {
        Scheduler.unsettle();
        return STORED;
    }

    /** 0, or if not all is done: the call is made again, once others had their turn. */
    @Inline
    static long done(int number, boolean all) {
        return all ? 0 : again(number);
    }

    @NoInline
    static long again(int number) {
        Context context = context();
        context.setRegister(Context.RAX, number);
        context.setRegister(Context.RIP, context.register(Context.RIP) - SYSTEM_CALL_BYTES);
        return stored();
    }

    /** Who makes a call that copies memory of its own: if a page is missing it will be made again, and then rax has to have its number. */
    @Inline
    private static Thread copying(int number) {
        context().setRegister(Context.RAX, number);
        return thread();
    }

    // @formatter:off
    @Inline
    private static long perform(int number) {
        return switch (number) {
            case Number.NULL                  -> 0;
            case Number.HANDLE_CLOSE          -> HandleCalls.close(thread(), first());
            case Number.HANDLE_DUPLICATE      -> HandleCalls.duplicate(thread(), first(), second());
            case Number.HANDLE_GIVE           -> HandleCalls.give(thread(), first(), second(), third());
            case Number.LOG_WRITE             -> DeviceCalls.logWrite(copying(Number.LOG_WRITE), first(), second(), third());
            case Number.LOG_COUNTER           -> DeviceCalls.logCounter(thread(), first(), second());
            case Number.POWER_OFF             -> DeviceCalls.powerOff(thread(), first(), second());
            case Number.MEMORY_CREATE         -> MemoryCalls.create(thread(), first(), second());
            case Number.MEMORY_READ           -> MemoryCalls.read(thread(), first(), second());
            case Number.MEMORY_MAP            -> MemoryCalls.map(thread(), context());
            case Number.MEMORY_UNMAP          -> MemoryCalls.unmap(thread(), first(), second(), third());
            case Number.PROCESS_CREATE        -> ProcessCalls.create(thread(), first());
            case Number.PROCESS_START         -> ProcessCalls.start(thread(), context());
            case Number.PROCESS_KILL          -> ProcessCalls.kill(thread(), first(), second());
            case Number.PROCESS_EXIT          -> ProcessCalls.exit(thread(), first());
            case Number.PROCESS_STATUS        -> ProcessCalls.status(thread(), first());
            case Number.PROCESS_WATCH         -> ProcessCalls.watch(thread(), first(), second(), third());
            case Number.THREAD_CREATE         -> ProcessCalls.createThread(thread(), context());
            case Number.THREAD_EXIT           -> ProcessCalls.exitThread(thread());
            case Number.THREAD_YIELD          -> ProcessCalls.yield();
            case Number.THREAD_SLEEP          -> ProcessCalls.sleep(first());
            case Number.CLOCK_READ            -> Clock.nanos();
            case Number.ENDPOINT_CREATE       -> IpcCalls.createEndpoint(thread());
            case Number.ENDPOINT_MINT         -> IpcCalls.mint(thread(), first(), second(), third(), fourth());
            case Number.CALL                  -> IpcCalls.call(thread(), first(), second());
            case Number.REPLY_RECEIVE         -> IpcCalls.replyReceive(thread(), first(), second());
            case Number.NOTIFICATION_CREATE   -> IpcCalls.createNotification(thread());
            case Number.NOTIFICATION_SIGNAL   -> IpcCalls.signal(thread(), first(), second());
            case Number.NOTIFICATION_WAIT     -> IpcCalls.await(thread(), first(), second(), third(), fourth());
            case Number.INTERRUPT_BIND        -> DeviceCalls.bind(thread(), first(), second(), third());
            case Number.INTERRUPT_ACKNOWLEDGE -> DeviceCalls.acknowledge(thread(), first());
            case Number.PORT_READ             -> DeviceCalls.portRead(thread(), first(), second(), third(), fourth());
            case Number.PORT_WRITE            -> DeviceCalls.portWrite(thread(), first(), second(), third(), fourth(), fifth());
            case Number.FAULT_ENTRIES         -> ProcessCalls.faultEntries(thread(), first(), second());
            case Number.BUDGET_CREATE         -> HandleCalls.createBudget(thread(), first(), second());
            case Number.BUDGET_READ           -> HandleCalls.readBudget(thread(), first(), second());
            case Number.BUDGET_LIMIT          -> HandleCalls.limitBudget(thread(), first(), second(), third());
            case Number.HANDLE_DERIVE         -> HandleCalls.derive(thread(), first(), second());
            case Number.HANDLE_REVOKE         -> HandleCalls.revoke(thread(), first());
            case Number.WATCH                 -> WaitCalls.watch(thread(), first(), second(), third());
            case Number.WAIT_SET_CREATE       -> WaitCalls.createWaitSet(thread());
            case Number.WAIT_SET_ADD          -> WaitCalls.add(thread(), first(), second(), third());
            case Number.WAIT_SET_REMOVE       -> WaitCalls.remove(thread(), first(), second());
            case Number.WAIT_SET_WAIT         -> WaitCalls.await(thread(), first(), second());
            case Number.TIMER_CREATE          -> WaitCalls.createTimer(thread());
            case Number.TIMER_SET             -> WaitCalls.setTimer(thread(), first(), second(), third());
            case Number.FUTEX_WAIT            -> WaitCalls.futexWait(copying(Number.FUTEX_WAIT), first(), second(), third(), fourth());
            case Number.FUTEX_WAKE            -> WaitCalls.futexWake(thread(), first(), second());
            case Number.MESSAGE_PAGE          -> IpcCalls.messagePage(thread(), first());
            case Number.REPLY_DETACH          -> IpcCalls.detachReply(thread());
            case Number.REPLY                 -> IpcCalls.reply(thread(), first(), second());
            case Number.LEASE_READ            -> IpcCalls.readLease(copying(Number.LEASE_READ), first(), second(), third(), fourth());
            case Number.LEASE_WRITE           -> IpcCalls.writeLease(copying(Number.LEASE_WRITE), first(), second(), third(), fourth());
            case Number.MEMORY_CLONE          -> MemoryCalls.copy(thread(), first());
            case Number.MEMORY_RESIZE         -> MemoryCalls.resize(thread(), first(), second());
            case Number.DMA_CREATE            -> DmaCalls.create(thread(), first(), second());
            case Number.MEMORY_PROTECT        -> MemoryCalls.protect(thread(), first(), second(), third(), fourth());
            case Number.PROCESS_CLONE         -> ProcessCalls.copy(thread(), first(), second());
            case Number.PROCESS_SUPERVISE     -> ThreadCalls.supervise(thread(), first(), second());
            case Number.THREAD_SUSPEND        -> ThreadCalls.suspend(thread(), first());
            case Number.THREAD_RESUME         -> ThreadCalls.resume(thread(), first());
            case Number.THREAD_READ           -> ThreadCalls.readRegisters(copying(Number.THREAD_READ), first(), second());
            case Number.THREAD_WRITE          -> ThreadCalls.writeRegisters(copying(Number.THREAD_WRITE), first(), second());
            case Number.THREAD_BASE           -> ThreadCalls.setBase(thread(), first(), second());
            case Number.REDIRECT_SET          -> Redirect.set(thread(), first(), second(), third(), fourth());
            case Number.REDIRECT_RESUME       -> Redirect.resume(copying(Number.REDIRECT_RESUME), first());
            case Number.MEMORY_DISCARD        -> MemoryCalls.discard(thread(), first(), second(), third());
            case Number.MEMORY_COMMIT         -> MemoryCalls.commit(thread(), first(), second(), third());
            case Number.THREAD_PIN            -> ThreadCalls.pin(thread(), first(), second());
            case Number.LOG_SHORTAGE          -> DeviceCalls.shortage(thread(), first(), second());
            case Number.BUDGET_END            -> HandleCalls.endBudget(thread(), first());
            case Number.PORT_ALLOW            -> DeviceCalls.portAllow(thread(), first(), second());
            case Number.MEMORY_PAGED          -> MemoryCalls.createPaged(thread(), first(), second());
            case Number.LOG_TRACE             -> DeviceCalls.trace(copying(Number.LOG_TRACE), context());
            case Number.MEMORY_CLEAN          -> MemoryCalls.clean(thread(), first(), second(), third());
            case Number.THREAD_WEIGHT         -> ThreadCalls.weigh(thread(), first(), second());
            case Number.MEMORY_EVICT          -> MemoryCalls.evict(thread(), first(), second(), third());
            case Number.REGION_CREATE         -> MemoryCalls.createRegion(thread(), first(), second(), third(), fourth());
            case Number.REGION_READ           -> MemoryCalls.readRegion(thread(), first(), second());
            case Number.REGION_END            -> MemoryCalls.endRegion(thread(), first());
            case Number.DMA_BIND              -> DmaCalls.bind(thread(), first(), second(), third(), fourth());
            case Number.DMA_UNBIND            -> DmaCalls.unbind(thread(), first(), second());
            case Number.DMA_SEGMENTS          -> DmaCalls.segments(copying(Number.DMA_SEGMENTS), context());
            case Number.LOG_READ              -> DeviceCalls.logRead(copying(Number.LOG_READ), first(), second(), third(), fourth());
            case Number.PROCESS_SUSPEND       -> ProcessCalls.suspend(thread(), first(), second());
            case Number.PROCESS_RESUME        -> ProcessCalls.resume(thread(), first());
            case Number.PROCESS_READ          -> ProcessCalls.read(thread(), first(), second());
            case Number.POWER_RESET           -> DeviceCalls.powerReset(thread(), first());
            case Number.MACHINE_READ          -> MachineCalls.read(thread(), first(), second());
            case Number.MACHINE_PORTS         -> MachineCalls.ports(thread(), first(), second(), third());
            case Number.MACHINE_MEMORY        -> MachineCalls.memory(thread(), first(), second(), third());
            case Number.MACHINE_INTERRUPT     -> MachineCalls.interrupt(thread(), first(), second(), third());
            case Number.TIME_SET              -> MachineCalls.setTime(thread(), first(), second());
            case Number.INTERRUPT_READ        -> MachineCalls.readInterrupt(thread(), first(), second());
            case Number.LOG_RECORD            -> DeviceCalls.record(thread(), first(), second());
            default                           -> -ErrorCode.Number.UNKNOWN_CALL;
        };
    }
    // @formatter:on

    /** Whose call it is: asked where it is wanted, for not every call does. */
    @Inline
    private static Thread thread() {
        return Scheduler.current();
    }

    @Inline
    private static Context context() {
        return PerCpu.current().context();
    }

    private static long first() {
        return context().register(Context.RDI);
    }

    private static long second() {
        return context().register(Context.RSI);
    }

    private static long third() {
        return context().register(Context.RDX);
    }

    private static long fourth() {
        return context().register(Context.R10);
    }

    private static long fifth() {
        return context().register(Context.R8);
    }
}
