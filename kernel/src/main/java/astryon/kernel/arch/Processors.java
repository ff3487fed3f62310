package astryon.kernel.arch;

import astryon.magic.Inline;

/** The blocks of all processors that run, by their numbers. */
public final class Processors {
    /** Most of them. */
    public static final int MAX = 32;

    private static final long[] BLOCKS = new long[MAX];
    private static int count;

    private Processors() {
    }

    /** The next one runs; its controller has that number. */
    public static void add(PerCpu block, int apic) {
        block.start().plus(PerCpu.APIC).storeInt(apic);
        BLOCKS[count] = block.value();
        count++;
    }

    @Inline
    public static int count() {
        return count;
    }

    /** Whether the kernel is shared. */
    @Inline
    public static boolean several() {
        return count > 1;
    }

    public static PerCpu get(int index) {
        return new PerCpu(BLOCKS[index]);
    }

    /** A bit for each. */
    public static int mask() {
        return count == MAX ? -1 : (1 << count) - 1;
    }
}
