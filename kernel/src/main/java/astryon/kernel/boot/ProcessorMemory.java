package astryon.kernel.boot;

import astryon.kernel.arch.KernelStack;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processor;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelWindow;
import astryon.magic.Address;

/** What each processor has of its own: a stack with a guard page below it, one for each exception that may come at any time, and tables. */
final class ProcessorMemory {
    static final int STACK_KIB = KernelStack.BYTES >> 10;
    private static final int STACK_PAGES = STACK_KIB / 4 + 1;
    private static final int CATASTROPHE_PAGES = 3;
    private static final int TABLE_PAGES = Processor.MEMORY / FrameAllocator.FRAME;

    private final Address stack;
    private final Address catastropheStacks;
    private final Address tables;

    private ProcessorMemory(Address stack, Address catastropheStacks, Address tables) {
        this.stack = stack;
        this.catastropheStacks = catastropheStacks;
        this.tables = tables;
    }

    /** Null if there is not enough. */
    static ProcessorMemory allocate() {
        Address stack = KernelWindow.allocate(STACK_PAGES, 1);
        Address catastropheStacks = KernelWindow.allocate(CATASTROPHE_PAGES, 0);
        Address tables = KernelWindow.allocate(TABLE_PAGES, 0);
        if (!stack.isZero() && !catastropheStacks.isZero() && !tables.isZero()) {
            try {
                return new ProcessorMemory(stack, catastropheStacks, tables);
            } catch (KernelError noMemory) {
                // Then there is none for what comes next, either.
            }
        }
        free(stack, STACK_PAGES);
        free(catastropheStacks, CATASTROPHE_PAGES);
        free(tables, TABLE_PAGES);
        return null;
    }

    private static void free(Address start, int pages) {
        if (!start.isZero()) {
            KernelWindow.free(start, pages);
        }
    }

    Address stackEnd() {
        return stack.plus((long) STACK_PAGES * FrameAllocator.FRAME);
    }

    PerCpu block() {
        return Processor.block(tables);
    }

    /** The executing processor uses it from now on, but for the stack. */
    void initialise(int index) {
        Processor.initialise(index, tables, stackEnd(), catastropheStacks.plus(FrameAllocator.FRAME));
    }

    /** It never came to that. */
    void free() {
        free(stack, STACK_PAGES);
        free(catastropheStacks, CATASTROPHE_PAGES);
        free(tables, TABLE_PAGES);
    }
}
