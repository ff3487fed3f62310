package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Priority;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.SimulatedMachine;
import astryon.kernel.time.Clock;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.SimulatedMemory;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processors, which the test is by turns. */
class BalanceTest {
    private static final int FIRST_APIC = 10;

    private final PerCpu[] blocks = new PerCpu[2];

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        blocks[0] = PerCpu.current();
        Address second = SimulatedMemory.allocate(FrameAllocator.FRAME);
        Frames.clear(second, FrameAllocator.FRAME);
        second.plus(PerCpu.INDEX).storeInt(1);
        blocks[1] = new PerCpu(second.value());
        for (int i = 1; i >= 0; i--) {
            Cpu.obtain(i);
            become(i);
            Scheduler.begin(Thread.create(null, Thread.IDLE_PRIORITY));
            Scheduler.yield();
            while (Dispatcher.decide() != null) {
                Scheduler.block(Thread.WAITING);
            }
        }
        Processors.add(blocks[0], FIRST_APIC);
        Processors.add(blocks[1], FIRST_APIC + 1);
        LocalApic.INTERRUPTED.clear();
    }

    /** Other tests have one processor. */
    @AfterEach
    void leaveOne() throws ReflectiveOperationException {
        Clock.set(0);
        become(0);
        Field count = Processors.class.getDeclaredField("count");
        count.setAccessible(true);
        count.setInt(null, 0);
    }

    private void become(int processor) {
        Machine.setCurrentThread(blocks[processor].start());
    }

    private static Thread ready(int priority) {
        Thread thread = Thread.create(null, priority);
        Scheduler.makeReady(thread);
        return thread;
    }

    @Test
    void an_idle_processor_is_called_and_takes_the_most_urgent_one_that_waits() {
        Thread running = ready(9);
        Thread low = ready(3);
        Thread waiting = ready(7);
        assertThat(Dispatcher.decide()).isSameAs(running);
        Balance.offer();
        assertThat(LocalApic.INTERRUPTED).containsExactly(FIRST_APIC + 1);
        Balance.offer();
        assertThat(LocalApic.INTERRUPTED).as("who has been called is not called again").hasSize(1);
        become(1);
        assertThat(Dispatcher.decide()).isSameAs(waiting);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(low);
    }

    @Test
    void a_processor_that_does_something_less_urgent_is_called_too() {
        become(1);
        Thread low = ready(2);
        assertThat(Dispatcher.decide()).isSameAs(low);
        become(0);
        Thread running = ready(9);
        Thread waiting = ready(5);
        assertThat(Dispatcher.decide()).isSameAs(running);
        Balance.offer();
        assertThat(LocalApic.INTERRUPTED).containsExactly(FIRST_APIC + 1);
        become(1);
        assertThat(Dispatcher.decide()).isSameAs(waiting);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).as("it goes on when that is over").isSameAs(low);
    }

    /** It would go to sleep with its own call pending, and nobody would call it again. */
    @Test
    void a_processor_that_is_in_the_kernel_takes_what_waits_elsewhere_and_does_not_call_itself() {
        become(1);
        Thread running = ready(9);
        Thread waiting = ready(7);
        assertThat(Dispatcher.decide()).isSameAs(running);
        become(0);
        assertThat(Dispatcher.decide()).isSameAs(waiting);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isNull();
        become(1);
        Thread other = ready(7);
        become(0);
        Balance.offer();
        assertThat(LocalApic.INTERRUPTED).isEmpty();
        become(1);
        Balance.pin(other, 1);
        assertThat(LocalApic.INTERRUPTED).as("who sleeps can be called").containsExactly(FIRST_APIC);
    }

    @Test
    void equals_are_left_where_they_wait() {
        become(1);
        Thread there = ready(5);
        assertThat(Dispatcher.decide()).isSameAs(there);
        become(0);
        Thread running = ready(5);
        ready(5);
        assertThat(Dispatcher.decide()).isSameAs(running);
        Balance.offer();
        assertThat(LocalApic.INTERRUPTED).isEmpty();
    }

    @Test
    void a_pinned_thread_stands_where_it_may_run_and_is_not_taken_from_there() {
        Thread pinned = Thread.create(null, 5);
        Balance.pin(pinned, 2);
        Scheduler.makeReady(pinned);
        assertThat(LocalApic.INTERRUPTED).containsExactly(FIRST_APIC + 1);
        assertThat(Dispatcher.decide()).isNull();
        become(1);
        assertThat(Dispatcher.decide()).isSameAs(pinned);
    }

    @Test
    void a_running_thread_that_is_pinned_elsewhere_goes_there() {
        Thread thread = ready(5);
        assertThat(Dispatcher.decide()).isSameAs(thread);
        Balance.pin(thread, 2);
        assertThat(Dispatcher.decide()).isNull();
        become(1);
        assertThat(Dispatcher.decide()).isSameAs(thread);
        Balance.pin(thread, -1);
        assertThat(thread.restraint).isZero();
    }

    @Test
    void a_thread_that_becomes_less_urgent_on_another_processor_is_looked_at_there() {
        become(1);
        Thread there = ready(9);
        assertThat(Dispatcher.decide()).isSameAs(there);
        become(0);
        Scheduler.setPriority(there, 4);
        assertThat(LocalApic.INTERRUPTED).containsExactly(FIRST_APIC + 1);
    }

    /** Both processors do what they have chosen for a request's time, again and again; for how many of these each thread ran. */
    private Map<Thread, Integer> turns(int rounds) {
        Map<Thread, Integer> turns = new HashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < 2; i++) {
                become(i);
                Thread thread = Dispatcher.decide();
                if (thread != null) {
                    turns.merge(thread, 1, Integer::sum);
                }
            }
            Clock.set(round * 5_000_001L);
            for (int i = 0; i < 2; i++) {
                become(i);
                Scheduler.timer();
            }
        }
        return turns;
    }

    @Test
    void three_threads_of_the_fair_band_go_round_two_processors() {
        become(1);
        ready(Priority.FAIR);
        become(0);
        ready(Priority.FAIR);
        ready(Priority.FAIR);
        Map<Thread, Integer> turns = turns(300);
        assertThat(turns).hasSize(3);
        assertThat(turns.values()).allSatisfy(count -> assertThat(count).isBetween(190, 210));
    }

    @Test
    void a_pinned_thread_of_the_fair_band_stays_and_others_make_room_for_it() {
        Thread pinned = ready(Priority.FAIR);
        Balance.pin(pinned, 1);
        Thread one = ready(Priority.FAIR);
        Thread other = ready(Priority.FAIR);
        turns(10);
        Map<Thread, Integer> turns = turns(300);
        assertThat(turns.get(pinned) + turns.get(one) + turns.get(other)).as("no processor idles").isEqualTo(600);
        assertThat(turns.get(pinned)).isBetween(140, 310);
        assertThat(pinned.home).isSameAs(Cpu.get(0).fair);
    }

    @Test
    void equal_loads_of_the_fair_band_stay_where_they_are() {
        for (int i = 0; i < 2; i++) {
            become(i);
            ready(Priority.FAIR);
            ready(Priority.FAIR);
        }
        Thread first = Cpu.get(0).firstReady();
        turns(50);
        assertThat(first.home).isSameAs(Cpu.get(0).fair);
    }

    @Test
    void one_timer_is_enough_for_an_alarm() {
        Cpu.get(1).timerSetTo = 100;
        assertThat(Balance.isWatched(Cpu.get(0), 100)).isTrue();
        assertThat(Balance.isWatched(Cpu.get(0), 99)).isFalse();
        Cpu.get(1).timerSetTo = Alarms.NEVER;
    }
}
