package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;

/** The processor's own interrupt controller and its timer (Intel SDM vol. 3A, chapter 11), by memory-mapped registers. */
public final class LocalApic {
    private static final int APIC_BASE = 0x1b;
    private static final long ENABLED = 1 << 11;
    private static final int ID = 0x20;
    private static final int END_OF_INTERRUPT = 0xb0;
    private static final int SPURIOUS = 0xf0;
    private static final int TIMER = 0x320;
    private static final int LINT0 = 0x350;
    private static final int LINT1 = 0x360;
    private static final int ERROR = 0x370;
    private static final int INITIAL_COUNT = 0x380;
    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDER = 0x3e0;
    private static final int MASKED = 1 << 16;
    private static final int DIVIDE_BY_16 = 3;

    private static Address registers = new Address(0);

    private LocalApic() {
    }

    /** Where the registers are, for who maps them. */
    public static PhysicalAddress physicalAddress() {
        return new PhysicalAddress(Privileged.readMsr(APIC_BASE) & 0xf_ffff_ffff_f000L);
    }

    public static void initialise(Address mapped) {
        registers = mapped;
        Privileged.writeMsr(APIC_BASE, Privileged.readMsr(APIC_BASE) | ENABLED);
        write(SPURIOUS, 0x100 | InterruptTable.SPURIOUS);
        write(LINT0, MASKED);
        write(LINT1, MASKED);
        write(ERROR, MASKED);
        write(DIVIDER, DIVIDE_BY_16);
        write(TIMER, MASKED);
    }

    public static int id() {
        return read(ID) >>> 24;
    }

    /** Counts down from all ones, silently; for calibration. */
    public static void startCounting() {
        write(INITIAL_COUNT, -1);
    }

    /** Ticks since {@link #startCounting}. */
    public static int counted() {
        return ~read(CURRENT_COUNT);
    }

    /** One interrupt after this many ticks (unsigned); 0 for none. */
    public static void startTimer(int ticks) {
        write(TIMER, InterruptTable.TIMER);
        write(INITIAL_COUNT, ticks);
    }

    public static void endOfInterrupt() {
        write(END_OF_INTERRUPT, 0);
    }

    private static int read(int register) {
        return registers.plus(register).loadOrderedInt();
    }

    private static void write(int register, int bits) {
        registers.plus(register).storeOrderedInt(bits);
    }
}
