package astryon.kernel.arch;

import astryon.magic.Privileged;

/** The two 8259 controllers, moved out of the exceptions' way and silenced (8259A data sheet, initialisation command words). */
public final class LegacyInterrupts {
    private static final int MASTER = 0x20;
    private static final int SLAVE = 0xa0;

    private LegacyInterrupts() {
    }

    /** A spurious interrupt of a masked controller still comes, on line 7: it finds a stub that does nothing. */
    public static void disable() {
        Privileged.out8(MASTER, 0x11);
        Privileged.out8(SLAVE, 0x11);
        Privileged.out8(MASTER + 1, 0x20);
        Privileged.out8(SLAVE + 1, 0x28);
        Privileged.out8(MASTER + 1, 4);
        Privileged.out8(SLAVE + 1, 2);
        Privileged.out8(MASTER + 1, 1);
        Privileged.out8(SLAVE + 1, 1);
        Privileged.out8(MASTER + 1, 0xff);
        Privileged.out8(SLAVE + 1, 0xff);
    }
}
