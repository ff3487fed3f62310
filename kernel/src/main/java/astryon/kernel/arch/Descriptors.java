package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Privileged;

/** The segment descriptors 64-bit mode still wants, and the task state segment (Intel SDM vol. 3A, 3.4.5 and 8.2.3). */
final class Descriptors {
    private static final long KERNEL_CODE = 0x00af_9b00_0000_ffffL;
    private static final long KERNEL_STACK = 0x00cf_9300_0000_ffffL;
    private static final long USER_STACK = 0x00cf_f300_0000_ffffL;
    private static final long USER_CODE = 0x00af_fb00_0000_ffffL;
    private static final int AVAILABLE_TASK_STATE = 0x89;

    private Descriptors() {
    }

    /**
     * Fills 64 bytes at {@code table} and a task state at {@code taskState}, with {@link PortPermissions} so many bytes behind it, and loads both through the 10 bytes at
     * {@code pointer}.
     */
    static void load(Address table, Address taskState, int portMap, Address pointer) {
        descriptor(table, 0, 0);
        descriptor(table, Selectors.KERNEL_CODE, KERNEL_CODE);
        descriptor(table, Selectors.KERNEL_STACK, KERNEL_STACK);
        descriptor(table, Selectors.USER_ORIGIN, 0);
        descriptor(table, Selectors.USER_STACK & ~7, USER_STACK);
        descriptor(table, Selectors.USER_CODE & ~7, USER_CODE);
        long base = taskState.value();
        descriptor(table, Selectors.TASK_STATE, portMap + PortPermissions.BYTES - 1 | (base & 0xff_ffff) << 16 | (long) AVAILABLE_TASK_STATE << 40
                | (base >>> 24 & 0xff) << 56);
        descriptor(table, Selectors.TASK_STATE + 8, base >>> 32);
        taskState.plus(TaskState.IO_MAP_BASE).storeShort((short) portMap);
        pseudoDescriptor(pointer, table, 64);
        Privileged.loadGdt(pointer);
        Privileged.loadTaskRegister(Selectors.TASK_STATE);
    }

    /** Stack {@code number} of the interrupt stack table. */
    static void interruptStack(Address taskState, int number, Address top) {
        Address field = taskState.plus(TaskState.INTERRUPT_STACKS + 8L * (number - 1));
        field.storeInt((int) top.value());
        field.plus(4).storeInt((int) (top.value() >>> 32));
    }

    static void pseudoDescriptor(Address pointer, Address table, int size) {
        pointer.storeShort((short) (size - 1));
        pointer.plus(2).storeShort((short) table.value());
        pointer.plus(4).storeInt((int) (table.value() >>> 16));
        pointer.plus(8).storeShort((short) (table.value() >>> 48));
    }

    private static void descriptor(Address table, int selector, long bits) {
        table.plus(selector).storeLong(bits);
    }
}
