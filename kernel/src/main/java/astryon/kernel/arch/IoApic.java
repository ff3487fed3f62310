package astryon.kernel.arch;

import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/** The controller that turns interrupt lines into vectors (Intel 82093AA data sheet, chapter 3). */
public final class IoApic {
    private static final long DEFAULT = 0xfec0_0000L;
    private static final int SELECT = 0;
    private static final int WINDOW = 0x10;
    private static final int VERSION = 1;
    private static final int REDIRECTION = 0x10;
    private static final int ACTIVE_LOW = 1 << 13;
    private static final int LEVEL = 1 << 15;
    private static final int MASKED = 1 << 16;

    private static Address registers = new Address(0);
    private static int lines;

    private IoApic() {
    }

    public static PhysicalAddress defaultAddress() {
        return new PhysicalAddress(DEFAULT);
    }

    public static void initialise(Address mapped) {
        registers = mapped;
        lines = (read(VERSION) >>> 16 & 0xff) + 1;
        if (lines > InterruptTable.LINES) {
            lines = InterruptTable.LINES;
        }
        for (int line = 0; line < lines; line++) {
            mask(line);
        }
    }

    public static int lines() {
        return lines;
    }

    /** All else stays: what a line is while it is masked says whether the controller remembers that it came. */
    public static void mask(int line) {
        write(REDIRECTION + 2 * line, read(REDIRECTION + 2 * line) | MASKED);
    }

    /** Delivers a line to one processor as vector {@code FIRST_LINE + line}. ISA's lines are edges, and active high. */
    public static void enable(int line, int processor, boolean isLevel, boolean isActiveLow) {
        write(REDIRECTION + 2 * line + 1, processor << 24);
        write(REDIRECTION + 2 * line, InterruptTable.FIRST_LINE + line | (isLevel ? LEVEL : 0) | (isActiveLow ? ACTIVE_LOW : 0));
    }

    private static int read(int register) {
        registers.plus(SELECT).storeOrderedInt(register);
        return registers.plus(WINDOW).loadOrderedInt();
    }

    private static void write(int register, int bits) {
        registers.plus(SELECT).storeOrderedInt(register);
        registers.plus(WINDOW).storeOrderedInt(bits);
    }
}
