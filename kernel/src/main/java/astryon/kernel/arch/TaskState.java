package astryon.kernel.arch;

/** The 64-bit task state segment (Intel SDM vol. 3A, figure 8-11). Its 8-byte fields are not aligned. */
final class TaskState {
    static final int STACK_0 = 4;
    /** Stack n of the interrupt stack table, n from 1. */
    static final int INTERRUPT_STACKS = 36;
    static final int IO_MAP_BASE = 102;

    private TaskState() {
    }
}
