package astryon.kernel.platform;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.Ports;
import astryon.kernel.arch.Processor;
import astryon.kernel.log.Log;
import astryon.kernel.mem.KernelError;
import astryon.magic.Address;
import astryon.magic.Assembled;
import astryon.magic.Export;

/** The kernel's end: what is wrong, the registers as they were when it went wrong, the stack, and no further step. */
public final class Panic {
    /** Written to the debug-exit device: QEMU ends with status 255. */
    private static final int EXIT_CODE = 127;

    private static boolean entered;

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
        if (entered) {
            Log.say("kernel: panic while panicking");
            stop();
        }
        entered = true;
        Log.breakLine();
        Log.line("kernel: panic: ").text(what).end();
    }

    private static void stop() {
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
