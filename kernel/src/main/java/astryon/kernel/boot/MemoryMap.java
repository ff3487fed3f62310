package astryon.kernel.boot;

import astryon.abi.BootInfo;
import astryon.abi.MemoryRegion;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Structs;

/**
 * The loader's memory map in order: disjoint stretches of usable memory, in whole frames, without what is taken already. Loaders
 * may list regions in any order and overlapping; what any other type claims is not usable.
 */
final class MemoryMap {
    private static final int MAX = 256;
    private static final long FRAME = 4096;
    /** Firmware's playground. */
    private static final long LOW_MEMORY = 0x10_0000;

    private static final long[] STARTS = new long[MAX];
    private static final long[] ENDS = new long[MAX];
    private static int count;
    /** What there was before anything was taken. */
    private static final long[] MEMORY_STARTS = new long[MAX];
    private static final long[] MEMORY_ENDS = new long[MAX];
    private static int memoryCount;
    /** End of the highest usable or ACPI region. */
    private static long top;

    private MemoryMap() {
    }

    static void read(BootInfo info, long limit) {
        for (int i = 0; i < info.memoryRegions; i++) {
            MemoryRegion region = region(info, i);
            long start = region.start.value();
            long end = start + region.size;
            if (region.type == MemoryRegion.USABLE && start >= 0 && end > start && start < limit) {
                add(start + FRAME - 1 & -FRAME, (end < limit ? end : limit) & -FRAME);
            }
        }
        for (int i = 0; i < info.memoryRegions; i++) {
            MemoryRegion region = region(info, i);
            if (region.type != MemoryRegion.USABLE && region.size > 0) {
                remove(region.start.value(), region.start.value() + region.size);
            }
        }
        for (int i = 0; i < count; i++) {
            MEMORY_STARTS[i] = STARTS[i];
            MEMORY_ENDS[i] = ENDS[i];
        }
        memoryCount = count;
        remove(0, LOW_MEMORY);
        for (int i = 0; i < count; i++) {
            top = ENDS[i] > top ? ENDS[i] : top;
        }
    }

    private static MemoryRegion region(BootInfo info, int index) {
        Address rows = new Address(info.memoryMap.value());
        return Structs.at(MemoryRegion.class, rows.plus((long) index * Structs.sizeOf(MemoryRegion.class)));
    }

    private static void add(long start, long end) {
        if (start >= end || count == MAX) {
            return;
        }
        // Overlapping usable regions are one.
        remove(start, end);
        STARTS[count] = start;
        ENDS[count] = end;
        count++;
    }

    /** Takes a range out; frames it touches are no longer usable. */
    static void remove(long from, long to) {
        long start = from & -FRAME;
        long end = to + FRAME - 1 & -FRAME;
        for (int i = 0; i < count; i++) {
            if (STARTS[i] >= end || ENDS[i] <= start) {
                continue;
            }
            long tail = ENDS[i];
            if (STARTS[i] < start) {
                ENDS[i] = start;
                if (tail > end && count < MAX) {
                    STARTS[count] = end;
                    ENDS[count] = tail;
                    count++;
                }
            } else if (tail > end) {
                STARTS[i] = end;
            } else {
                // Nothing is left of it: the last one takes its place, and is looked at next.
                count--;
                STARTS[i] = STARTS[count];
                ENDS[i] = ENDS[count];
                i--;
            }
        }
    }

    /** A place for {@code bytes} bytes below {@code limit}, taken out of the map; zero if there is none. */
    static PhysicalAddress take(long bytes, long limit) {
        long rounded = bytes + FRAME - 1 & -FRAME;
        for (int i = 0; i < count; i++) {
            long end = ENDS[i] < limit ? ENDS[i] : limit;
            if (end - STARTS[i] >= rounded) {
                long start = end - rounded;
                remove(start, end);
                return new PhysicalAddress(start);
            }
        }
        return new PhysicalAddress(0);
    }

    /** Whether a part of the range is memory that the loader said may be used, taken or not; the rest is firmware's, devices' or nothing. */
    static boolean hasMemory(long from, long to) {
        for (int i = 0; i < memoryCount; i++) {
            if (MEMORY_STARTS[i] < to && MEMORY_ENDS[i] > from) {
                return true;
            }
        }
        return false;
    }

    static int count() {
        return count;
    }

    static long start(int index) {
        return STARTS[index];
    }

    static long end(int index) {
        return ENDS[index];
    }

    /** First address above all usable memory. */
    static long top() {
        return top;
    }

    static long usableBytes() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ENDS[i] - STARTS[i];
        }
        return sum;
    }
}
