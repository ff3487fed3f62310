package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Privileged;

/** Which vector means what, and the descriptor table that leads them to their stubs (Intel SDM vol. 3A, 6.14). */
public final class InterruptTable {
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    /** Vectors below are exceptions. */
    public static final int FIRST_INTERRUPT = 32;
    public static final int TIMER = 64;
    /** From another processor: there is mail, or something to be decided. */
    public static final int CALLED = 65;
    /** Vector of interrupt line 0. */
    public static final int FIRST_LINE = 80;
    /** Lines that can be given out. */
    public static final int LINES = 24;
    /** And interrupts that come as messages, whose vectors follow. */
    public static final int MESSAGES = 23;
    /** Low four bits must be ones on old processors. */
    public static final int SPURIOUS = 127;

    public static final int NMI = 2;
    private static final int DOUBLE_FAULT = 8;
    private static final int MACHINE_CHECK = 18;
    private static final int INTERRUPT_GATE = 0x8e00;

    private InterruptTable() {
    }

    /** Builds the table at {@code table}, 4 KiB of zeroes, and loads it through the 10 bytes at {@code pointer}. */
    static void load(Address table, Address pointer) {
        Address stubs = Machine.symbol("astryon.kernel.vectors");
        for (int vector = 0; vector < EntryCodeLayout.VECTORS; vector++) {
            gate(table.plus(16L * vector), stubs.plus((long) vector * EntryCodeLayout.STUB_SIZE), stackOf(vector));
        }
        Descriptors.pseudoDescriptor(pointer, table, 16 * 256);
        Privileged.loadIdt(pointer);
    }

    private static int stackOf(int vector) {
        return vector == NMI ? 1 : vector == DOUBLE_FAULT ? 2 : vector == MACHINE_CHECK ? 3 : 0;
    }

    private static void gate(Address gate, Address target, int stack) {
        long address = target.value();
        gate.storeInt((int) (address & 0xffff) | Selectors.KERNEL_CODE << 16);
        gate.plus(4).storeInt((int) (address >>> 16 & 0xffff) << 16 | INTERRUPT_GATE | stack);
        gate.plus(8).storeInt((int) (address >>> 32));
        gate.plus(12).storeInt(0);
    }
}
