package astryon.kernel.platform;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.Ports;
import astryon.kernel.arch.Processor;
import astryon.kernel.log.Log;
import astryon.magic.Address;

/** The kernel's end: what is wrong, the registers, the stack, and no further step. */
public final class Panic {
    /** Written to the debug-exit device: QEMU ends with status 255. */
    private static final int EXIT_CODE = 127;

    private static boolean entered;

    private Panic() {
    }

    /** A check of compiled code failed; {@code slot} holds the return address into the method that failed it. */
    static void check(String what, long first, long second, Address slot) {
        begin(what);
        Log.line("kernel: values ").hex(first).text(" ").hex(second).end();
        StackTrace.printFrom(slot, 0);
        stop();
    }

    /** The processor met an exception in the kernel. */
    public static void exception(String what, Context context, Address faultAddress) {
        begin(what);
        registers(context, faultAddress);
        StackTrace.printInterrupted(new Address(context.register(Context.RIP)), new Address(context.register(Context.RSP)));
        stop();
    }

    /** The kernel cannot go on, for a reason outside of it. */
    public static void cannotContinue(String reason) {
        begin(reason);
        stop();
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
