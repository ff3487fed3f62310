package astryon.kernel.syscall;

import astryon.abi.ProcessorException;
import astryon.abi.TraceKind;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.KernelStack;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processor;
import astryon.kernel.arch.Processors;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.log.Trace;
import astryon.kernel.platform.Panic;
import astryon.kernel.mem.Backlog;
import astryon.kernel.sched.Cpu;
import astryon.kernel.sched.Dispatcher;
import astryon.kernel.sched.KernelLock;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.StackLimit;

/** Interrupts and exceptions, from the entry code to who is concerned. */
final class Faults {
    private static final long WRITE = 2;
    private static final long FETCH = 16;
    private static final long NULL_END = 4096;

    private Faults() {
    }

    /** An interrupt, or an exception of a process; the registers are the current thread's. */
    @StackLimit(bytes = KernelStack.ENTRY)
    @Export("astryon.kernel.interrupt")
    static void interrupt(Context context, Cpu cpu) {
        int vector = (int) context.register(Context.VECTOR);
        if (Processors.several() && !KernelLock.take(cpu, context) && vector < InterruptTable.FIRST_INTERRUPT) {
            // The thread had to leave meanwhile: it meets its exception again.
            Dispatcher.leave(cpu);
            return;
        }
        if (vector < InterruptTable.FIRST_INTERRUPT) {
            exception(context, cpu.current(), vector);
            Dispatcher.leave(cpu);
            return;
        }
        Trace.event(TraceKind.Number.INTERRUPT, vector);
        if (vector == InterruptTable.CALLED) {
            LocalApic.endOfInterrupt();
        } else if (vector == InterruptTable.TIMER) {
            timer();
        } else if (vector >= InterruptTable.FIRST_LINE && vector < InterruptTable.FIRST_LINE + InterruptTable.LINES + InterruptTable.MESSAGES) {
            Interrupt.deliver(vector - InterruptTable.FIRST_LINE);
        }
        Dispatcher.leave(cpu);
    }

    @NoInline
    private static void timer() {
        LocalApic.endOfInterrupt();
        if (Scheduler.timer() && !Backlog.isEmpty()) {
            Backlog.work();
        }
    }

    private static void exception(Context context, Thread thread, int vector) {
        if (thread.condemned && !thread.process.isEnding()) {
            thread.process.end(Process.FAULTED + thread.faultVector);
            return;
        }
        Address address = new Address(0);
        if (vector == InterruptTable.PAGE_FAULT) {
            address = Processor.faultAddress();
            long error = context.register(Context.ERROR);
            if (thread.process.space().resolveAgain(address, (error & WRITE) != 0, (error & FETCH) != 0)) {
                return;
            }
            if (!thread.process.isEnding() && isHelped(thread)) {
                return;
            }
        }
        if (thread.process.isEnding()) {
            thread.process.end(Process.KILLED);
            return;
        }
        if (vector == InterruptTable.GENERAL_PROTECTION && Dispatcher.allowsMorePorts(thread)) {
            return;
        }
        Trace.event(TraceKind.Number.FAULT, vector);
        if (Redirect.applies(thread) && Redirect.fault(thread, vector, address)) {
            return;
        }
        if (thread.process.supervisor() != null) {
            thread.waitForNoPage();
            thread.faultVector = (byte) vector;
            thread.faultAddress = address.value();
            if (((Endpoint) thread.process.supervisor()).report(thread, thread.process.supervisorBadge())) {
                return;
            }
        }
        CrashReport.print(thread, vector, address);
        thread.process.end(Process.FAULTED + vector);
    }

    /** A page fault is not the end: the page is asked for, or the program itself knows what to do. */
    @NoInline
    private static boolean isHelped(Thread thread) {
        Address address = Processor.faultAddress();
        long error = thread.context.register(Context.ERROR);
        return Paging.ask(thread, address, (error & WRITE) != 0, (error & FETCH) != 0) || CheckFault.redirect(thread, address);
    }

    /**
     * An exception in the kernel itself; zero resumes, another address is where to go on as if called from there. Legitimate are
     * only faults of user memory while it is copied or a crash report reads it, and null references.
     */
    @StackLimit(bytes = KernelStack.FAILURE)
    @Export("astryon.kernel.fault")
    static Address fault(Context context) {
        Address address = Processor.faultAddress();
        Address instruction = new Address(context.register(Context.RIP));
        if (context.register(Context.VECTOR) != InterruptTable.PAGE_FAULT) {
            Panic.exception(ProcessorException.name((int) context.register(Context.VECTOR)), context, address);
        }
        if (isIn(instruction, Machine.symbol("astryon.kernel.copy.begin"), Machine.symbol("astryon.kernel.copy.end"))) {
            boolean write = (context.register(Context.ERROR) & WRITE) != 0;
            if (address.value() < 0 || !Scheduler.current().process.space().resolve(address, write, false)) {
                Paging.missed(Scheduler.current(), address, write);
                context.setRegister(Context.RIP, Machine.symbol("astryon.kernel.copy.fault").value());
            }
            return new Address(0);
        }
        long guard = PerCpu.current().guard();
        if (guard != 0) {
            if (CrashReport.mayResolve(address)) {
                return new Address(0);
            }
            context.setRegister(Context.RSP, guard);
            context.setRegister(Context.RIP, Machine.symbol("astryon.kernel.guard.fault").value());
            return new Address(0);
        }
        Panic.exception(Long.compareUnsigned(address.value(), NULL_END) < 0 ? "null reference" : "page fault", context, address);
        return new Address(0);
    }

    private static boolean isIn(Address address, Address start, Address end) {
        return start.isAtOrBelow(address) && address.isBelow(end);
    }

    /** Non-maskable interrupt, double fault, machine check: on their own stacks, from anywhere. */
    @Export("astryon.kernel.catastrophe")
    static void catastrophe(Context context) {
        if (context.register(Context.VECTOR) == InterruptTable.NMI) {
            Panic.stopIfUnderWay(context);
        }
        Panic.exception(ProcessorException.name((int) context.register(Context.VECTOR)), context, Processor.faultAddress());
    }
}
