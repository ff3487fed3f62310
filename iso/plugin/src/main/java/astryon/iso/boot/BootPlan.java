package astryon.iso.boot;

/**
 * What the loader is to load, and where. Places on the medium are in blocks of 2048 bytes.
 *
 * @param kernel          the kernel's memory image: everything it has in its file, from its lowest physical address up
 * @param kernelMemory    bytes the kernel occupies from {@code kernel.address} on; what its file does not hold is zeroed
 * @param entry           virtual address of the kernel's first instruction
 * @param archive         the boot archive
 * @param commandLine     ASCII, at most {@link #LONGEST_COMMAND_LINE} characters
 */
public record BootPlan(Extent kernel, long kernelMemory, long entry, Extent archive, String commandLine) {
    public static final int BLOCK = 2048;
    public static final int LONGEST_COMMAND_LINE = 255;

    /** A run of bytes on the medium and the physical address it goes to. */
    public record Extent(int block, int bytes, long address) {
        public int blocks() {
            return (bytes + BLOCK - 1) / BLOCK;
        }
    }

    public BootPlan {
        if (commandLine.length() > LONGEST_COMMAND_LINE || !commandLine.chars().allMatch(c -> c >= 32 && c < 127)) {
            throw new IllegalArgumentException("kernel command line is not printable ASCII of at most " + LONGEST_COMMAND_LINE + " characters");
        }
    }

    /** First byte after everything that is loaded. */
    public long end() {
        return Math.max(kernel.address() + kernelMemory, archive.address() + (long) archive.blocks() * BLOCK);
    }
}
