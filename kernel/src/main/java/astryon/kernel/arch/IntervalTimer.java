package astryon.kernel.arch;

import astryon.magic.Machine;
import astryon.magic.Privileged;

/**
 * Channel 2 of the 8254, whose rate is known, as the measure for clocks whose rate is not (8254 data sheet, mode 0 and counter latch).
 * On a virtual machine anything may be interrupted between two readings: a sample is the best of several, by how long it took, and if it stood still until the count had come to its end, after 55 ms, how often that
 * has begun anew since is not known, and all is measured again.
 */
public final class IntervalTimer {
    private static final int COMMAND = 0x43;
    private static final int CHANNEL_2 = 0x42;
    private static final int GATE = 0x61;
    /** There: the count has come to its end since it was set. */
    private static final int OUT = 1 << 5;
    private static final int MODE_0 = 0xb0;
    private static final int LATCH = 0x80;
    private static final long HERTZ = 1_193_182;
    /** 4 ms: one tick is 0.02 percent of it. */
    private static final int INTERVAL = 4773;
    private static final int TRIES = 8;
    /** Of measuring: seconds, if it stands still every time. */
    private static final int ATTEMPTS = 100;
    /** Where there is no 8254 the count never falls; this many polls are seconds. */
    private static final int PATIENCE = 10_000_000;

    private static int sampledCount;
    private static long sampledTimestamp;
    private static int sampledApicTicks;

    private static long timestampTicks;
    private static long apicTicks;
    private static long nanos;

    private IntervalTimer() {
    }

    /** Counts all clocks for a while; whether there was anything to count by. The local APIC must be counting. */
    public static boolean measure() {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!measureOnce()) {
                return false;
            }
            if ((Privileged.in8(GATE) & OUT) == 0) {
                return true;
            }
        }
        return false;
    }

    /** The same if the count does not come to its end. */
    private static boolean measureOnce() {
        Privileged.out8(GATE, Privileged.in8(GATE) & ~3 | 1);
        Privileged.out8(COMMAND, MODE_0);
        Privileged.out8(CHANNEL_2, 0xff);
        Privileged.out8(CHANNEL_2, 0xff);
        sample();
        int firstCount = sampledCount;
        long firstTimestamp = sampledTimestamp;
        int firstApicTicks = sampledApicTicks;
        for (int i = 0; firstCount - count() < INTERVAL; i++) {
            if (i == PATIENCE) {
                return false;
            }
            Machine.pause();
        }
        sample();
        int ticks = firstCount - sampledCount;
        timestampTicks = sampledTimestamp - firstTimestamp;
        apicTicks = sampledApicTicks - firstApicTicks & 0xffff_ffffL;
        nanos = ticks * 1_000_000_000L / HERTZ;
        return ticks > 0 && timestampTicks > 0 && apicTicks > 0;
    }

    private static void sample() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = Machine.timestamp();
            int apic = LocalApic.counted();
            int count = count();
            long took = Machine.timestamp() - before;
            if (took < best) {
                best = took;
                sampledTimestamp = before;
                sampledApicTicks = apic;
                sampledCount = count;
            }
        }
    }

    private static int count() {
        Privileged.out8(COMMAND, LATCH);
        int low = Privileged.in8(CHANNEL_2);
        return low | Privileged.in8(CHANNEL_2) << 8;
    }

    /** Ticks of the time stamp counter in the measured interval. */
    public static long timestampTicks() {
        return timestampTicks;
    }

    /** Ticks of the local APIC's timer in the measured interval. */
    public static long apicTicks() {
        return apicTicks;
    }

    /** Length of the measured interval. */
    public static long nanos() {
        return nanos;
    }
}
