package astryon.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.abi.BootInfo;
import astryon.abi.MemoryRegion;
import astryon.compiler.hosted.Hosted;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.SimulatedMemory;
import astryon.magic.Structs;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Hosted
final class MemoryMapTest {
    private static final int FRAMES = 4096;
    private static final int LOW_FRAMES = 256;
    private static final long LIMIT = 4096L * FRAMES;

    private BootInfo info;

    @AfterEach
    void unmap() {
        SimulatedMemory.clear();
    }

    private void regions(long[][] rows) {
        Address memory = SimulatedMemory.allocate(Structs.sizeOf(BootInfo.class));
        Address table = SimulatedMemory.allocate(rows.length * Structs.sizeOf(MemoryRegion.class));
        info = Structs.at(BootInfo.class, memory);
        info.memoryMap = new PhysicalAddress(table.value());
        info.memoryRegions = rows.length;
        for (int i = 0; i < rows.length; i++) {
            MemoryRegion region = Structs.at(MemoryRegion.class, table.plus((long) i * Structs.sizeOf(MemoryRegion.class)));
            region.start = new PhysicalAddress(rows[i][0]);
            region.size = rows[i][1];
            region.type = (int) rows[i][2];
        }
    }

    private static BitSet usable() {
        BitSet frames = new BitSet();
        for (int i = 0; i < MemoryMap.count(); i++) {
            for (long at = MemoryMap.start(i); at < MemoryMap.end(i); at += 4096) {
                assertThat(frames.get((int) (at / 4096))).as("frame at 0x%x is listed once", at).isFalse();
                frames.set((int) (at / 4096));
            }
        }
        return frames;
    }

    @Test
    void the_tables_have_the_sizes_that_loaders_write() {
        assertThat(Structs.sizeOf(BootInfo.class)).isEqualTo(88);
        assertThat(Structs.offsetOf(BootInfo.class, "memoryMap")).isEqualTo(8);
        assertThat(Structs.offsetOf(BootInfo.class, "archive")).isEqualTo(56);
        assertThat(Structs.sizeOf(MemoryRegion.class)).isEqualTo(24);
    }

    @Test
    void what_is_taken_is_still_memory_and_a_hole_is_none() {
        regions(new long[][] {{0, 0x9_fc00, MemoryRegion.USABLE}, {0x10_0000, 0x20_0000, MemoryRegion.USABLE}, {0x80_0000, 0x10_0000, MemoryRegion.USABLE}});
        MemoryMap.read(info, LIMIT);
        MemoryMap.remove(0x20_0000, 0x30_0000);
        assertThat(MemoryMap.hasMemory(0, 0x20_0000)).isTrue();
        assertThat(MemoryMap.hasMemory(0x20_0000, 0x40_0000)).isTrue();
        assertThat(MemoryMap.hasMemory(0x40_0000, 0x80_0000)).isFalse();
        assertThat(MemoryMap.hasMemory(0x8f_ffff, 0xa0_0000)).isTrue();
        assertThat(MemoryMap.hasMemory(0x90_0000, 0xa0_0000)).isFalse();
    }

    @Test
    void only_whole_frames_above_low_memory_are_usable() {
        regions(new long[][] {{0, 0x9_fc00, MemoryRegion.USABLE}, {0x10_0800, 0x2_0000, MemoryRegion.USABLE}});
        MemoryMap.read(info, LIMIT);
        BitSet expected = new BitSet();
        expected.set(0x101, 0x120);
        assertThat(usable()).isEqualTo(expected);
        assertThat(MemoryMap.usableBytes()).isEqualTo(0x1_f000);
        assertThat(MemoryMap.top()).isEqualTo(0x12_0000);
    }

    @Test
    void what_another_type_claims_is_not_usable_in_whatever_order() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            BitSet expected = new BitSet();
            BitSet claimed = new BitSet();
            long[][] rows = new long[1 + random.nextInt(12)][];
            for (int i = 0; i < rows.length; i++) {
                long start = random.nextInt(FRAMES * 4096);
                long size = random.nextInt(FRAMES * 1024);
                int type = random.nextBoolean() ? MemoryRegion.USABLE : MemoryRegion.RESERVED;
                rows[i] = new long[] {start, size, type};
                if (type == MemoryRegion.USABLE) {
                    int first = (int) (start + 4095 >>> 12);
                    expected.set(first, Math.max(first, (int) Math.min(start + size >>> 12, FRAMES)));
                } else if (size > 0) {
                    claimed.set((int) (start >>> 12), (int) (start + size + 4095 >>> 12));
                }
            }
            expected.andNot(claimed);
            expected.clear(0, LOW_FRAMES);
            regions(rows);
            MemoryMap.read(info, LIMIT);
            assertThat(usable()).as("round %d", round).isEqualTo(expected);
            MemoryMap.remove(0, LIMIT);
        }
    }

    @Test
    void what_is_taken_is_whole_below_the_limit_and_gone() {
        regions(new long[][] {{0x20_0000, 0x10_0000, MemoryRegion.USABLE}, {0x80_0000, 0x4_0000, MemoryRegion.USABLE}});
        MemoryMap.read(info, LIMIT);
        BitSet before = usable();
        PhysicalAddress taken = MemoryMap.take(5000, 0x28_0000);
        assertThat(taken.value()).isBetween(0x20_0000L, 0x28_0000L - 8192).matches(address -> address % 4096 == 0);
        BitSet gone = new BitSet();
        gone.set((int) (taken.value() / 4096), (int) (taken.value() / 4096) + 2);
        before.andNot(gone);
        assertThat(usable()).isEqualTo(before);
        assertThat(MemoryMap.take(0x20_0000, LIMIT)).as("more than there is in one piece").isEqualTo(new PhysicalAddress(0));
        assertThat(usable()).isEqualTo(before);
    }
}
