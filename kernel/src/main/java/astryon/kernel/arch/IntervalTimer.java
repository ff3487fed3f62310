package astryon.kernel.arch;

import astryon.magic.Machine;
import astryon.magic.Privileged;

/** Channel 2 of the 8254, whose rate is known, as the measure for clocks whose rate is not (8254 data sheet, mode 0). */
public final class IntervalTimer {
    private static final int COMMAND = 0x43;
    private static final int CHANNEL_2 = 0x42;
    private static final int GATE = 0x61;
    private static final int OUTPUT = 0x20;
    /** 4 ms at 1.193182 MHz: one tick is 0.02 percent of it. */
    private static final int COUNT = 4773;
    public static final long NANOS = 4_000_228;
    /** Where there is no 8254 the output never rises; this many polls are seconds. */
    private static final int PATIENCE = 50_000_000;

    private IntervalTimer() {
    }

    /** Starts the interval; {@link #await} ends it {@link #NANOS} later. */
    public static void start() {
        Privileged.out8(GATE, Privileged.in8(GATE) & ~3 | 1);
        Privileged.out8(COMMAND, 0xb0);
        Privileged.out8(CHANNEL_2, COUNT & 0xff);
        Privileged.out8(CHANNEL_2, COUNT >>> 8);
    }

    /** Whether the interval ended at all. */
    public static boolean await() {
        for (int i = 0; i < PATIENCE; i++) {
            if ((Privileged.in8(GATE) & OUTPUT) != 0) {
                return true;
            }
            Machine.pause();
        }
        return false;
    }
}
