package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done part by part: that no part is long, what there is in between, and that nothing is lost whenever it stops. */
class WorkTest {
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;
    private static final int PAGES = 5 * Work.PAGES;
    private static final Size SIZE = new Size(PAGES * PageTable.PAGE);
    private static final Address PLACE = new Address(0x40_0000);

    private int freeBefore;
    private AddressSpace space;
    private MemoryObject memory;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
        space = AddressSpace.create();
        memory = AnonymousMemory.create(SIZE.value(), true);
        memory.retain();
        space.whole().map(memory, PLACE, 0, SIZE, READ_WRITE, READ_WRITE);
        for (int i = 0; i < PAGES; i++) {
            at(space, i, true).storeInt(i + 1);
        }
    }

    private static Address at(AddressSpace space, int page, boolean write) {
        PhysicalAddress frame = space.touch(PLACE.plus(page * PageTable.PAGE), write);
        return Frames.isNone(frame) ? new Address(0) : PhysicalMap.at(frame);
    }

    private void end() {
        space.destroy();
        memory.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    /** How many parts it has. */
    private static int parts(BooleanSupplier work) {
        int parts = 1;
        while (!work.getAsBoolean()) {
            parts++;
        }
        return parts;
    }

    @Test
    void unmapping_goes_from_the_end_down_and_gives_back_what_nobody_else_has() {
        assertThat(space.whole().unmap(PLACE)).isFalse();
        assertThat(at(space, PAGES - 1, false).isZero()).isTrue();
        assertThat(at(space, 0, false).loadInt()).isEqualTo(1);
        memory.release();
        assertThat(parts(() -> space.whole().unmap(PLACE))).isBetween(8, 12);
        assertThat(space.memoryAt(PLACE)).isNull();
        space.destroy();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void a_range_is_unmapped_in_parts_too() {
        assertThat(parts(() -> space.whole().unmap(PLACE.plus(PageTable.PAGE), new Size((PAGES - 2) * PageTable.PAGE)))).isBetween(5, 6);
        assertThat(at(space, 0, false).loadInt()).isEqualTo(1);
        assertThat(at(space, 1, false).isZero()).isTrue();
        assertThat(at(space, PAGES - 1, false).loadInt()).isEqualTo(PAGES);
        end();
    }

    @Test
    void protection_holds_for_all_pages_when_all_parts_are_done_whatever_is_cut_meanwhile() {
        assertThat(space.whole().protect(PLACE, SIZE, Protection.READ)).isFalse();
        space.whole().unmap(PLACE.plus(7 * PageTable.PAGE), new Size(PageTable.PAGE));
        assertThat(parts(() -> space.whole().protect(PLACE, SIZE, Protection.READ))).isBetween(4, 6);
        for (int i = 0; i < PAGES; i++) {
            assertThat(at(space, i, true).isZero()).isTrue();
            assertThat(at(space, i, false).isZero()).isEqualTo(i == 7);
            assertThat(PageTable.lookup(space.root(), PLACE.plus(i * PageTable.PAGE)) & PageTable.WRITABLE).isZero();
        }
        end();
    }

    @Test
    void pages_are_discarded_in_parts_and_the_size_changes_at_last() {
        assertThat(parts(() -> space.whole().discard(PLACE.plus(10 * PageTable.PAGE), new Size((PAGES - 20) * PageTable.PAGE)))).isBetween(5, 6);
        for (int i = 0; i < PAGES; i++) {
            assertThat(at(space, i, false).loadInt()).isEqualTo(i < 10 || i >= PAGES - 10 ? i + 1 : 0);
            at(space, i, true).storeInt(i + 1);
        }
        assertThat(memory.resize(20 * PageTable.PAGE)).isFalse();
        assertThat(memory.size()).isEqualTo(SIZE.value());
        assertThat(parts(() -> memory.resize(20 * PageTable.PAGE))).isBetween(4, 6);
        assertThat(memory.size()).isEqualTo(20 * PageTable.PAGE);
        assertThat(at(space, 20, false).isZero()).isTrue();
        assertThat(at(space, 19, false).loadInt()).isEqualTo(20);
        end();
    }

    /** Every leaf of a copy is a part; in between the original is written. */
    @Test
    void a_page_of_a_copy_is_what_it_was_at_some_moment_of_copying() {
        MemoryObject large = AnonymousMemory.create(3L * Leaf.PAGES * PageTable.PAGE, true);
        large.retain();
        AddressSpace original = AddressSpace.create();
        original.whole().map(large, PLACE, 0, new Size(large.size()), READ_WRITE, READ_WRITE);
        int[] places = {0, 5, Leaf.PAGES, Leaf.PAGES + 7, 2 * Leaf.PAGES, 3 * Leaf.PAGES - 1};
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            for (int place : places) {
                at(original, place, true).storeInt(0);
            }
            AddressSpace copy = AddressSpace.create();
            int step = 0;
            while (!copy.copyFrom(original)) {
                step++;
                at(original, places[random.nextInt(places.length)], true).storeInt(step);
            }
            assertThat(step).isBetween(2, 4);
            int last = step + 1;
            int[] seen = new int[places.length];
            for (int i = 0; i < places.length; i++) {
                seen[i] = at(copy, places[i], false).loadInt();
                assertThat(seen[i]).isBetween(0, step);
                at(original, places[i], true).storeInt(last);
            }
            for (int i = 0; i < places.length; i++) {
                assertThat(at(copy, places[i], random.nextBoolean()).loadInt()).isEqualTo(seen[i]);
            }
            copy.destroy();
        }
        original.destroy();
        large.release();
        end();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_copy_that_is_given_up_leaves_nothing(int parts) {
        MemoryObject large = AnonymousMemory.create(3L * Leaf.PAGES * PageTable.PAGE, false);
        large.retain();
        for (int i = 0; i < 3; i++) {
            large.frame((long) i * Leaf.PAGES, true);
        }
        space.whole().map(large, PLACE.plus(SIZE.value()), 0, new Size(large.size()), READ_WRITE, READ_WRITE);
        AddressSpace copy = AddressSpace.create();
        for (int i = 0; i < parts; i++) {
            assertThat(copy.copyFrom(space)).isFalse();
        }
        copy.destroy();
        large.release();
        end();
    }

    @Test
    void the_last_reference_to_much_is_given_up_at_once_and_the_end_comes_in_parts() {
        space.whole().unmap(PLACE, SIZE);
        while (space.memoryAt(PLACE) != null) {
            space.whole().unmap(PLACE, SIZE);
        }
        memory.release();
        assertThat(Frames.free()).isLessThan(freeBefore - PAGES);
        assertThat(SimulatedMachine.settle()).isBetween(5, 8);
        space.destroy();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void a_space_is_emptied_in_parts() {
        memory.release();
        assertThat(parts(space::empty)).isBetween(5, 8);
        space.destroy();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }
}
