package astryon.kernel.platform;

import astryon.kernel.log.Log;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.unwind.CodeTable;

/** Prints stacks of Java methods: one line a method, inlined ones too, the innermost first. */
public final class StackTrace {
    /** Most lines of one trace. */
    static final int MAX_LINES = 48;

    /** How far from a method's start its first row may be. */
    private static final int PROLOGUE = 64;
    /** The kernel's own table, with a cursor that only panics use. */
    private static final CodeTable KERNEL = new CodeTable(Machine.symbol("astryon.codetable"), Machine.symbol("astryon.text"));

    private StackTrace() {
    }

    /** The kernel's stack from where an instruction was interrupted. */
    static void printInterrupted(Address instruction, Address stackPointer) {
        int lines = 0;
        Address slot = stackPointer;
        if (findAround(KERNEL, instruction)) {
            int size = KERNEL.frameSize();
            lines = printPositions(KERNEL, 0);
            slot = slot.plus(size);
        }
        printFrom(slot, lines);
    }

    /** Moves to the last row before the instruction or, near the start of a method, to the first after it. */
    public static boolean findAround(CodeTable table, Address instruction) {
        for (int i = 0; i < PROLOGUE; i++) {
            if (table.findNear(instruction.plus(i))) {
                return true;
            }
        }
        return false;
    }

    /** The kernel's stack from the method whose return address lies in {@code slot}. */
    static void printFrom(Address slot, int linesBefore) {
        int lines = linesBefore;
        Address at = slot;
        while (lines < MAX_LINES && at.isAligned(8) && KERNEL.find(at.loadAddress().minus(1))) {
            int size = KERNEL.frameSize();
            lines = printPositions(KERNEL, lines);
            at = at.plus(8L + size);
        }
    }

    /** All positions of the row the table is at; the number of lines so far. */
    public static int printPositions(CodeTable table, int linesBefore) {
        int lines = linesBefore;
        table.rewind();
        while (lines < MAX_LINES && table.nextPosition()) {
            lines++;
            int line = table.line();
            Log out = Log.line("    at ");
            out.bytes(table.className(), bounded(table.classNameLength())).text(".");
            out.bytes(table.methodName(), bounded(table.methodNameLength())).text("(");
            int fileLength = table.sourceFileLength();
            if (fileLength == 0) {
                out.text("Unknown Source)").end();
            } else {
                out.bytes(table.sourceFile(), bounded(fileLength)).text(":").decimal(line).text(")").end();
            }
        }
        return lines;
    }

    /** Lengths in a process's table are its own claim. */
    private static int bounded(int length) {
        return length < 0 ? 0 : length > 200 ? 200 : length;
    }
}
