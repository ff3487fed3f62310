package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.hosted.Hosted;
import astryon.compiler.hosted.StandsFor;
import astryon.kernel.arch.Entry;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Hosted(standIns = PageTableTest.EntryOnJvm.class)
final class PageTableTest {
    private static final int FRAMES = 512;
    private static final long BITS = PageTable.WRITABLE | PageTable.USER;

    @StandsFor(Entry.class)
    static final class EntryOnJvm {
        static void clearWords(Address start, long words) {
            SimulatedMemory.write(start, new byte[(int) (8 * words)]);
        }
    }

    private int freeAtStart;

    @BeforeEach
    void givePhysicalMemory() {
        PhysicalMap.moveTo(SimulatedMemory.allocate(FRAMES * FrameAllocator.FRAME));
        Address records = SimulatedMemory.allocate(FRAMES * FrameAllocator.RECORD);
        SimulatedMemory.write(records, new byte[FRAMES * FrameAllocator.RECORD]);
        Frames.allocator().initialise(records, FRAMES);
        Frames.allocator().add(1, FRAMES);
        freeAtStart = Frames.allocator().freeFrames();
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(Frames.allocator().freeFrames()).isEqualTo(freeAtStart);
        SimulatedMemory.clear();
    }

    @Test
    void pages_are_found_where_they_were_mapped_and_nowhere_else() {
        Random random = new Random(3);
        PhysicalAddress root = PageTable.create();
        Map<Long, Long> mapped = new TreeMap<>();
        for (int step = 0; step < 2000; step++) {
            // Few table entries at each level, so that pages share tables and differ at any level.
            long page = (long) random.nextInt(3) << 39 | (long) random.nextInt(3) << 30 | (long) random.nextInt(3) << 21 | (long) random.nextInt(4) << 12;
            if (random.nextBoolean()) {
                long frame = (long) random.nextInt(1 << 20) << 12;
                assertThat(PageTable.map(root, new Address(page), new PhysicalAddress(frame), BITS)).isTrue();
                mapped.put(page, frame | BITS | PageTable.PRESENT);
            } else {
                Long old = mapped.remove(page);
                assertThat(PageTable.unmap(root, new Address(page))).isEqualTo(old == null ? 0 : old);
            }
            assertThat(PageTable.lookup(root, new Address(page))).isEqualTo(mapped.getOrDefault(page, 0L));
        }
        mapped.forEach((page, entry) -> assertThat(PageTable.lookup(root, new Address(page))).isEqualTo(entry));
        PageTable.destroy(root);
    }

    @Test
    void running_out_of_frames_for_tables_maps_nothing() {
        PhysicalAddress root = PageTable.create();
        int[] taken = new int[FRAMES];
        int count = 0;
        // One is left: two tables are missing.
        while (Frames.allocator().freeFrames() > 1) {
            taken[count++] = Frames.allocator().allocate(0);
        }
        assertThat(PageTable.map(root, new Address(0x4000_0000L), new PhysicalAddress(0x5000), BITS)).isFalse();
        assertThat(PageTable.lookup(root, new Address(0x4000_0000L))).isZero();
        while (count > 0) {
            Frames.allocator().free(taken[--count]);
        }
        PageTable.destroy(root);
    }

    @Test
    void trees_share_the_kernels_half_and_free_only_their_own() {
        PhysicalAddress kernel = PageTable.create();
        Address upper = new Address(0xffff_8000_0000_0000L);
        assertThat(PageTable.prepare(kernel, upper)).isTrue();
        PhysicalAddress process = PageTable.create();
        PageTable.shareKernel(process, kernel);
        assertThat(PageTable.mapLarge(kernel, upper, new PhysicalAddress(0x20_0000), PageTable.WRITABLE)).isTrue();
        assertThat(PageTable.map(kernel, upper.plus(PageTable.LARGE_PAGE), new PhysicalAddress(0x7000), PageTable.WRITABLE)).isTrue();
        assertThat(PageTable.lookup(process, upper.plus(PageTable.LARGE_PAGE))).isEqualTo(0x7000 | PageTable.WRITABLE | PageTable.PRESENT);
        PageTable.destroy(process);
        assertThat(PageTable.lookup(kernel, upper.plus(PageTable.LARGE_PAGE))).isEqualTo(0x7000 | PageTable.WRITABLE | PageTable.PRESENT);
        assertThat(PageTable.lookup(kernel, upper.plus(3 * PageTable.PAGE))).as("a part of a large page")
                .isEqualTo(0x20_3000 | PageTable.WRITABLE | PageTable.PRESENT);
        assertThat(PageTable.unmap(kernel, upper.plus(3 * PageTable.PAGE)) & PageTable.LARGE).as("goes with all of it").isNotZero();
        assertThat(PageTable.lookup(kernel, upper)).isZero();
        // The kernel's half is never destroyed by the kernel: level 3, level 2 and level 1.
        PhysicalAddress level3 = PageTable.frame(PhysicalMap.at(kernel).plus(8 * 256).loadLong());
        PhysicalAddress level2 = PageTable.frame(PhysicalMap.at(level3).loadLong());
        Frames.free(PageTable.frame(PhysicalMap.at(level2).plus(8).loadLong()));
        Frames.free(level2);
        Frames.free(level3);
        PageTable.destroy(kernel);
    }
}
