package astryon.kernel.boot;

/**
 * Memory right after the image, from its next page boundary, that the kernel uses before it can allocate: loaders keep
 * physical memory from {@link #START} to {@link #END} free for the kernel and this.
 */
final class BootScratch {
    static final long VIRTUAL_MINUS_PHYSICAL = 0xffff_ffff_8000_0000L;
    /** Where the kernel's part of physical memory starts: the image. */
    static final long START = 0x20_0000;
    static final long END = 0x40_0000;

    static final int LEVEL_4 = 0;
    static final int LEVEL_3 = 0x1000;
    static final int LEVEL_3_HIGH = 0x2000;
    /** Four tables. */
    static final int LEVEL_2 = 0x3000;
    static final int BOOT_INFO = 0x7000;
    static final int STACK_END = 0xc000;
    static final int SIZE = 0xc000;

    private BootScratch() {
    }
}
