package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three processors, which the test is by turns, each with frames at hand. */
class FramesTest {
    private static final int PROCESSORS = 3;
    private static final int ROW = 9;

    private final PerCpu[] blocks = new PerCpu[PROCESSORS];
    private int total;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        blocks[0] = PerCpu.current();
        for (int i = 1; i < PROCESSORS; i++) {
            Address block = SimulatedMemory.allocate(FrameAllocator.FRAME);
            Frames.clear(block, FrameAllocator.FRAME);
            block.plus(PerCpu.INDEX).storeInt(i);
            blocks[i] = new PerCpu(block.value());
        }
        for (PerCpu block : blocks) {
            Processors.add(block, block.index());
        }
        total = Frames.free();
    }

    /** Other tests have one processor, and what they zero ahead is in memory of theirs. */
    @AfterEach
    void leaveOne() throws ReflectiveOperationException {
        become(0);
        set(Processors.class, "count");
        set(Frames.class, "zeroed");
    }

    private static void set(Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.setInt(null, 0);
    }

    private void become(int processor) {
        Machine.setCurrentThread(blocks[processor].start());
    }

    private static int taken(PhysicalAddress frame) {
        return Frames.isNone(frame) ? -1 : FrameAllocator.frame(frame);
    }

    private static int takenInARow(int order, boolean low) {
        try {
            return FrameAllocator.frame(Frames.allocateBlock(order, low));
        } catch (KernelError none) {
            return -1;
        }
    }

    private static Address word(int frame) {
        return PhysicalMap.at(FrameAllocator.address(frame)).plus(8L * (frame % 512));
    }

    /** What is in use, and by how many, and nothing else. */
    private final class Model {
        final Random random;
        final BitSet used = new BitSet();
        /** For the first frame of what was had: its order, owners, and what was written there. */
        final Map<Integer, int[]> held = new HashMap<>();
        final List<Integer> order = new ArrayList<>();
        int stamp;

        Model(int seed) {
            random = new Random(seed);
            used.set(0, SimulatedMachine.FRAMES - total);
        }

        boolean hasRow(int order) {
            for (int first = 0; first < SimulatedMachine.FRAMES; first += 1 << order) {
                if (used.get(first, first + (1 << order)).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        void had(int frame, int order, String what) {
            assertThat(frame >= 0).as("%s, %d frames are free", what, Frames.free()).isEqualTo(hasRow(order));
            if (frame >= 0) {
                assertThat(used.get(frame, frame + (1 << order)).isEmpty()).as("%s: frame %d is somebody's", what, frame).isTrue();
                used.set(frame, frame + (1 << order));
                hold(frame, order);
            }
        }

        void hold(int frame, int blockOrder) {
            word(frame).storeLong(++stamp);
            held.put(frame, new int[] {blockOrder, 1, stamp});
            order.add(frame);
        }

        void row(int first) {
            assertThat(first >= 0).isEqualTo(hasRow(ROW));
            for (int frame = first; first >= 0 && frame < first + (1 << ROW); frame++) {
                assertThat(used.get(frame)).isFalse();
                used.set(frame);
                hold(frame, 0);
            }
        }

        int any() {
            return order.get(random.nextInt(order.size()));
        }

        void giveUp() {
            int place = random.nextInt(order.size());
            int frame = order.get(place);
            int[] facts = held.get(frame);
            assertThat(word(frame).loadLong()).as("what is in frame %d", frame).isEqualTo(facts[2]);
            Frames.free(FrameAllocator.address(frame));
            if (--facts[1] == 0) {
                held.remove(frame);
                order.set(place, order.get(order.size() - 1));
                order.remove(order.size() - 1);
                used.clear(frame, frame + (1 << facts[0]));
            }
        }

        void step(boolean growing) {
            become(random.nextInt(PROCESSORS));
            int choice = random.nextInt(100);
            if (choice < (growing ? 60 : 20)) {
                int frame = taken(Frames.allocate());
                assertThat(frame < 0 || word(frame).loadLong() == 0).isTrue();
                had(frame, 0, "zeroes");
            } else if (choice < (growing ? 65 : 25) && !order.isEmpty()) {
                int original = any();
                int copy = taken(Frames.allocateCopy(FrameAllocator.address(original)));
                assertThat(copy < 0 || word(original).plus(8L * (copy % 512) - 8L * (original % 512)).loadLong() == word(copy).loadLong()).isTrue();
                had(copy, 0, "a copy");
            } else if (choice < (growing ? 75 : 28)) {
                int blockOrder = random.nextInt(FrameAllocator.MAX_ORDER);
                had(takenInARow(blockOrder, random.nextBoolean()), blockOrder, "in a row");
            } else if (choice < (growing ? 76 : 29)) {
                row(taken(Frames.allocateRow()));
            } else if (choice < 80 && growing || choice < 32) {
                Frames.zeroAhead();
            } else if (!order.isEmpty() && choice < (growing ? 85 : 40)) {
                int frame = any();
                Frames.share(frame);
                held.get(frame)[1]++;
            } else if (!order.isEmpty()) {
                giveUp();
            }
            assertThat(Frames.free()).isEqualTo(SimulatedMachine.FRAMES - used.cardinality());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatever_is_free_can_be_had_by_each_processor_and_nothing_is_lost_or_had_twice(int seed) {
        Model model = new Model(seed);
        for (int step = 0; step < 12_000; step++) {
            model.step(step / 3000 % 2 == 0);
        }
        while (!model.order.isEmpty()) {
            model.step(false);
        }
        assertThat(Frames.free()).isEqualTo(total);
    }

    @Test
    void a_processor_is_given_again_what_it_gave_up_last_and_no_other_one_is() {
        become(1);
        PhysicalAddress frame = Frames.allocate();
        Frames.free(frame);
        become(2);
        assertThat(Frames.allocate()).isNotEqualTo(frame);
        become(1);
        assertThat(Frames.allocate()).isEqualTo(frame);
    }

    @Test
    void few_frames_are_at_hand_however_many_were_given_up() {
        List<PhysicalAddress> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(Frames.allocate());
        }
        for (PhysicalAddress frame : all) {
            Frames.free(frame);
            assertThat(blocks[0].frames()).isLessThan(FrameCache.MOST);
        }
        assertThat(Frames.allocator().freeFrames()).isGreaterThan(total - FrameCache.MOST);
    }

    @Test
    void a_frame_that_is_at_hand_cannot_be_given_up_again() {
        PhysicalAddress frame = Frames.allocate();
        Frames.free(frame);
        assertThatThrownBy(() -> Frames.free(frame)).isInstanceOf(IllegalStateException.class);
    }
}
