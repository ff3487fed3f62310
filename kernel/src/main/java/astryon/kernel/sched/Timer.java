package astryon.kernel.sched;

import astryon.abi.ObjectType;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.Objects;

/** A deadline that can be watched, once or again and again. */
public final class Timer extends Waitable {
    /** Of periods, in nanoseconds. */
    public static final long MIN_PERIOD = 10_000;

    private final Alarm alarm;
    /** Nanoseconds, or 0. */
    private long period;
    private boolean fired;

    private Timer(Alarm alarm) {
        super(ObjectType.TIMER);
        this.alarm = alarm;
        alarm.timer = this;
    }

    /** Not set; throws {@link KernelError} if there is no memory. */
    public static Timer create() {
        Alarm alarm = new Alarm();
        Timer timer = null;
        try {
            timer = new Timer(alarm);
            return timer;
        } catch (KernelError noMemory) {
            Objects.free(timer);
            Objects.free(alarm);
            throw noMemory;
        }
    }

    /** Fires when the clock shows {@code time}, at once if it does; never if that is 0. Then every {@code nanos}, unless that is 0. */
    public void set(long time, long nanos) {
        AlarmClock.TIMERS.remove(alarm);
        fired = false;
        period = nanos;
        if (time != 0) {
            AlarmClock.TIMERS.add(alarm, time);
            Scheduler.alarmsChanged();
        }
    }

    /** Its time has come. What was missed is not made up for: the next time lies in the future, unless the clock will never show it. */
    void fire(long now) {
        fired = true;
        long next = period == 0 ? 0 : alarm.time + ((now - alarm.time) / period + 1) * period;
        if (next > 0) {
            AlarmClock.TIMERS.add(alarm, next);
        }
        tellWatches();
    }

    /** Until it is set anew. */
    @Override
    public boolean isReady() {
        return fired;
    }

    @Override
    protected void destroy() {
        super.destroy();
        AlarmClock.TIMERS.remove(alarm);
        Objects.free(alarm);
    }
}
