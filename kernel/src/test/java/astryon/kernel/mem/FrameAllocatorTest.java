package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.compiler.hosted.Hosted;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Hosted
final class FrameAllocatorTest {
    private static final int FRAMES = 5000;

    private final FrameAllocator allocator = new FrameAllocator();

    @BeforeEach
    void manage() {
        Address table = SimulatedMemory.allocate(FRAMES * FrameAllocator.RECORD);
        SimulatedMemory.write(table, new byte[FRAMES * FrameAllocator.RECORD]);
        allocator.initialise(table, FRAMES);
        allocator.add(3, 1000);
        allocator.add(1100, FRAMES);
    }

    @AfterEach
    void unmap() {
        SimulatedMemory.clear();
    }

    @Test
    void blocks_are_aligned_disjoint_and_inside_what_is_managed() {
        Random random = new Random(11);
        BitSet used = new BitSet();
        List<int[]> blocks = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(5) < 3) {
                int order = random.nextInt(7);
                int frame = allocator.allocate(order);
                if (frame >= 0) {
                    assertThat(frame & (1 << order) - 1).isZero();
                    assertThat(used.get(frame, frame + (1 << order)).isEmpty()).as("step %d: the block at %d is free", step, frame).isTrue();
                    assertThat(frame >= 3 && frame + (1 << order) <= 1000 || frame >= 1100 && frame + (1 << order) <= FRAMES).isTrue();
                    used.set(frame, frame + (1 << order));
                    blocks.add(new int[] {frame, order});
                }
            } else if (!blocks.isEmpty()) {
                int[] block = blocks.remove(random.nextInt(blocks.size()));
                allocator.free(block[0]);
                used.clear(block[0], block[0] + (1 << block[1]));
            }
            assertThat(allocator.freeFrames()).isEqualTo(allocator.managedFrames() - used.cardinality());
        }
        blocks.forEach(block -> allocator.free(block[0]));
        assertThat(allocator.freeFrames()).isEqualTo(allocator.managedFrames()).isEqualTo(997 + 3900);
    }

    @Test
    void what_lies_low_is_given_last_unless_it_is_asked_for() {
        Address table = SimulatedMemory.allocate(FRAMES * FrameAllocator.RECORD);
        SimulatedMemory.write(table, new byte[FRAMES * FrameAllocator.RECORD]);
        allocator.initialise(table, FRAMES, 2048);
        allocator.add(1024, 3072);
        Random random = new Random(3);
        List<Integer> frames = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            if (random.nextInt(4) == 0) {
                int low = allocator.allocateLow(0);
                assertThat(low).isBetween(1024, 2047);
                allocator.free(low);
            }
            frames.add(allocator.allocate(0));
            assertThat(frames.get(i)).isBetween(2048, 3071);
        }
        assertThat(allocator.allocate(3)).isBetween(1024, 2047);
        frames.forEach(allocator::free);
        assertThat(allocator.allocate(FrameAllocator.MAX_ORDER)).isEqualTo(2048);
        assertThat(allocator.allocateLow(FrameAllocator.MAX_ORDER)).isNegative();
    }

    @Test
    void frames_that_are_kept_are_as_many_in_a_row_as_there_are_and_low_ones_are_given_last() {
        Address table = SimulatedMemory.allocate(FRAMES * FrameAllocator.RECORD);
        SimulatedMemory.write(table, new byte[FRAMES * FrameAllocator.RECORD]);
        allocator.initialise(table, FRAMES, 2048);
        allocator.add(1024, 2048 + 21);
        List<Integer> rows = new ArrayList<>();
        for (int left = 1024 + 21; left > 0; left -= allocator.sizeOfRow()) {
            assertThat(allocator.freeFrames()).isEqualTo(left);
            int first = allocator.allocateKept(4);
            for (int i = 0; i < allocator.sizeOfRow(); i++) {
                assertThat(first + i).isBetween(left > 1024 ? 2048 : 1024, left > 1024 ? 2048 + 20 : 2047);
                assertThat(i + 1 == allocator.sizeOfRow() || allocator.behind(first + i) == first + i + 1).isTrue();
            }
            rows.add(allocator.sizeOfRow());
        }
        assertThat(rows.subList(0, 4)).containsExactly(16, 4, 1, 16);
        assertThat(allocator.allocateKept(4)).isNegative();
    }

    @Test
    void freed_halves_join_until_the_largest_block_is_whole_again() {
        List<Integer> frames = new ArrayList<>();
        for (int frame = allocator.allocate(0); frame >= 0; frame = allocator.allocate(0)) {
            frames.add(frame);
        }
        assertThat(frames).hasSize(997 + 3900).doesNotHaveDuplicates();
        assertThat(allocator.allocate(FrameAllocator.MAX_ORDER)).isNegative();
        java.util.Collections.shuffle(frames, new Random(5));
        frames.forEach(allocator::free);
        // Aligned runs of 1024 frames in 1100 to 5000: from 2048 and 3072.
        assertThat(List.of(allocator.allocate(10), allocator.allocate(10))).containsExactlyInAnyOrder(2048, 3072);
        assertThat(allocator.allocate(10)).isNegative();
    }

    @Test
    void a_frame_that_is_not_in_use_cannot_be_freed() {
        int frame = allocator.allocate(2);
        allocator.free(frame);
        for (int wrong : new int[] {frame, frame + 1, 1050, -1, FRAMES}) {
            assertThatThrownBy(() -> allocator.free(wrong)).as("frame %d", wrong).isInstanceOf(IllegalStateException.class);
        }
    }
}
