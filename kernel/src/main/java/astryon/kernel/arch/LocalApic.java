package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;

/** The processor's own interrupt controller and its timer (Intel SDM vol. 3A, chapter 11), by memory-mapped registers. */
public final class LocalApic {
    private static final int APIC_BASE = 0x1b;
    private static final long ENABLED = 1 << 11;
    private static final int ID = 0x20;
    private static final int END_OF_INTERRUPT = 0xb0;
    private static final int SPURIOUS = 0xf0;
    private static final int COMMAND = 0x300;
    private static final int COMMAND_TARGET = 0x310;
    private static final int TIMER = 0x320;
    private static final int LINT0 = 0x350;
    private static final int LINT1 = 0x360;
    private static final int ERROR = 0x370;
    private static final int INITIAL_COUNT = 0x380;
    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDER = 0x3e0;
    private static final int MASKED = 1 << 16;
    private static final int DIVIDE_BY_16 = 3;
    // Commands
    private static final int NON_MASKABLE = 0x400;
    private static final int INIT = 0x500;
    private static final int START = 0x600;
    private static final int ASSERT = 0x4000;
    private static final int PENDING = 1 << 12;
    /** An ordinary command is delivered within nanoseconds; where that bit means nothing, nobody waits for ever. */
    private static final int PATIENCE = 1_000_000;

    private static Address registers = new Address(0);

    private LocalApic() {
    }

    /** Where the registers are, for who maps them. */
    public static PhysicalAddress physicalAddress() {
        return new PhysicalAddress(Privileged.readMsr(APIC_BASE) & 0xf_ffff_ffff_f000L);
    }

    /** Its registers are seen at {@code mapped}, those of each processor by itself. */
    public static void map(Address mapped) {
        registers = mapped;
    }

    /** Of the executing processor. */
    public static void initialise() {
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

    /** Raises {@code vector} at another processor. */
    public static void interrupt(int apic, int vector) {
        command(apic, ASSERT | vector);
    }

    /** Interrupts another processor whatever it does. */
    public static void interruptAnyway(int apic) {
        command(apic, ASSERT | NON_MASKABLE);
    }

    /** Another processor stops, and waits for {@link #start}. */
    public static void reset(int apic) {
        command(apic, ASSERT | INIT);
    }

    /** A processor that was reset runs from a page below 1 MiB, in real mode. */
    public static void start(int apic, PhysicalAddress page) {
        command(apic, ASSERT | START | (int) (page.value() >>> 12));
    }

    private static void command(int apic, int bits) {
        write(COMMAND_TARGET, apic << 24);
        write(COMMAND, bits);
        for (int i = 0; i < PATIENCE && (read(COMMAND) & PENDING) != 0; i++) {
            Machine.pause();
        }
    }

    private static int read(int register) {
        return registers.plus(register).loadOrderedInt();
    }

    private static void write(int register, int bits) {
        registers.plus(register).storeOrderedInt(bits);
    }
}
