package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameAllocatorTest {
    private static final int FRAMES = 5000;

    private record Block(int frame, int order) {
    }

    private static FrameAllocator allocator(int from, int to) {
        Address table = SimulatedMemory.allocate(FRAMES * FrameAllocator.RECORD);
        for (int i = 0; i < FRAMES; i++) {
            table.plus(8L * i).storeLong(0);
        }
        FrameAllocator allocator = new FrameAllocator();
        allocator.initialise(table, FRAMES);
        allocator.add(from, to);
        return allocator;
    }

    @Test
    void blocks_never_overlap_and_are_aligned_and_all_come_back() {
        FrameAllocator allocator = allocator(37, 4999);
        Random random = new Random(7);
        BitSet taken = new BitSet();
        List<Block> blocks = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (blocks.isEmpty() || random.nextInt(100) < 55) {
                int order = Math.min(FrameAllocator.MAX_ORDER, (int) Math.abs(random.nextGaussian() * 2));
                int frame = allocator.allocate(order);
                if (frame >= 0) {
                    assertThat(frame % (1 << order)).isZero();
                    assertThat(frame).isGreaterThanOrEqualTo(37);
                    assertThat(frame + (1 << order)).isLessThanOrEqualTo(4999);
                    assertThat(taken.get(frame, frame + (1 << order)).isEmpty()).isTrue();
                    taken.set(frame, frame + (1 << order));
                    blocks.add(new Block(frame, order));
                }
            } else {
                Block block = blocks.remove(random.nextInt(blocks.size()));
                allocator.free(block.frame());
                taken.clear(block.frame(), block.frame() + (1 << block.order()));
            }
            assertThat(allocator.freeFrames()).isEqualTo(4999 - 37 - taken.cardinality());
        }
        blocks.forEach(block -> allocator.free(block.frame()));
        assertThat(allocator.freeFrames()).isEqualTo(allocator.managedFrames());
    }

    @Test
    void halves_that_are_both_free_become_one_block_again() {
        FrameAllocator allocator = allocator(1024, 2048);
        List<Integer> singles = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            singles.add(allocator.allocate(0));
        }
        assertThat(allocator.allocate(0)).isEqualTo(-1);
        singles.forEach(allocator::free);
        assertThat(allocator.allocate(FrameAllocator.MAX_ORDER)).isEqualTo(1024);
    }

    @Test
    void freeing_twice_is_noticed() {
        FrameAllocator allocator = allocator(0, 64);
        int frame = allocator.allocate(0);
        allocator.free(frame);
        assertThatThrownBy(() -> allocator.free(frame)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_frame_outside_the_table_is_never_freed() {
        FrameAllocator allocator = allocator(0, 64);
        assertThatThrownBy(() -> allocator.free(FRAMES)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> allocator.free(100)).isInstanceOf(IllegalStateException.class);
    }
}
