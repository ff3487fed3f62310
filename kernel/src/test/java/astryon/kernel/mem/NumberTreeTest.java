package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTreeTest {
    private static final class Thing extends Numbered {
        final long number;

        Thing(long number) {
            this.number = number;
        }

        @Override
        protected long number() {
            return number;
        }
    }

    private static int depth(Numbered top) {
        return top == null ? 0 : 1 + Math.max(depth(top.zero), depth(top.one));
    }

    @Test
    void finds_what_a_map_has() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Map<Long, Thing> model = new HashMap<>();
            Numbered top = null;
            int bits = 1 + random.nextInt(64);
            for (int step = 0; step < 500; step++) {
                long number = random.nextLong() >>> 64 - bits << random.nextInt(64 - bits + 1);
                Thing there = model.get(number);
                assertThat(NumberTree.find(top, number)).isSameAs(there);
                if (there == null) {
                    Thing thing = new Thing(number);
                    model.put(number, thing);
                    top = NumberTree.with(top, thing);
                } else if (random.nextBoolean()) {
                    model.remove(number);
                    top = NumberTree.without(top, there);
                    assertThat(there.zero).isNull();
                    assertThat(there.one).isNull();
                }
                for (Thing thing : model.values()) {
                    assertThat(NumberTree.find(top, thing.number)).isSameAs(thing);
                }
            }
            for (Thing thing : model.values()) {
                top = NumberTree.without(top, thing);
            }
            assertThat(top).isNull();
        }
    }

    /** Numbers that agree in all but their highest bits. */
    @Test
    void no_way_is_longer_than_a_number() {
        Numbered top = null;
        for (long i = 0; i < 1 << 12; i++) {
            top = NumberTree.with(top, new Thing(i << 52));
        }
        assertThat(depth(top)).isBetween(53, 65);
        Numbered counted = null;
        for (long i = 1; i < 1 << 12; i++) {
            counted = NumberTree.with(counted, new Thing(i));
        }
        assertThat(depth(counted)).isLessThan(14);
    }

    @Test
    void two_of_one_number_are_both_there() {
        Thing first = new Thing(7);
        Thing second = new Thing(7);
        Numbered top = NumberTree.with(NumberTree.with(null, first), second);
        top = NumberTree.without(top, (Thing) NumberTree.find(top, 7));
        assertThat(NumberTree.find(top, 7)).isSameAs(second);
        assertThat(NumberTree.without(top, second)).isNull();
    }
}
