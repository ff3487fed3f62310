package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.magic.PhysicalAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DmaSpaceTest {
    private static final long PAGE = PageTable.PAGE;

    private int freeBefore;
    private final DmaSpace space = DmaSpace.first();

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
        space.retain();
    }

    private static MemoryObject memory(int pages) {
        MemoryObject memory = AnonymousMemory.create(pages * PAGE, true);
        memory.retain();
        return memory;
    }

    private static long bind(DmaSpace space, MemoryObject memory, long first, long count) {
        DmaBinding binding = new DmaBinding(space, memory, first, count);
        binding.retain();
        try {
            while (!binding.pin(space)) {
                // Part by part.
            }
            return space.add(binding);
        } finally {
            binding.release();
            SimulatedMachine.settle();
        }
    }

    private static void fails(int error, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(KernelError.class, thrown -> assertThat(thrown.number()).isEqualTo(error));
    }

    /** The model: of each binding the frames that its pages had at first. */
    @Test
    void bound_pages_stay_where_they_are_whatever_else_is_done() {
        record Bound(MemoryObject memory, int first, List<Long> frames) {
        }
        Random random = new Random(9);
        List<MemoryObject> objects = new ArrayList<>(List.of(memory(20), memory(20), memory(20)));
        Map<Long, Bound> bound = new TreeMap<>();
        for (int step = 0; step < 3000; step++) {
            MemoryObject memory = objects.get(random.nextInt(objects.size()));
            boolean free = bound.values().stream().noneMatch(other -> other.memory == memory);
            int first = random.nextInt(10);
            int count = 1 + random.nextInt(10);
            switch (random.nextInt(6)) {
                case 0 -> {
                    List<Long> frames = new ArrayList<>();
                    long number = bind(space, memory, first, count);
                    for (int i = first; i < first + count; i++) {
                        frames.add(memory.frame(i, false).value());
                    }
                    bound.put(number, new Bound(memory, first, frames));
                }
                case 1 -> {
                    if (!bound.isEmpty()) {
                        long number = bound.keySet().stream().skip(random.nextInt(bound.size())).findFirst().orElseThrow();
                        bound.remove(number);
                        assertThat(space.unbind(number)).isTrue();
                        fails(ErrorCode.Number.BAD_ARGUMENT, () -> space.find(number));
                    }
                }
                case 2 -> {
                    if (free) {
                        MemoryObject copy = memory.beginCopy();
                        copy.retain();
                        assertThat(memory.share(copy)).isTrue();
                        memory.frame(first, true);
                        copy.release();
                        SimulatedMachine.settle();
                    } else {
                        fails(ErrorCode.Number.WRONG_STATE, memory::beginCopy);
                    }
                }
                case 3 -> {
                    if (free) {
                        assertThat(memory.discard(first, count, Work.PAGES)).isPositive();
                    } else {
                        fails(ErrorCode.Number.WRONG_STATE, () -> memory.discard(first, count, Work.PAGES));
                    }
                }
                case 4 -> {
                    // Nobody but its bindings knows it any more.
                    objects.remove(memory);
                    memory.release();
                    SimulatedMachine.settle();
                    objects.add(memory(20));
                }
                default -> bound.forEach((number, binding) -> {
                    long[] segments = new long[64];
                    int from = random.nextInt(binding.frames.size());
                    int found = space.find(number).segments(from, segments, 32);
                    List<Long> frames = new ArrayList<>();
                    for (int i = 0; i < found; i++) {
                        for (long at = 0; at < segments[2 * i + 1]; at += PAGE) {
                            frames.add(segments[2 * i] + at);
                        }
                    }
                    assertThat(frames).isEqualTo(binding.frames.subList(from, binding.frames.size()));
                });
            }
        }
        objects.forEach(KernelObject::release);
        space.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void what_a_copy_has_parts_from_it_before_it_is_bound() {
        MemoryObject memory = memory(4);
        PhysicalMap.at(memory.frame(1, true)).storeInt(5);
        MemoryObject copy = AnonymousMemoryTest.copyOf(memory);
        copy.retain();
        bind(space, memory, 0, 4);
        PhysicalAddress bound = memory.frame(1, false);
        assertThat(bound).isNotEqualTo(copy.frame(1, false));
        assertThat(PhysicalMap.at(bound).loadInt()).isEqualTo(5);
        copy.release();
        memory.release();
        space.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void pages_that_a_device_does_not_reach_are_refused_and_nothing_is_bound() {
        DmaSpace low = space.another(true);
        low.retain();
        PhysicalMemory registers = PhysicalMemory.at(new PhysicalAddress((1L << 32) - 2 * PAGE), 4 * PAGE);
        registers.retain();
        assertThat(bind(low, registers, 0, 2)).isEqualTo(1);
        fails(ErrorCode.Number.BAD_ADDRESS, () -> bind(low, registers, 0, 3));
        assertThat(bind(space, registers, 0, 4)).isEqualTo(1);
        low.release();
        SimulatedMachine.settle();
        assertThat(registers.isBound()).isTrue();
        assertThat(space.unbindAll()).isTrue();
        assertThat(registers.isBound()).isFalse();
        registers.release();
        space.release();
        SimulatedMachine.settle();
    }

    @Test
    void many_pages_are_pinned_in_parts() {
        MemoryObject memory = memory(3 * Work.PAGES);
        DmaBinding binding = new DmaBinding(space, memory, 0, 3 * Work.PAGES);
        binding.retain();
        assertThat(binding.pin(space)).isFalse();
        assertThat(Frames.free()).isBetween(freeBefore - Work.PAGES - 3, freeBefore - Work.PAGES);
        memory.release();
        binding.release();
        space.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }
}
