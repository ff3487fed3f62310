package astryon.kernel.syscall;

import astryon.abi.ProcessorException;
import astryon.kernel.arch.Context;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.InterruptTable;
import astryon.kernel.arch.UserAccess;
import astryon.kernel.log.Log;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;
import astryon.kernel.mem.UserRange;
import astryon.kernel.platform.Panic;
import astryon.kernel.platform.StackTrace;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.sched.Thread;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Size;
import astryon.unwind.CodeTable;

/**
 * What is said of a process that dies of a fault: exception, registers, and its Java stack by the code table in its own memory.
 *
 * <p>That table is as hostile as the process. The reader follows it without checks, which is safe because: the table starts below
 * 4 GiB and every offset in it has at most 32 bits, so that no address formed can reach the kernel's half; a page that cannot be had,
 * or more pages than any honest table has, end the trace through the guard; and what is not a row or runs too long ends it too.
 */
final class CrashReport {
    private static final int MAX_STACK_FRAMES = 32;
    private static final long[] WORD = new long[1];
    private static final Restraint RESTRAINT = new Restraint();

    /** Pages one trace may make present. */
    private static final int MAX_PAGES = 256;

    private static int pagesLeft;
    private static CodeTable table;
    private static Context context = new Context(0);
    private static boolean lookingForRow;
    private static int frameSize;

    private CrashReport() {
    }

    /** Unless there were many just now. */
    static void print(Thread thread, int vector, Address address) {
        if (!RESTRAINT.admits(Clock.nanos())) {
            return;
        }
        int leftOut = RESTRAINT.takeLeftOut();
        if (leftOut > 0) {
            Log.line("kernel: ").decimal(leftOut).text(" more were killed of faults").end();
        }
        Log out = Log.line("kernel: process ").decimal(thread.process.number()).text(" killed: ").text(ProcessorException.name(vector));
        if (vector == InterruptTable.PAGE_FAULT) {
            out.text(" at ").hex(address.value());
        }
        out.end();
        Panic.registers(thread.context, address);
        if (!read(thread, false)) {
            Log.breakLine();
            Log.say("    ... the rest cannot be read");
        }
    }

    /** Size of the stack frame, not negative, by the row of the process's code table for exactly the instruction it is at; -1 if there is none. */
    static int frameSize(Thread thread) {
        frameSize = -1;
        return read(thread, true) ? frameSize : -1;
    }

    /** Reads the thread's code table, for one row or for a trace; false if that came to a bad end. */
    private static boolean read(Thread thread, boolean oneRow) {
        long codeTable = thread.process.codeTable();
        if (codeTable == 0) {
            return true;
        }
        try {
            table = new CodeTable(new Address(codeTable & 0xffff_ffffL), new Address(codeTable >>> 32));
        } catch (KernelError noMemory) {
            return false;
        }
        context = thread.context;
        lookingForRow = oneRow;
        pagesLeft = MAX_PAGES;
        boolean done = Entry.traceGuarded() == 0;
        UserAccess.forbid();
        Objects.free(table);
        table = null;
        return done;
    }

    /** A page is missing while the trace reads. */
    static boolean mayResolve(Address address) {
        return pagesLeft-- > 0 && address.value() >= 0 && Scheduler.current().process.space().resolve(address, false, false);
    }

    /** Called back by {@link Entry#traceGuarded}. */
    @Export("astryon.kernel.traceUser")
    static void trace() {
        if (lookingForRow) {
            UserAccess.allow();
            frameSize = table.find(new Address(context.register(Context.RIP))) ? table.frameSize() : -1;
            return;
        }
        int lines = 0;
        Address slot = new Address(context.register(Context.RSP));
        UserAccess.allow();
        if (StackTrace.findAround(table, new Address(context.register(Context.RIP)))) {
            int size = table.frameSize();
            lines = StackTrace.printPositions(table, lines);
            slot = slot.plus(size);
        }
        for (int i = 0; i < MAX_STACK_FRAMES; i++) {
            UserAccess.forbid();
            if (!UserRange.tryCopyIn(Address.of(WORD).plus(16), slot, new Size(8))) {
                return;
            }
            UserAccess.allow();
            if (!table.find(new Address(WORD[0] - 1))) {
                return;
            }
            int size = table.frameSize();
            lines = StackTrace.printPositions(table, lines);
            slot = slot.plus(8L + size);
        }
    }
}
