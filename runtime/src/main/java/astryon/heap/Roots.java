package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.SlotVisitor;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;
import astryon.unwind.CodeTable;
import astryon.unwind.ThreadRoots;

/** Where a collection starts: static fields, and of each thread its stack and what its state refers to. */
final class Roots {
    private static final String REASON = "the world stands still";

    private static final CodeTable TABLE = new CodeTable(Machine.symbol("astryon.codetable"), Machine.symbol("astryon.text"));

    private Roots() {
    }

    /** @param stack return address slot from which the stack of the thread that collects is walked */
    @Uninterruptible(reason = REASON)
    static void visit(SlotVisitor visitor, Address stack) {
        Address end = Machine.symbol("astryon.statics.references");
        for (Address slot = Machine.symbol("astryon.statics"); slot.isBelow(end); slot = slot.plus(4)) {
            visitor.visit(slot);
        }
        Address current = Machine.currentThread();
        for (Address at = Safepoints.firstThread(); !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
            ThreadState thread = Structs.at(ThreadState.class, at);
            for (int n = 0; n < ThreadRoots.COUNT; n++) {
                visitor.visit(ThreadRoots.slot(thread, n));
            }
            visitStack(visitor, at.equals(current) ? stack : thread.stackTop);
        }
    }

    @Uninterruptible(reason = REASON)
    private static void visitStack(SlotVisitor visitor, Address from) {
        Address slot = from;
        while (!slot.isZero() && TABLE.find(slot.loadAddress().minus(1))) {
            Address stackPointer = slot.plus(8);
            while (TABLE.nextReference()) {
                visitor.visit(stackPointer.plus(TABLE.reference()));
            }
            slot = stackPointer.plus(TABLE.frameSize());
        }
    }
}
