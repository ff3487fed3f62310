package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Size;

/**
 * Which addresses belong to a process. The first 64 KiB stay unmapped so that null faults, and the last page below the
 * canonical boundary stays unmapped so that the address after a {@code syscall} instruction is always canonical, which
 * {@code sysret} needs (Intel SDM vol. 2B, SYSRET: a non-canonical RCX faults in ring 0).
 */
public final class UserSpace {
    public static final long START = 0x1_0000L;
    public static final long END = 0x7fff_ffff_f000L;
    /** Where the kernel starts to look when it is to choose an address. */
    public static final long CHOICE_START = 0x2000_0000_0000L;
    public static final int PAGE = 4096;
    /** Where the first thread's stack ends, above it its {@link StartBlock} on the stack's last page. */
    public static final long STACK_END = 0x7fff_fff0_0000L;
    public static final long STACK_SIZE = 256 * 1024;

    private UserSpace() {
    }

    /** Whether all of the range is a process's; an empty range is if it starts in it. */
    public static boolean contains(Address start, Size size) {
        long from = start.value();
        long bytes = size.value();
        return from >= START && from < END && bytes >= 0 && bytes <= END - from;
    }
}
