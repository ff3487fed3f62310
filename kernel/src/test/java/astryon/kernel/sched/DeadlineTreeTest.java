package astryon.kernel.sched;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.kernel.mem.SimulatedMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineTreeTest {
    private static final int THREADS = 300;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
    }

    /** Beside a list that is kept in order. */
    @Test
    void whatever_comes_and_goes_the_order_and_the_earliest_within_a_bound_are_those_of_a_sorted_list() {
        Random random = new Random(7);
        DeadlineTree tree = new DeadlineTree();
        List<Thread> model = new ArrayList<>();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            others.add(Thread.create(null, Thread.IDLE_PRIORITY));
        }
        // Times that wrap.
        long base = Long.MAX_VALUE - 500;
        for (int step = 0; step < 20_000; step++) {
            boolean grows = random.nextInt(THREADS) >= model.size();
            if (grows && !others.isEmpty()) {
                Thread thread = others.remove(random.nextInt(others.size()));
                thread.deadline = base + random.nextInt(1000);
                thread.attained = base + random.nextInt(1000);
                tree.add(thread);
                int place = 0;
                while (place < model.size() && model.get(place).deadline - thread.deadline <= 0) {
                    place++;
                }
                model.add(place, thread);
            } else if (!model.isEmpty()) {
                Thread thread = model.remove(random.nextInt(model.size()));
                tree.remove(thread);
                others.add(thread);
            }
            long most = base + random.nextInt(1000);
            assertThat(tree.firstWithin(most)).isSameAs(model.stream().filter(thread -> thread.attained - most <= 0).findFirst().orElse(null));
            assertThat(tree.first()).isSameAs(model.isEmpty() ? null : model.get(0));
            if (step % 100 == 0) {
                List<Thread> order = new ArrayList<>();
                for (Thread thread = tree.first(); thread != null; thread = DeadlineTree.after(thread)) {
                    order.add(thread);
                }
                assertThat(order).containsExactlyElementsOf(model);
            }
        }
    }

    /** Threads that come in order of their deadlines, as most do, would make a list of a plain tree. */
    @Test
    void ways_stay_short() {
        DeadlineTree tree = new DeadlineTree();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Thread thread = Thread.create(null, Thread.IDLE_PRIORITY);
            thread.deadline = i;
            tree.add(thread);
            all.add(thread);
        }
        int deepest = 0;
        for (Thread thread : all) {
            int depth = 0;
            for (Thread above = thread; above != null; above = above.above) {
                depth++;
            }
            deepest = Math.max(deepest, depth);
        }
        assertThat(deepest).isLessThan(40);
    }
}
