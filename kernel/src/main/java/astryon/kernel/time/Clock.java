package astryon.kernel.time;

import astryon.abi.ClockPage;
import astryon.kernel.arch.IntervalTimer;
import astryon.kernel.arch.LocalApic;
import astryon.magic.Inline;
import astryon.magic.Machine;

/** The monotonic clock: the time stamp counter, measured once against the interval timer. */
public final class Clock {
    /** Of the ratios. */
    private static final int FRACTION = ClockPage.FRACTION;
    /** Assumed where there is nothing to measure against: both clocks at 1 GHz, the timer's divided by 16. */
    private static final long DEFAULT_NANOS = 1_000_000;

    private static long published;
    private static long origin;
    private static long nanosPerTick;
    private static long timerTicksPerNano;
    private static long ticksPerMillisecond;

    private Clock() {
    }

    /** Time starts now; how fast it goes, {@link #calibrate} finds out. */
    public static void start() {
        origin = Machine.timestamp();
    }

    /** Measures counter and timer, in some milliseconds. */
    public static void calibrate() {
        LocalApic.startCounting();
        long ticks = DEFAULT_NANOS;
        long timerTicks = DEFAULT_NANOS / 16;
        long nanos = DEFAULT_NANOS;
        if (IntervalTimer.measure()) {
            ticks = IntervalTimer.timestampTicks();
            timerTicks = IntervalTimer.apicTicks();
            nanos = IntervalTimer.nanos();
        }
        ticksPerMillisecond = ticks * 1_000_000 / nanos;
        nanosPerTick = ratio(nanos, ticks);
        timerTicksPerNano = ratio(timerTicks, nanos);
    }

    /** Tells programs how to read the clock; {@code wallNanos} is what the time of day is now, or 0. */
    public static void publish(ClockPage page, long wallNanos) {
        published = page.value();
        page.write(origin, nanosPerTick, wallNanos == 0 ? 0 : wallNanos - nanos());
    }

    /** The time of day is this, now. */
    public static void setWall(long wallNanos) {
        new ClockPage(published).write(origin, nanosPerTick, wallNanos - nanos());
    }

    /** Nanoseconds since {@link #start}. */
    @Inline
    public static long nanos() {
        return Math.multiplyHigh(Machine.timestamp() - origin << 64 - FRACTION, nanosPerTick);
    }

    /** The counter's rate. */
    public static long megahertz() {
        return ticksPerMillisecond / 1000;
    }

    /** Timer ticks in an interval, at least 1, at most what the timer can count. */
    public static int timerTicks(long nanos) {
        if (nanos <= 0) {
            return 1;
        }
        long bounded = nanos < 1_000_000_000L ? nanos : 1_000_000_000L;
        long ticks = Math.multiplyHigh(bounded << 64 - FRACTION, timerTicksPerNano) + 1;
        return ticks > 0xffff_ffffL ? -1 : (int) ticks;
    }

    /** {@code numerator / denominator}, less than 4, with {@link #FRACTION} fraction bits, by long division. */
    static long ratio(long numerator, long denominator) {
        long quotient = numerator / denominator;
        long remainder = numerator % denominator;
        for (int i = 0; i < FRACTION; i++) {
            remainder <<= 1;
            quotient <<= 1;
            if (remainder >= denominator) {
                remainder -= denominator;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
