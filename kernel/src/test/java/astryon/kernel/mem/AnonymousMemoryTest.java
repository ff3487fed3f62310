package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousMemoryTest {
    private static final int PAGES = 6;

    private int freeBefore;

    /** A memory object, the space that shows it, and what it should hold. */
    private static final class Seen {
        final MemoryObject memory;
        final AddressSpace space = AddressSpace.create();
        final Address start;
        int[] expected;

        Seen(MemoryObject memory, int[] expected) {
            this.memory = memory;
            this.expected = expected;
            memory.retain();
            start = space.whole().map(memory, new Address(0x40_0000), 0, new Size(PAGES * PageTable.PAGE), Protection.READ | Protection.WRITE,
                    Protection.READ | Protection.WRITE);
        }

        /** As a program would see it: through page tables that faults fill. */
        Address at(int page, boolean write) {
            PhysicalAddress frame = space.touch(start.plus(page * PageTable.PAGE), write);
            assertThat(Frames.isNone(frame)).isFalse();
            return PhysicalMap.at(frame);
        }

        void end() {
            space.destroy();
            memory.release();
        }
    }

    static MemoryObject copyOf(MemoryObject memory) {
        MemoryObject copy = memory.beginCopy();
        while (!memory.share(copy)) {
            // Part by part.
        }
        return copy;
    }

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void copies_of_copies_hold_what_a_model_says_and_give_everything_back(boolean reserved) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<Seen> all = new ArrayList<>();
            all.add(new Seen(AnonymousMemory.create(PAGES * PageTable.PAGE, reserved), new int[PAGES]));
            for (int step = 0; step < 200 && !all.isEmpty(); step++) {
                Seen seen = all.get(random.nextInt(all.size()));
                int page = random.nextInt(PAGES);
                switch (random.nextInt(14)) {
                    case 0 -> all.add(new Seen(copyOf(seen.memory), seen.expected.clone()));
                    case 1 -> {
                        all.remove(seen);
                        seen.end();
                    }
                    case 2 -> {
                        seen.space.whole().discard(seen.start.plus(page * PageTable.PAGE), new Size(PageTable.PAGE));
                        seen.expected[page] = 0;
                    }
                    case 3, 4, 5, 6 -> {
                        seen.at(page, true).storeInt(step + 1);
                        seen.expected[page] = step + 1;
                    }
                    case 7, 8 -> seen.space.whole().commit(seen.start.plus(page * PageTable.PAGE), new Size((PAGES - page) * PageTable.PAGE));
                    default -> assertThat(seen.at(page, false).loadInt()).isEqualTo(seen.expected[page]);
                }
                if (all.size() > 20) {
                    all.remove(0).end();
                }
            }
            all.forEach(Seen::end);
            assertThat(Frames.free()).as("seed %d", seed).isEqualTo(freeBefore);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, PAGES - 1})
    void what_a_smaller_size_cuts_off_is_gone_from_mappings_and_zero_when_it_comes_back(int kept) {
        Seen seen = new Seen(AnonymousMemory.create(PAGES * PageTable.PAGE, false), new int[PAGES]);
        for (int i = 0; i < PAGES; i++) {
            seen.at(i, true).storeInt(i + 1);
        }
        seen.memory.resize(kept * PageTable.PAGE);
        assertThat(Frames.isNone(seen.space.touch(seen.start.plus(kept * PageTable.PAGE), false))).isTrue();
        seen.memory.resize(PAGES * PageTable.PAGE);
        for (int i = 0; i < PAGES; i++) {
            assertThat(seen.at(i, false).loadInt()).isEqualTo(i < kept ? i + 1 : 0);
        }
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void what_is_committed_can_be_touched_when_others_have_spent_the_rest() {
        Budget budget = Budget.root(200 * PageTable.PAGE);
        Seen seen = reserved(budget);
        AddressRegion region = seen.space.whole();
        long before = budget.used();
        region.commit(seen.start, new Size(4 * PageTable.PAGE));
        region.commit(seen.start.plus(PageTable.PAGE), new Size(2 * PageTable.PAGE));
        assertThat(budget.used() - before).as("four pages, and the leaf").isEqualTo(5 * PageTable.PAGE);
        assertThat(Frames.free()).as("no page has a frame").isGreaterThan(freeBefore - 8);
        long rest = budget.limit() - budget.used();
        budget.take(rest);
        for (int i = 0; i < 4; i++) {
            seen.at(i, true).storeInt(i + 1);
        }
        assertThat(Frames.isNone(seen.space.touch(seen.start.plus(4 * PageTable.PAGE), true))).isTrue();
        assertThatThrownBy(() -> region.commit(seen.start, new Size(5 * PageTable.PAGE))).isInstanceOf(KernelError.class);
        for (int i = 0; i < 4; i++) {
            assertThat(seen.at(i, false).loadInt()).isEqualTo(i + 1);
        }
        budget.giveBack(rest);
        assertThat(region.discard(seen.start, new Size(2 * PageTable.PAGE))).isTrue();
        assertThat(budget.used() - before).isEqualTo(3 * PageTable.PAGE);
        region.commit(seen.start, new Size(PAGES * PageTable.PAGE));
        assertThat(region.discard(seen.start, new Size(PAGES * PageTable.PAGE))).isTrue();
        assertThat(budget.used()).as("what was never touched is given back as well").isEqualTo(before);
        seen.end();
        assertThat(budget.used()).isZero();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void only_what_is_mapped_and_may_be_read_is_committed() {
        Seen seen = reserved(Budget.root(200 * PageTable.PAGE));
        assertThatThrownBy(() -> seen.space.whole().commit(seen.start, new Size((PAGES + 1) * PageTable.PAGE))).isInstanceOf(KernelError.class);
        assertThatThrownBy(() -> seen.space.whole().commit(seen.start.minus(PageTable.PAGE), new Size(2 * PageTable.PAGE))).isInstanceOf(KernelError.class);
        assertThat(seen.space.whole().protect(seen.start.plus(PageTable.PAGE), new Size(PageTable.PAGE), Protection.READ)).isTrue();
        seen.space.whole().commit(seen.start, new Size(2 * PageTable.PAGE));
        assertThat(seen.space.whole().protect(seen.start.plus(PageTable.PAGE), new Size(PageTable.PAGE), Protection.NONE)).isTrue();
        assertThatThrownBy(() -> seen.space.whole().commit(seen.start, new Size(2 * PageTable.PAGE))).isInstanceOf(KernelError.class);
        seen.end();
    }

    private static Seen reserved(Budget budget) {
        MemoryObject memory = AnonymousMemory.create(PAGES * PageTable.PAGE, true);
        memory.chargeTo(budget);
        budget.retain();
        return new Seen(memory, new int[PAGES]);
    }
}
