package astryon.kernel.platform;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Ports;
import astryon.kernel.arch.Processor;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Log;
import astryon.kernel.log.Trace;
import astryon.kernel.mem.KernelError;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;
import astryon.magic.Machine;

/** The kernel's end: what is wrong, the registers as they were when it went wrong, the stack, and no further step. */
public final class Panic {
    /** Written to the debug-exit device: QEMU ends with status 255. */
    private static final int EXIT_CODE = 127;
    private static final int EVENTS = 16;

    /** Polls until a processor that does not stop is given up. */
    private static final int PATIENCE = 10_000_000;

    /** One more than the number of the processor that panics, or 0. */
    private static final int[] ENTERED = new int[2];

    private Panic() {
    }

    /** A check of compiled code failed. */
    static void check(String what, Context context) {
        begin(what);
        showCaller(context);
    }

    static void check(String what, String name, long value, Context context) {
        begin(what);
        Log.line("kernel: ").text(name).text(" ").decimal(value).end();
        showCaller(context);
    }

    static void check(String what, Object object, Context context) {
        begin(what);
        Log.line("kernel: object of ").text(object.getClass().getName()).end();
        showCaller(context);
    }

    static void check(String what, String first, long firstValue, String second, long secondValue, Context context) {
        begin(what);
        Log.line("kernel: ").text(first).text(" ").decimal(firstValue).text(", ").text(second).text(" ").decimal(secondValue).end();
        showCaller(context);
    }

    /** An exception went through every method of the stack. */
    static void uncaught(Throwable exception, Context context) {
        begin("uncaught exception");
        Log line = Log.line("kernel: ").text(exception.getClass().getName());
        if (exception instanceof KernelError error) {
            line.text(" ").decimal(error.number());
        } else {
            line.text(": ").name(exception.getMessage());
        }
        line.end();
        showCaller(context);
    }

    /** The processor met an exception in the kernel. */
    public static void exception(String what, Context context, Address faultAddress) {
        begin(what);
        registers(context, faultAddress);
        StackTrace.printInterrupted(new Address(context.register(Context.RIP)), new Address(context.register(Context.RSP)));
        stop();
    }

    /** The kernel cannot go on, for a reason outside of it. Does not return. */
    @Assembled("astryon.kernel.arch.FailureCode#cannotContinue")
    public static native void cannotContinue(String reason);

    @Export("astryon.kernel.cannotContinue")
    static void cannotContinue(Context context, String reason) {
        begin(reason);
        showCaller(context);
    }

    /** Registers and stack of a method that called one of {@code FailureCode}'s routines; the end. */
    private static void showCaller(Context context) {
        registers(context, Processor.faultAddress());
        StackTrace.printFrom(returnAddressSlot(context), 0);
        stop();
    }

    /** Where such a call left its return address. */
    static Address returnAddressSlot(Context context) {
        return new Address(context.register(Context.RSP) - 8);
    }

    private static void begin(String what) {
        int self = Processors.several() ? PerCpu.current().index() + 1 : 1;
        if (!entered().compareAndSwapInt(0, self)) {
            if (entered().loadOrderedInt() == self) {
                Log.say("kernel: panic while panicking");
                end();
            }
            // Another one was first: what stops us is on its way.
            Processor.stop();
        }
        stopOthers();
        Log.breakLine();
        Log.line("kernel: panic: ").text(what).end();
    }

    private static Address entered() {
        return Address.of(ENTERED).plus(16);
    }

    private static void stopOthers() {
        for (int i = 0; i < Processors.count(); i++) {
            PerCpu other = Processors.get(i);
            if (i != PerCpu.current().index()) {
                other.interruptAnyway();
                for (int polls = 0; polls < PATIENCE && other.stopped().start().isZero(); polls++) {
                    Machine.pause();
                }
            }
        }
    }

    /** A non-maskable interrupt: if another processor panics, that is its way to stop this one. */
    public static void stopIfUnderWay(Context context) {
        if (entered().loadOrderedInt() != 0) {
            PerCpu.current().setStopped(context);
            Processor.stop();
        }
    }

    private static void showOthers() {
        for (int i = 0; i < Processors.count(); i++) {
            Context context = Processors.get(i).stopped();
            if (i != PerCpu.current().index()) {
                Log.line("kernel: processor ").decimal(i);
                if (context.start().isZero()) {
                    Log.line(" does not answer").end();
                } else if (context.isUser()) {
                    Log.line(" in a program at ").hex(context.register(Context.RIP)).end();
                } else {
                    Log.line(" in the kernel at ").hex(context.register(Context.RIP)).end();
                    StackTrace.printInterrupted(new Address(context.register(Context.RIP)), new Address(context.register(Context.RSP)));
                }
            }
        }
    }

    private static void stop() {
        showOthers();
        long now = Machine.timestamp();
        for (int i = 0; i < Processors.count(); i++) {
            if (Processors.get(i).traced() > 0) {
                Log.line("kernel: last events of processor ").decimal(i).end();
                Trace.print(Processors.get(i), EVENTS, now);
            }
        }
        end();
    }

    private static void end() {
        Ports.debugExit(EXIT_CODE);
        Processor.stop();
    }

    /** Four registers a line. */
    public static void registers(Context context, Address faultAddress) {
        Log.line("    rip ").hexWord(context.register(Context.RIP)).text(" rsp ").hexWord(context.register(Context.RSP))
                .text(" flags ").hex(context.register(Context.RFLAGS)).text(" cs ").hex(context.register(Context.CS))
                .text(" error ").hex(context.register(Context.ERROR)).text(" cr2 ").hexWord(faultAddress.value()).end();
        row(context, "    rax ", Context.RAX, " rbx ", Context.RBX, " rcx ", Context.RCX, " rdx ", Context.RDX);
        row(context, "    rsi ", Context.RSI, " rdi ", Context.RDI, " rbp ", Context.RBP, " r8  ", Context.R8);
        row(context, "    r9  ", Context.R9, " r10 ", Context.R10, " r11 ", Context.R11, " r12 ", Context.R12);
        Log.line("    r13 ").hexWord(context.register(Context.R13)).text(" r14 ").hexWord(context.register(Context.R14))
                .text(" r15 ").hexWord(context.register(Context.R15)).end();
    }

    private static void row(Context context, String a, int first, String b, int second, String c, int third, String d, int fourth) {
        Log.line(a).hexWord(context.register(first)).text(b).hexWord(context.register(second)).text(c).hexWord(context.register(third))
                .text(d).hexWord(context.register(fourth)).end();
    }
}
