package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressRegionTest {
    private static final int ANY = Protection.READ | Protection.WRITE | Protection.EXECUTE;
    private static final int PAGES = 200;
    private static final long PAGE = PageTable.PAGE;

    private int freeBefore;
    private AddressSpace space;
    private MemoryObject memory;

    @BeforeEach
    void start() {
        SimulatedMachine.start();
        freeBefore = Frames.free();
        space = AddressSpace.create();
        memory = AnonymousMemory.create(PAGES * PAGE, false);
        memory.retain();
    }

    private void end() {
        space.destroy();
        memory.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    private static Address page(int number) {
        return new Address(UserSpace.START + number * PAGE);
    }

    private static Size pages(int count) {
        return new Size(count * PAGE);
    }

    private static int number(Address page) {
        return (int) (page.minus(UserSpace.START).value() / PAGE);
    }

    private static AddressRegion part(AddressRegion of, int first, int count) {
        AddressRegion part = of.part(page(first), new Address(0), pages(count), PAGE);
        part.retain();
        return part;
    }

    private static void fails(int error, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(KernelError.class, thrown -> assertThat(thrown.number()).isEqualTo(error));
    }

    /** The model: for each page whose it is, and whether something is mapped. */
    @Test
    void who_may_map_where_is_what_a_model_says() {
        Random random = new Random(5);
        Map<AddressRegion, AddressRegion> parents = new IdentityHashMap<>();
        List<AddressRegion> regions = new ArrayList<>(List.of(space.whole()));
        AddressRegion[] owner = new AddressRegion[PAGES];
        boolean[] mapped = new boolean[PAGES];
        Arrays.fill(owner, space.whole());
        for (int step = 0; step < 5000; step++) {
            AddressRegion region = regions.get(random.nextInt(regions.size()));
            int first = random.nextInt(PAGES - 20);
            int count = 1 + random.nextInt(20);
            boolean own = true;
            boolean inside = region.start().isAtOrBelow(page(first)) && page(first + count).isAtOrBelow(region.start().plus(region.size()));
            boolean free = true;
            for (int i = first; i < first + count; i++) {
                own &= owner[i] == region;
                free &= !mapped[i];
            }
            int refusal = !inside ? ErrorCode.Number.BAD_ADDRESS : !own || !free ? ErrorCode.Number.OVERLAP : 0;
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (refusal == 0 && depth(region, parents) < 8) {
                        AddressRegion part = part(region, first, count);
                        parents.put(part, region);
                        regions.add(part);
                        Arrays.fill(owner, first, first + count, part);
                    } else if (refusal != 0) {
                        fails(refusal, () -> region.part(page(first), new Address(0), pages(count), PAGE));
                    }
                }
                case 1 -> {
                    if (region != space.whole() && random.nextBoolean()) {
                        AddressRegion heir = parents.get(region);
                        region.end();
                        regions.removeIf(other -> other == region || isPartOf(other, region, parents));
                        for (int i = number(region.start()); i < number(region.start().plus(region.size())); i++) {
                            owner[i] = heir;
                            mapped[i] = false;
                        }
                        fails(ErrorCode.Number.WRONG_STATE, region::requireAlive);
                    }
                }
                case 2, 3 -> {
                    if (refusal == 0) {
                        region.map(memory, page(first), 0, pages(count), Protection.READ, ANY);
                        Arrays.fill(mapped, first, first + count, true);
                        space.resolve(page(first), false, false);
                    } else {
                        fails(refusal, () -> region.map(memory, page(first), 0, pages(count), Protection.READ, ANY));
                    }
                }
                case 4 -> {
                    if (inside && own) {
                        region.unmap(page(first), pages(count));
                        Arrays.fill(mapped, first, first + count, false);
                    } else {
                        fails(inside ? ErrorCode.Number.OVERLAP : ErrorCode.Number.BAD_ADDRESS, () -> region.unmap(page(first), pages(count)));
                    }
                }
                default -> assertThat(space.resolve(page(first), false, false)).as("step %d", step).isEqualTo(mapped[first]);
            }
        }
        end();
    }

    private static int depth(AddressRegion region, Map<AddressRegion, AddressRegion> parents) {
        return region == null ? 0 : 1 + depth(parents.get(region), parents);
    }

    private static boolean isPartOf(AddressRegion region, AddressRegion outer, Map<AddressRegion, AddressRegion> parents) {
        AddressRegion step = region;
        while (step != null && step != outer) {
            step = parents.get(step);
        }
        return step == outer;
    }

    @Test
    void what_the_kernel_chooses_lies_in_the_region_where_nothing_is() {
        AddressRegion region = part(space.whole(), 10, 20);
        AddressRegion inner = part(region, 12, 4);
        region.map(memory, page(17), 0, pages(2), Protection.READ, ANY);
        assertThat(region.map(memory, new Address(0), 0, pages(3), Protection.READ, ANY)).isEqualTo(page(19));
        assertThat(region.map(memory, new Address(0), 0, pages(2), Protection.READ, ANY)).isEqualTo(page(10));
        assertThat(inner.map(memory, new Address(0), 0, pages(4), Protection.READ, ANY)).isEqualTo(page(12));
        fails(ErrorCode.Number.BAD_ADDRESS, () -> inner.map(memory, new Address(0), 0, pages(1), Protection.READ, ANY));
        fails(ErrorCode.Number.BAD_ADDRESS, () -> region.map(memory, new Address(0), 0, pages(9), Protection.READ, ANY));
        assertThat(region.part(new Address(0), new Address(0), pages(1), 8 * PAGE).start()).isEqualTo(page(16));
        end();
    }

    @Test
    void regions_end_with_what_they_are_a_part_of_and_with_their_last_handle() {
        AddressRegion outer = part(space.whole(), 10, 20);
        AddressRegion inner = part(outer, 12, 4);
        inner.map(memory, page(13), 0, pages(1), Protection.READ, ANY);
        outer.release();
        SimulatedMachine.settle();
        fails(ErrorCode.Number.WRONG_STATE, inner::requireAlive);
        assertThat(space.resolve(page(13), false, false)).isFalse();
        inner.release();
        SimulatedMachine.settle();
        AddressRegion last = part(space.whole(), 10, 20);
        space.destroy();
        fails(ErrorCode.Number.WRONG_STATE, last::requireAlive);
        last.release();
        memory.release();
        SimulatedMachine.settle();
        assertThat(Frames.free()).isEqualTo(freeBefore);
    }

    @Test
    void there_are_so_many_parts_and_parts_of_parts() {
        AddressRegion region = space.whole();
        for (int i = 1; i < 8; i++) {
            region = part(region, 0, PAGES);
        }
        AddressRegion deepest = region;
        fails(ErrorCode.Number.TOO_DEEP, () -> part(deepest, 0, 1));
        space.whole().part(new Address(0), new Address(0), pages(1), PAGE);
        for (int i = 2; i < 128; i++) {
            space.whole().part(new Address(0), new Address(0), pages(1), PAGE);
        }
        fails(ErrorCode.Number.NO_MEMORY, () -> space.whole().part(new Address(0), new Address(0), pages(1), PAGE));
        end();
    }

    /** Parts of regions and mappings lie in each other's way, up to the last gap. */
    @Test
    void a_place_among_many_is_chosen_in_parts_and_is_the_lowest() {
        AddressRegion all = space.whole();
        int count = 3 * Work.MAPPINGS;
        Address start = all.map(memory, new Address(0), 0, pages(1), Protection.READ, Protection.READ);
        for (int i = 1; i < count; i++) {
            Address place = start.plus(2 * i * PAGE);
            if (i % 100 == 0) {
                all.part(place, new Address(0), pages(1), PAGE);
            } else {
                all.map(memory, place, 0, pages(1), Protection.READ, Protection.READ);
            }
        }
        Address searched = new Address(0);
        int searches = 0;
        Address at = new Address(0);
        while (at.isZero()) {
            at = all.mapOrSearch(memory, new Address(0), searched, 0, pages(2), Protection.READ, Protection.READ);
            searched = AddressSpace.reached();
            searches++;
        }
        assertThat(searches).isEqualTo(count / Work.MAPPINGS + 1);
        assertThat(at).isEqualTo(start.plus(2 * count * PAGE - PAGE));
        assertThat(all.map(memory, new Address(0), 0, pages(1), Protection.READ, Protection.READ)).isEqualTo(start.plus(PAGE));
        end();
    }
}
