package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.kernel.mem.SimulatedMachine;
import astryon.kernel.mem.Work;
import astryon.kernel.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmClockTest {
    private static final int MANY = 100;
    private static final long DUE = 1_000_000;

    private final List<Timer> timers = new ArrayList<>();

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        Clock.set(0);
        Scheduler.begin(Thread.create(null, Thread.IDLE_PRIORITY));
        Scheduler.yield();
        while (Dispatcher.decide() != null) {
            Scheduler.block(Thread.WAITING);
        }
    }

    @AfterEach
    void stop() {
        timers.forEach(timer -> timer.set(0, 0));
        Clock.set(0);
    }

    private void manyTimers(long period) {
        for (int i = 0; i < MANY; i++) {
            Timer timer = Timer.create();
            timer.set(DUE, period);
            timers.add(timer);
        }
    }

    private long fired() {
        return timers.stream().filter(Timer::isReady).count();
    }

    @Test
    void who_sleeps_is_woken_in_time_however_many_timers_were_due_before() {
        manyTimers(0);
        Thread sleeper = Thread.create(null, 5);
        Scheduler.makeReady(sleeper);
        assertThat(Dispatcher.decide()).isSameAs(sleeper);
        Scheduler.blockUntil(Thread.SLEEPING, DUE + 10);
        Clock.set(DUE + 10);
        Scheduler.timer();
        assertThat(Dispatcher.decide()).isSameAs(sleeper);
    }

    @Test
    void a_few_timers_ring_at_once_and_before_the_next_ones_there_is_a_pause() {
        manyTimers(0);
        long now = DUE;
        for (int rung = Work.ALARMS; rung <= MANY; rung += Work.ALARMS) {
            assertThat(AlarmClock.first()).isEqualTo(now);
            Clock.set(now);
            Scheduler.timer();
            assertThat(fired()).isEqualTo(rung);
            Clock.set(now + 1);
            Scheduler.timer();
            assertThat(fired()).as("in the pause").isEqualTo(rung);
            now += AlarmClock.PAUSE_NANOS;
        }
        assertThat(AlarmClock.first()).isEqualTo(Alarms.NEVER);
    }

    @Test
    void timers_that_are_due_all_the_time_leave_the_processor_to_others_most_of_the_time() {
        manyTimers(Timer.MIN_PERIOD);
        int interrupts = 0;
        for (long now = DUE; now < 2 * DUE; now = AlarmClock.first()) {
            Clock.set(now);
            Scheduler.timer();
            interrupts++;
        }
        assertThat(interrupts).isLessThanOrEqualTo((int) (DUE / AlarmClock.PAUSE_NANOS));
    }
}
