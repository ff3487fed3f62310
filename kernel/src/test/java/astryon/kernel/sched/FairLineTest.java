package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import astryon.abi.BudgetLimit;
import astryon.abi.Priority;
import astryon.abi.Rights;
import astryon.kernel.ipc.Endpoint;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.SimulatedMachine;
import astryon.kernel.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fair band of one processor, whose clock the test sets. */
class FairLineTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long REQUEST = 5 * MILLISECOND;

    private final Map<Thread, Long> served = new HashMap<>();
    private long now;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        Scheduler.begin(Thread.create(null, Thread.IDLE_PRIORITY));
        Scheduler.yield();
        while (Dispatcher.decide() != null) {
            Scheduler.block(Thread.WAITING);
        }
        Clock.set(0);
    }

    @AfterEach
    void stop() {
        Clock.set(0);
    }

    private static Thread ready(int weight) {
        Thread thread = Thread.create(null, Priority.FAIR);
        thread.weigh(weight);
        Scheduler.makeReady(thread);
        return thread;
    }

    /** Whoever runs does so for some time, or until the timer would stop it; who it was. */
    private Thread run(long nanos) {
        Thread thread = Dispatcher.decide();
        Cpu cpu = Cpu.executing();
        boolean alone = (cpu.readyMask >>> Priority.FAIR & 1) == 0;
        long ran = alone ? nanos : Math.min(nanos, Math.max(cpu.sliceEnd - now, 1));
        now += ran;
        Clock.set(now);
        served.merge(thread, ran, Long::sum);
        Scheduler.timer();
        return thread;
    }

    private void runFor(long nanos) {
        for (long end = now + nanos; now < end;) {
            run(end - now);
        }
    }

    private double share(Thread thread) {
        return (double) served.getOrDefault(thread, 0L) / served.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void who_never_sleeps_has_time_in_proportion_to_its_weight() {
        Thread light = ready(64);
        Thread heavy = ready(192);
        Thread lightest = ready(1);
        runFor(10_000 * MILLISECOND);
        assertThat(share(light)).isCloseTo(64 / 257.0, within(0.002));
        assertThat(share(heavy)).isCloseTo(192 / 257.0, within(0.002));
        assertThat(share(lightest)).as("nobody starves").isCloseTo(1 / 257.0, within(0.002));
    }

    /** Threads come, sleep, change their weights and go. All the while nobody who wants to run is further behind than a request, nor ahead by more than two. */
    @Test
    void nobody_falls_behind_what_an_ideal_processor_would_have_given_it_by_more_than_two_requests() {
        Random random = new Random(3);
        List<Thread> present = new ArrayList<>();
        Map<Thread, Double> ideal = new HashMap<>();
        for (int step = 0; step < 4000; step++) {
            int what = random.nextInt(100);
            if (present.size() < 3 || what < 4 && present.size() < 12) {
                Thread thread = ready(1 << random.nextInt(8));
                present.add(thread);
                ideal.put(thread, 0.0);
                served.put(thread, 0L);
            } else if (what < 8 && present.size() > 3 && Dispatcher.decide() != null) {
                present.remove(Scheduler.current());
                Scheduler.block(Thread.WAITING);
            }
            long before = now;
            run(1 + random.nextInt((int) REQUEST));
            double weights = present.stream().mapToInt(thread -> thread.weight).sum();
            for (Thread thread : present) {
                ideal.merge(thread, (now - before) * thread.weight / weights, Double::sum);
                assertThat(ideal.get(thread) - served.get(thread)).as("step " + step + ": how far behind").isLessThan(2.0 * REQUEST);
            }
        }
    }

    private static Thread ready(int weight, Budget limiter) {
        Thread thread = Thread.create(null, Priority.FAIR);
        thread.weigh(weight);
        thread.limitBy(limiter);
        Scheduler.makeReady(thread);
        return thread;
    }

    private static Budget limited(int weight) {
        Budget budget = Budget.root(1 << 20);
        budget.limit(BudgetLimit.WEIGHT, weight);
        return budget;
    }

    private double share(List<Thread> threads) {
        return threads.stream().mapToDouble(this::share).sum();
    }

    @Test
    void however_many_threads_a_budget_has_they_share_what_it_weighs() {
        Thread free = ready(64);
        Budget budget = limited(64);
        List<Thread> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(ready(i % 2 == 0 ? 64 : 32, budget));
        }
        runFor(15_000 * MILLISECOND);
        assertThat(share(free)).isCloseTo(0.5, within(0.01));
        assertThat(share(many.get(0))).as("each by its weight").isCloseTo(0.5 / 75, within(0.001));
        assertThat(share(many.get(1))).isCloseTo(0.5 / 150, within(0.001));
    }

    @Test
    void what_a_budget_weighs_is_divided_by_those_that_want_to_run_and_is_no_gift() {
        Thread free = ready(64);
        Budget budget = limited(64);
        List<Thread> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(ready(64, budget));
        }
        runFor(2_000 * MILLISECOND);
        while (many.size() > 1) {
            if (many.contains(Dispatcher.decide()) && Scheduler.current() != many.get(0)) {
                many.remove(Scheduler.current());
                Scheduler.block(Thread.WAITING);
            } else {
                run(REQUEST);
            }
        }
        Scheduler.setWeight(many.get(0), 16);
        served.clear();
        runFor(10_000 * MILLISECOND);
        assertThat(share(many.get(0))).as("by its own weight").isCloseTo(0.2, within(0.01));
        assertThat(share(free)).isCloseTo(0.8, within(0.01));
    }

    @Test
    void who_mostly_sleeps_runs_within_a_request_among_as_many_as_a_budget_may_have() {
        Thread sleeper = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(sleeper);
        Scheduler.block(Thread.WAITING);
        Budget budget = limited(64);
        for (int i = 0; i < 1000; i++) {
            ready(64, budget);
        }
        for (int i = 0; i < 20; i++) {
            runFor(100 * MILLISECOND);
            Scheduler.makeReady(sleeper);
            long woken = now;
            while (Dispatcher.decide() != sleeper) {
                run(REQUEST);
            }
            assertThat(now - woken).isLessThanOrEqualTo(REQUEST);
            run(MILLISECOND);
            assertThat(Dispatcher.decide()).isSameAs(sleeper);
            Scheduler.block(Thread.WAITING);
        }
    }

    @Test
    void who_mostly_sleeps_runs_at_once_when_it_wakes_among_many_that_never_do() {
        Thread sleeper = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(sleeper);
        Scheduler.block(Thread.WAITING);
        for (int i = 0; i < 10; i++) {
            ready(64);
        }
        runFor(500 * MILLISECOND);
        for (int i = 0; i < 50; i++) {
            Scheduler.makeReady(sleeper);
            assertThat(Dispatcher.decide()).as("time " + i).isSameAs(sleeper);
            run(MILLISECOND / 10);
            Scheduler.block(Thread.WAITING);
            runFor(20 * MILLISECOND);
        }
    }

    @Test
    void who_sleeps_for_a_moment_only_gains_nothing() {
        Thread napping = ready(64);
        Thread steady = ready(64);
        for (int i = 0; i < 5000; i++) {
            if (run(REQUEST / 3) == napping && Scheduler.current() == napping) {
                Scheduler.block(Thread.WAITING);
                Dispatcher.decide();
                Scheduler.makeReady(napping);
            }
        }
        assertThat(share(napping)).isCloseTo(0.5, within(0.03));
        assertThat(share(steady)).isCloseTo(0.5, within(0.03));
    }

    /** However long it slept: it may have one request before the others. */
    @Test
    void sleep_is_not_saved_up() {
        Thread sleeper = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(sleeper);
        Scheduler.block(Thread.WAITING);
        Thread steady = ready(64);
        runFor(10_000 * MILLISECOND);
        served.clear();
        Scheduler.makeReady(sleeper);
        runFor(100 * MILLISECOND);
        assertThat(served.get(sleeper) - served.get(steady)).isBetween(0L, 3 * REQUEST);
    }

    @Test
    void who_yields_lets_all_others_run_and_has_its_share_afterwards() {
        Thread one = ready(64);
        Thread other = ready(1);
        assertThat(Dispatcher.decide()).isSameAs(one);
        Scheduler.yield();
        assertThat(Dispatcher.decide()).isSameAs(other);
        for (int i = 0; i < 1000; i++) {
            run(1000);
            Scheduler.yield();
        }
        served.clear();
        runFor(5000 * MILLISECOND);
        assertThat(share(one)).isCloseTo(64 / 65.0, within(0.01));
    }

    @Test
    void the_systems_bands_stand_above_it_and_the_rest_below() {
        Thread below = Thread.create(null, Priority.FAIR - 1);
        Scheduler.makeReady(below);
        Thread fair = ready(1024);
        assertThat(Dispatcher.decide()).isSameAs(fair);
        Thread urgent = Thread.create(null, Priority.FAIR + 1);
        Scheduler.makeReady(urgent);
        assertThat(Dispatcher.decide()).isSameAs(urgent);
        now += 100 * MILLISECOND;
        Clock.set(now);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(fair);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isSameAs(below);
    }

    /** Two clients of equal weight, one of which has all its work done by a server. */
    @Test
    void what_a_server_does_is_on_its_callers_account() {
        Endpoint endpoint = Endpoint.create();
        endpoint.handleOpened(Rights.Bit.RECEIVE);
        Thread server = ready(1024);
        Dispatcher.decide();
        endpoint.replyReceive(server, true);
        Thread client = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(client);
        endpoint.call(client, 0);
        assertThat(Dispatcher.decide()).isSameAs(server);
        Thread rival = ready(64);
        runFor(1000 * MILLISECOND);
        assertThat(share(server)).isCloseTo(0.5, within(0.01));
        assertThat(share(rival)).isCloseTo(0.5, within(0.01));
        while (Dispatcher.decide() != server) {
            run(REQUEST);
        }
        endpoint.replyReceive(server, false);
        served.clear();
        runFor(1000 * MILLISECOND);
        assertThat(share(client)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void a_server_of_another_caller_counts_on_that_ones_account() {
        Endpoint endpoint = Endpoint.create();
        endpoint.handleOpened(Rights.Bit.RECEIVE);
        Thread server = ready(64);
        Dispatcher.decide();
        endpoint.replyReceive(server, true);
        Thread first = ready(64);
        Dispatcher.decide();
        endpoint.call(first, 0);
        assertThat(Dispatcher.decide()).isSameAs(server);
        assertThat(Cpu.executing().account).isSameAs(first);
        Thread second = ready(64);
        while (Dispatcher.decide() != second) {
            run(REQUEST);
        }
        endpoint.call(second, 0);
        assertThat(Dispatcher.decide()).isSameAs(server);
        assertThat(Cpu.executing().account).isSameAs(first);
        endpoint.replyReceive(server, false);
        assertThat(server.caller).isSameAs(second);
        assertThat(Cpu.executing().account).isSameAs(second);
    }

    @Test
    void an_account_ends_with_its_thread() {
        Thread thread = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(thread);
        assertThat(Cpu.executing().account).isSameAs(thread);
        Scheduler.stop(thread);
        assertThat(Cpu.executing().account).isNull();
        Thread waiting = ready(64);
        Scheduler.stop(waiting);
        assertThat(Dispatcher.decide()).isNull();
    }

    @Test
    void suspended_threads_and_those_of_another_priority_leave_the_line() {
        Thread one = ready(64);
        Thread other = ready(64);
        assertThat(Dispatcher.decide()).isSameAs(one);
        Scheduler.suspend(other, Thread.SUSPENSION);
        Scheduler.block(Thread.WAITING);
        assertThat(Dispatcher.decide()).isNull();
        Scheduler.resume(other, Thread.SUSPENSION);
        assertThat(Dispatcher.decide()).isSameAs(other);
        Scheduler.makeReady(one);
        Scheduler.setPriority(one, Priority.FAIR + 3);
        assertThat(Dispatcher.decide()).isSameAs(one);
        Scheduler.setPriority(one, Priority.FAIR - 3);
        assertThat(Dispatcher.decide()).isSameAs(other);
        Scheduler.setPriority(one, Priority.FAIR);
        runFor(100 * MILLISECOND);
        assertThat(share(one)).isCloseTo(0.5, within(0.1));
    }

    @Test
    void a_new_weight_counts_from_then_on() {
        Thread one = ready(64);
        Thread other = ready(64);
        runFor(200 * MILLISECOND);
        Scheduler.setWeight(other, 192);
        served.clear();
        runFor(5000 * MILLISECOND);
        assertThat(share(one)).isCloseTo(0.25, within(0.01));
        Scheduler.setWeight(one, 1024);
        Scheduler.setWeight(other, 1024);
        served.clear();
        runFor(5000 * MILLISECOND);
        assertThat(share(one)).isCloseTo(0.5, within(0.01));
    }
}
