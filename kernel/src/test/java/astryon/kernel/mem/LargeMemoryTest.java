package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeMemoryTest {
    private static final int ROW = LargeMemory.ROW;
    private static final Address PLACE = new Address(0x4000_0000);
    private static final int READ_WRITE = Protection.READ | Protection.WRITE;

    private int freeBefore;

    /** A memory object, a space that shows it, and what its pages should hold. */
    private static final class Seen {
        final MemoryObject memory;
        final AddressSpace space = AddressSpace.create();
        final int[] expected;
        final boolean[] readOnly;

        Seen(MemoryObject memory, int[] expected) {
            this.memory = memory;
            this.expected = expected;
            readOnly = new boolean[expected.length];
            memory.retain();
            space.whole().map(memory, PLACE, 0, new Size(memory.size()), READ_WRITE, READ_WRITE);
        }

        static Seen of(int pages, boolean reserved) {
            return new Seen(LargeMemory.create(pages * PageTable.PAGE, reserved), new int[pages]);
        }

        Address page(int page) {
            return PLACE.plus(page * PageTable.PAGE);
        }

        boolean isPresent(int page) {
            return PageTable.lookup(space.root(), page(page)) != 0;
        }

        boolean isLarge(int page) {
            return isPresent(page) && PageTable.hasRoomForLarge(space.root(), page(page));
        }

        /** As a program does it; how often that faults. */
        int access(int page, boolean write) {
            int faults = 0;
            long needed = PageTable.PRESENT | (write ? PageTable.WRITABLE : 0);
            while ((PageTable.lookup(space.root(), page(page)) & needed) != needed) {
                assertThat(space.resolveAgain(page(page), write, false)).isTrue();
                assertThat(faults++).as("faults of one access").isLessThan(20);
            }
            return faults;
        }

        Address at(int page) {
            return PhysicalMap.at(PageTable.frame(PageTable.lookup(space.root(), page(page))));
        }

        int read(int page) {
            access(page, false);
            return at(page).loadInt();
        }

        void write(int page, int value) {
            access(page, true);
            at(page).storeInt(value);
            expected[page] = value;
        }

        Seen copy() {
            return new Seen(AnonymousMemoryTest.copyOf(memory), expected.clone());
        }

        /** What the tables show is what the memory has, and what may be written is nobody else's. */
        void check(int page) {
            long entry = PageTable.lookup(space.root(), page(page));
            if (entry != 0) {
                assertThat(PageTable.frame(entry).value()).as("frame of page %d", page).isEqualTo(memory.frame(page, false).value());
                assertThat(PhysicalMap.at(PageTable.frame(entry)).loadInt()).as("contents of page %d", page).isEqualTo(expected[page]);
                assertThat((entry & PageTable.WRITABLE) != 0 && (readOnly[page] || !memory.isWritable(page))).as("page %d is open to writing", page).isFalse();
            }
        }

        void end() {
            space.destroy();
            memory.release();
            SimulatedMachine.settle();
        }
    }

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
    }

    /** Nothing that was there before shows. */
    private static void spoil() {
        List<Integer> all = new ArrayList<>();
        for (int frame = Frames.allocator().allocate(0); frame >= 0; frame = Frames.allocator().allocate(0)) {
            PhysicalMap.at(FrameAllocator.address(frame)).storeLong(-1);
            all.add(frame);
        }
        all.forEach(Frames.allocator()::free);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_first_touch_takes_a_row_zeroes_it_in_parts_and_shows_it_by_one_entry(boolean reserved) {
        spoil();
        Seen seen = Seen.of(2 * ROW, reserved);
        assertThat(seen.access(ROW - 1, true)).as("faults").isEqualTo(2 * ROW / Work.PAGES);
        assertThat(seen.isLarge(0)).isTrue();
        assertThat(seen.isPresent(ROW)).isFalse();
        assertThat(seen.space.bytesShown()).isEqualTo(PageTable.LARGE_PAGE);
        for (int i = 0; i < ROW; i++) {
            assertThat(seen.at(i).loadInt()).isZero();
            assertThat(PageTable.lookup(seen.space.root(), seen.page(i)) & PageTable.WRITABLE).isNotZero();
        }
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void what_does_not_reach_as_far_as_a_row_has_pages_of_its_own() {
        Seen seen = Seen.of(ROW + 3, false);
        assertThat(seen.access(ROW + 1, true)).isEqualTo(1);
        assertThat(seen.isLarge(ROW + 1)).isFalse();
        assertThat(seen.access(1, true)).isGreaterThan(1);
        assertThat(seen.isLarge(1)).isTrue();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void without_frames_in_a_row_pages_come_one_by_one() {
        List<Integer> rows = new ArrayList<>();
        for (int frame = Frames.allocator().allocate(9); frame >= 0; frame = Frames.allocator().allocate(9)) {
            rows.add(frame);
        }
        Seen seen = Seen.of(ROW, false);
        assertThat(seen.access(7, true)).isEqualTo(1);
        assertThat(seen.isLarge(7)).isFalse();
        rows.forEach(Frames.allocator()::free);
        assertThat(seen.access(8, true)).as("what has begun so goes on so").isEqualTo(1);
        assertThat(seen.isLarge(8)).isFalse();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void a_budget_that_does_not_cover_a_row_covers_pages() {
        Budget budget = Budget.root(ROW * PageTable.PAGE);
        budget.retain();
        MemoryObject memory = LargeMemory.create(ROW * PageTable.PAGE, true);
        memory.chargeTo(budget);
        Seen seen = new Seen(memory, new int[ROW]);
        assertThat(seen.access(0, true)).isEqualTo(1);
        assertThat(seen.isLarge(0)).isFalse();
        seen.end();
        assertThat(budget.used()).isZero();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void committed_pages_are_not_paid_for_again() {
        Budget budget = Budget.root(2 * ROW * PageTable.PAGE);
        budget.retain();
        MemoryObject memory = LargeMemory.create(ROW * PageTable.PAGE, true);
        memory.chargeTo(budget);
        Seen seen = new Seen(memory, new int[ROW]);
        seen.space.whole().commit(PLACE.plus(PageTable.PAGE), new Size((ROW - 1) * PageTable.PAGE));
        long used = budget.used();
        budget.take(budget.limit() - used - PageTable.PAGE);
        seen.write(0, 5);
        assertThat(budget.used()).as("one more page").isEqualTo(budget.limit());
        seen.write(ROW - 1, 6);
        budget.giveBack(budget.limit() - used - PageTable.PAGE);
        assertThat(seen.space.whole().discard(PLACE, new Size(ROW * PageTable.PAGE / 2))).isFalse();
        seen.end();
        assertThat(budget.used()).isZero();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void what_the_kernel_touches_first_is_zeroed_alone_and_the_program_still_gets_a_large_page() {
        spoil();
        Seen seen = Seen.of(ROW, false);
        PhysicalAddress frame = seen.space.touch(seen.page(9), true);
        assertThat(PhysicalMap.at(frame).loadInt()).isZero();
        PhysicalMap.at(frame).storeInt(77);
        assertThat(seen.isPresent(9)).isFalse();
        assertThat(seen.read(9)).isEqualTo(77);
        assertThat(seen.isLarge(9)).isTrue();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void a_copy_is_shown_by_large_pages_until_either_is_written_and_then_page_by_page() {
        Seen seen = Seen.of(ROW, false);
        seen.write(3, 3);
        Seen copy = seen.copy();
        assertThat(seen.isLarge(3)).isTrue();
        assertThat(copy.read(3)).isEqualTo(3);
        assertThat(copy.isLarge(3)).as("read only").isTrue();
        seen.write(3, 4);
        assertThat(seen.isLarge(3)).isFalse();
        assertThat(copy.read(3)).isEqualTo(3);
        copy.write(5, 6);
        assertThat(copy.isLarge(3)).isFalse();
        assertThat(seen.read(5)).isZero();
        copy.end();
        seen.write(5, 7);
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    /** The large page that only shows the row is in the way of a small one by which a part of it may be written. */
    @Test
    void a_row_of_which_one_page_is_still_shared_is_written_page_by_page() {
        Seen seen = Seen.of(ROW, false);
        seen.write(5, 5);
        Seen copy = seen.copy();
        for (int i = 1; i < ROW; i++) {
            copy.write(i, -i);
        }
        assertThat(seen.isLarge(5)).isTrue();
        seen.write(5, 6);
        assertThat(seen.isLarge(5)).isFalse();
        for (int i = 0; i < ROW; i++) {
            seen.read(i);
            seen.check(i);
            copy.check(i);
        }
        copy.end();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void who_is_left_alone_with_a_row_writes_it_by_a_large_page_again() {
        Seen seen = Seen.of(ROW, false);
        seen.write(3, 3);
        seen.copy().end();
        assertThat(seen.access(3, true)).isEqualTo(1);
        assertThat(seen.isLarge(3)).isTrue();
        seen.write(4, 4);
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatever_is_done_to_parts_pages_hold_what_a_model_says_and_everything_is_given_back(boolean reserved) {
        int large = 0;
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            int pages = ROW + random.nextInt(ROW + 40);
            List<Seen> all = new ArrayList<>();
            all.add(Seen.of(pages, reserved));
            spoil();
            for (int step = 0; step < 150 && !all.isEmpty(); step++) {
                Seen seen = all.get(random.nextInt(all.size()));
                int page = random.nextInt(pages);
                int count = 1 + random.nextInt(random.nextBoolean() ? 4 : pages - page);
                count = Math.min(count, pages - page);
                Address start = seen.page(page);
                switch (random.nextInt(12)) {
                    case 0 -> {
                        if (all.size() < 3) {
                            all.add(seen.copy());
                        }
                    }
                    case 1 -> {
                        if (all.size() > 1) {
                            all.remove(seen);
                            seen.end();
                            seen = all.get(0);
                        }
                    }
                    case 2 -> {
                        if (!anyReadOnly(seen, page, count)) {
                            while (!seen.space.whole().discard(start, new Size(count * PageTable.PAGE))) {
                                // Part by part.
                            }
                            Arrays.fill(seen.expected, page, page + count, 0);
                        }
                    }
                    case 3 -> {
                        boolean only = random.nextBoolean();
                        while (!seen.space.whole().protect(start, new Size(count * PageTable.PAGE), only ? Protection.READ : READ_WRITE)) {
                            // Part by part.
                        }
                        Arrays.fill(seen.readOnly, page, page + count, only);
                    }
                    case 4 -> {
                        PhysicalAddress frame = seen.space.touch(start, false);
                        assertThat(PhysicalMap.at(frame).loadInt()).isEqualTo(seen.expected[page]);
                    }
                    case 5 -> {
                        assertThat(seen.space.resolve(start, false, false)).isTrue();
                        assertThat(seen.at(page).loadInt()).isEqualTo(seen.expected[page]);
                    }
                    case 6, 7 -> assertThat(seen.read(page)).isEqualTo(seen.expected[page]);
                    case 8 -> seen.space.resolveAgain(start, false, false);
                    default -> {
                        if (!seen.readOnly[page]) {
                            seen.write(page, step + 1);
                        }
                    }
                }
                large += seen.isLarge(page) ? 1 : 0;
                for (Seen each : all) {
                    for (int i = 0; i < pages; i += 1 + random.nextInt(8)) {
                        each.check(i);
                    }
                }
            }
            all.forEach(Seen::end);
            assertThat(Frames.free()).as("seed %d", seed).isEqualTo(freeBefore);
        }
        assertThat(large).as("pages that were found large").isGreaterThan(50);
    }

    private static boolean anyReadOnly(Seen seen, int page, int count) {
        for (int i = page; i < page + count; i++) {
            if (seen.readOnly[i]) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_size_that_ends_within_a_row_leaves_pages_and_what_comes_back_is_zero() {
        Seen seen = Seen.of(ROW, false);
        seen.write(10, 1);
        seen.write(20, 2);
        while (!seen.memory.resize(15 * PageTable.PAGE)) {
            // Part by part.
        }
        assertThat(seen.isPresent(10)).isFalse();
        assertThat(seen.read(10)).isEqualTo(1);
        assertThat(Frames.isNone(seen.space.touch(seen.page(20), false))).isTrue();
        assertThat(seen.memory.resize(ROW * PageTable.PAGE)).isTrue();
        assertThat(seen.read(20)).isZero();
        assertThat(seen.isLarge(20)).isFalse();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void the_kernel_chooses_addresses_at_which_large_pages_can_be() {
        AddressSpace space = AddressSpace.create();
        MemoryObject memory = LargeMemory.create(2 * PageTable.LARGE_PAGE, false);
        memory.retain();
        Address at = space.whole().map(memory, new Address(0), PageTable.LARGE_PAGE, new Size(PageTable.LARGE_PAGE), READ_WRITE, READ_WRITE);
        assertThat(at.value() % PageTable.LARGE_PAGE).isZero();
        Address small = space.whole().map(memory, new Address(0), PageTable.PAGE, new Size(PageTable.LARGE_PAGE), READ_WRITE, READ_WRITE);
        assertThat(small.value()).isEqualTo(at.value() + PageTable.LARGE_PAGE);
        space.destroy();
        memory.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    /** Memory in a row that was always so. */
    @Test
    void contiguous_memory_is_shown_by_large_pages() {
        PhysicalMemory memory = PhysicalMemory.contiguous(PageTable.LARGE_PAGE, false);
        while (!memory.clear()) {
            // Part by part.
        }
        Seen seen = new Seen(memory, new int[ROW]);
        assertThat(seen.access(5, true)).isEqualTo(1);
        assertThat(seen.isLarge(5)).isTrue();
        seen.space.whole().unmap(seen.page(6), new Size(PageTable.PAGE));
        assertThat(seen.access(5, true)).isEqualTo(1);
        assertThat(seen.isLarge(5)).isFalse();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void a_device_reaches_a_row_as_one_stretch() {
        Seen seen = Seen.of(ROW, false);
        DmaSpace space = DmaSpace.first();
        DmaBinding binding = new DmaBinding(space, seen.memory, 0, ROW);
        while (!binding.pin(space)) {
            // Part by part.
        }
        long[] segments = new long[8];
        assertThat(binding.segments(0, segments, 4)).isEqualTo(1);
        binding.retain();
        binding.release();
        seen.end();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }
}
