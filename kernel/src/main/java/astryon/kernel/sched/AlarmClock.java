package astryon.kernel.sched;

import astryon.kernel.mem.Work;

/**
 * All times that somebody waits for. Those of waiting threads and those of timers are apart: a thread has one, but timers can be had by the thousand, due at the same moment or again and again, and who sleeps is not
 * woken behind them. A few of each ring in one interrupt; where more timers are due there is a pause before those, in which programs run, so that most of a processor is left to them.
 */
final class AlarmClock {
    static final Alarms WAITS = new Alarms();
    static final Alarms TIMERS = new Alarms();

    /** Before timers that were due, too. */
    static final long PAUSE_NANOS = 20_000;

    /** Timers ring from this moment on. */
    private static long timersFrom;

    private AlarmClock() {
    }

    /** When something is to ring next, or {@link Alarms#NEVER}. */
    static long first() {
        long timers = TIMERS.first() < timersFrom ? timersFrom : TIMERS.first();
        return WAITS.first() < timers ? WAITS.first() : timers;
    }

    /** Rings some of what is due; whether there was anything. */
    static boolean ring(long now) {
        boolean isDue = first() <= now;
        for (int left = Work.ALARMS; left > 0 && WAITS.first() <= now; left--) {
            Scheduler.timeOut(WAITS.takeFirst().thread);
        }
        if (timersFrom <= now) {
            for (int left = Work.ALARMS; left > 0 && TIMERS.first() <= now; left--) {
                TIMERS.takeFirst().timer.fire(now);
            }
            timersFrom = TIMERS.first() <= now ? now + PAUSE_NANOS : timersFrom;
        }
        return isDue;
    }
}
