package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.ObjectType;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagedMemoryTest {
    private static final int ANY = Protection.READ | Protection.WRITE;
    /** More than one leaf has. */
    private static final int PAGES = Leaf.PAGES + 20;

    private int freeBefore;

    private static final class Pager extends KernelObject {
        Pager() {
            super(ObjectType.ENDPOINT);
            retain();
        }

        @Override
        protected void destroy() {
        }
    }

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
    }

    /** A cache of a disk's blocks as a pager keeps one: whatever it cleans it writes back, whatever it evicts it supplies again. */
    @Test
    void a_pager_that_writes_back_what_it_cleans_loses_nothing_by_evicting() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Pager pager = new Pager();
            PagedMemory memory = PagedMemory.create(PAGES * PageTable.PAGE, pager, 7);
            memory.retain();
            AddressSpace space = AddressSpace.create();
            Address start = space.whole().map(memory, new Address(0x40_0000), 0, new Size(PAGES * PageTable.PAGE), ANY, ANY);
            int[] disk = new int[PAGES];
            int[] expected = new int[PAGES];
            BitSet written = new BitSet();
            BitSet present = new BitSet();
            MemoryObject copy = null;
            for (int step = 1; step < 2000; step++) {
                int page = random.nextBoolean() ? random.nextInt(6) : Leaf.PAGES - 3 + random.nextInt(6);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        long found = memory.clean(page, 1 + random.nextInt(3));
                        int first = (int) (found / PageTable.PAGE);
                        int count = (int) (found % PageTable.PAGE);
                        assertThat(first).isEqualTo(written.nextSetBit(page) < 0 ? PAGES : written.nextSetBit(page));
                        assertThat(count).isBetween(first == PAGES ? 0 : 1, 3);
                        for (int i = first; i < first + count; i++) {
                            assertThat(written.get(i)).isTrue();
                            disk[i] = PhysicalMap.at(memory.frame(i, false)).loadInt();
                        }
                        written.clear(first, first + count);
                    }
                    case 1 -> {
                        int count = 1 + random.nextInt(4);
                        BitSet going = present.get(page, page + count);
                        going.andNot(written.get(page, page + count));
                        assertThat(memory.evict(page, count)).isEqualTo(going.cardinality());
                        for (int i = 0; i < count; i++) {
                            present.clear(page + i, going.get(i) ? page + i + 1 : page + i);
                        }
                    }
                    case 2 -> {
                        if (copy != null) {
                            copy.release();
                            SimulatedMachine.settle();
                        }
                        copy = AnonymousMemoryTest.copyOf(memory);
                        copy.retain();
                    }
                    default -> {
                        boolean write = random.nextBoolean();
                        Address place = start.plus(page * PageTable.PAGE);
                        PhysicalAddress frame = space.touch(place, write);
                        assertThat(Frames.isNone(frame)).isEqualTo(!present.get(page));
                        if (Frames.isNone(frame)) {
                            assertThat(space.lacking(place, write, false)).isSameAs(memory);
                            PhysicalAddress contents = Frames.allocate();
                            PhysicalMap.at(contents).storeInt(disk[page]);
                            memory.supply(page, contents);
                            Frames.free(contents);
                            present.set(page);
                            frame = space.touch(place, write);
                        }
                        assertThat(PhysicalMap.at(frame).loadInt()).as("seed %d, step %d", seed, step).isEqualTo(expected[page]);
                        if (write) {
                            PhysicalMap.at(frame).storeInt(step);
                            expected[page] = step;
                            written.set(page);
                        }
                    }
                }
            }
            if (copy != null) {
                copy.release();
                SimulatedMachine.settle();
            }
            space.destroy();
            memory.release();
            SimulatedMachine.settle();
            assertThat(Frames.free()).as("seed %d", seed).isEqualTo(freeBefore);
        }
    }

    @Test
    void what_is_evicted_is_not_charged_any_more() {
        Budget budget = Budget.root(1 << 20);
        budget.retain();
        PagedMemory memory = PagedMemory.create(PAGES * PageTable.PAGE, new Pager(), 0);
        memory.retain();
        memory.chargeTo(budget);
        long before = budget.used();
        PhysicalAddress contents = Frames.allocate();
        for (int page = 0; page < PAGES; page += 100) {
            memory.supply(page, contents);
        }
        assertThat(budget.used()).isGreaterThanOrEqualTo(before + 12 * PageTable.PAGE);
        assertThat(memory.evict(0, 512) + memory.evict(512, PAGES - 512)).isEqualTo(11);
        assertThat(budget.used()).isEqualTo(before);
        Frames.free(contents);
        memory.release();
        SimulatedMachine.settle();
        assertThat(budget.used()).isZero();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    /** However many pages there are to look at. */
    @Test
    void a_search_for_written_pages_says_where_to_go_on() {
        PagedMemory memory = PagedMemory.create(PAGES * PageTable.PAGE, new Pager(), 0);
        memory.retain();
        PhysicalAddress contents = Frames.allocate();
        for (int page = 0; page < 700; page++) {
            memory.supply(page, contents);
        }
        memory.frame(650, true);
        assertThat(memory.clean(0, 9)).isEqualTo(512 * PageTable.PAGE);
        assertThat(memory.clean(512, 9)).isEqualTo(650 * PageTable.PAGE + 1);
        memory.release();
        SimulatedMachine.settle();
    }
}
