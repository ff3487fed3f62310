package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Protection;
import astryon.kernel.mem.AnonymousMemory;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.SimulatedMachine;
import astryon.magic.Address;
import astryon.magic.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FutexesTest {
    private static final Address PLACE = new Address(0x40_0000);
    private static final int WORDS = 5;
    private static final int THREADS = 14;
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;

    private Process process;

    /** Where a thread waits, and whom it said it waits for. */
    private record Wait(int word, Thread owner) {
    }

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        Scheduler.begin(Thread.create(null, Thread.IDLE_PRIORITY));
        // Threads that other tests left ready.
        Scheduler.yield();
        while (Dispatcher.decide() != null) {
            Scheduler.block(Thread.WAITING);
        }
        process = Process.create();
        process.retain();
        MemoryObject memory = AnonymousMemory.create(4096, false);
        process.space().whole().map(memory, PLACE, 0, new Size(4096), READ_WRITE, READ_WRITE);
    }

    private static Address word(int number) {
        return PLACE.plus(4L * number);
    }

    private static int urgency(Thread thread, Map<Thread, Wait> waiting) {
        int most = thread.ownPriority;
        for (Map.Entry<Thread, Wait> wait : waiting.entrySet()) {
            if (wait.getValue().owner == thread) {
                most = Math.max(most, urgency(wait.getKey(), waiting));
            }
        }
        return most;
    }

    /** Whether {@code thread}, if it waited for {@code owner}, would wait for itself. */
    private static boolean closesCircle(Thread thread, Thread owner, Map<Thread, Wait> waiting) {
        Thread step = owner;
        while (step != null && step != thread) {
            step = waiting.containsKey(step) ? waiting.get(step).owner : null;
        }
        return step == thread;
    }

    /** Who waits for a word, whom they make urgent along chains, and who is woken first, as it is when one looks at all of them each time. */
    @Test
    void who_waits_lends_its_urgency_along_chains_and_the_most_urgent_are_woken() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = Thread.create(process, 2 + random.nextInt(8));
                threads.add(thread);
                Scheduler.makeReady(thread);
            }
            Map<Thread, Wait> waiting = new HashMap<>();
            for (int step = 0; step < 400; step++) {
                Thread running = Dispatcher.decide();
                int number = random.nextInt(WORDS);
                if (running != null && random.nextInt(3) > 0) {
                    assertThat(threads.stream().filter(thread -> !waiting.containsKey(thread)).mapToInt(thread -> thread.priority).max()).hasValue(running.priority);
                    Thread owner = random.nextInt(4) == 0 ? null : threads.get(random.nextInt(THREADS));
                    if (!closesCircle(running, owner, waiting)) {
                        Futexes.await(running, word(number), 0, owner);
                        waiting.put(running, new Wait(number, owner));
                    }
                } else {
                    wake(number, 1 + random.nextInt(3), threads, waiting);
                }
                for (Thread thread : threads) {
                    assertThat(thread.priority).as("seed %d, step %d", seed, step).isEqualTo(urgency(thread, waiting));
                }
            }
            for (int i = 0; i < WORDS; i++) {
                wake(i, THREADS, threads, waiting);
            }
            assertThat(waiting).isEmpty();
            threads.forEach(thread -> assertThat(thread.priority).isEqualTo(thread.ownPriority));
            while (Dispatcher.decide() != null) {
                Scheduler.block(Thread.WAITING);
            }
        }
    }

    private void wake(int number, int most, List<Thread> threads, Map<Thread, Wait> waiting) {
        for (int i = 0; i < most; i++) {
            List<Thread> there = threads.stream().filter(thread -> waiting.containsKey(thread) && waiting.get(thread).word == number).toList();
            int urgency = there.stream().mapToInt(thread -> thread.priority).max().orElse(0);
            assertThat(Futexes.wake(process.space(), word(number), 1)).isEqualTo(there.isEmpty() ? 0 : 1);
            List<Thread> woken = there.stream().filter(thread -> thread.state != Thread.WAITING).toList();
            assertThat(woken).hasSize(there.isEmpty() ? 0 : 1);
            for (Thread thread : woken) {
                assertThat(urgency(thread, waiting)).isEqualTo(urgency);
                waiting.remove(thread);
            }
        }
    }

    /** The second one was as urgent as the first one only while that one waited for it. */
    @Test
    void several_are_woken_as_if_one_after_the_other() {
        Thread lent = Thread.create(process, 2);
        Thread next = Thread.create(process, 5);
        Thread first = Thread.create(process, 8);
        for (Thread thread : List.of(lent, next, first)) {
            Scheduler.makeReady(thread);
            assertThat(Dispatcher.decide()).isSameAs(thread);
            Futexes.await(thread, word(0), 0, thread == first ? lent : null);
        }
        assertThat(lent.priority).isEqualTo(8);
        assertThat(Futexes.wake(process.space(), word(0), 2)).isEqualTo(2);
        assertThat(lent.state).isEqualTo(Thread.WAITING);
        assertThat(lent.priority).isEqualTo(2);
        assertThat(next.state).isNotEqualTo(Thread.WAITING);
        assertThat(first.state).isNotEqualTo(Thread.WAITING);
    }

    @Test
    void equals_are_woken_in_the_order_in_which_they_came() {
        List<Thread> order = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Thread thread = Thread.create(process, 5);
            Scheduler.makeReady(thread);
            assertThat(Dispatcher.decide()).isSameAs(thread);
            Futexes.await(thread, word(0), 0, null);
            order.add(thread);
        }
        for (Thread thread : order) {
            assertThat(Futexes.wake(process.space(), word(0), 1)).isEqualTo(1);
            assertThat(Dispatcher.decide()).isSameAs(thread);
            Scheduler.block(Thread.SLEEPING);
        }
        assertThat(Futexes.wake(process.space(), word(0), 1)).isZero();
    }

    @Test
    void processes_that_share_memory_meet_at_a_word_of_it_wherever_they_see_it() {
        Process other = Process.create();
        other.retain();
        Address elsewhere = new Address(0x80_0000);
        other.space().whole().map(process.space().memoryAt(PLACE), elsewhere, 0, new Size(4096), READ_WRITE, READ_WRITE);
        Thread thread = Thread.create(process, 5);
        Scheduler.makeReady(thread);
        Dispatcher.decide();
        Futexes.await(thread, word(2), 0, null);
        assertThat(Futexes.wake(other.space(), elsewhere.plus(4), 1)).isZero();
        assertThat(Futexes.wake(other.space(), elsewhere.plus(8), 1)).isEqualTo(1);
    }
}
