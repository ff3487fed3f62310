package astryon.iso.boot;

/** Who lives where in the first 640 KiB while the BIOS stage runs. Below 0x500 lie the BIOS's own tables. */
final class Low {
    // @formatter:off
    static final int DRIVE         = 0x0600;     // u8: what the BIOS calls the boot device
    static final int SHIFT         = 0x0601;     // u8: log2 of device blocks in 2048 bytes: 0 on a CD, 2 on a disk
    static final int BLOCK         = 0x0604;     // u32: next block to load, in units of 2048 bytes
    static final int LEFT          = 0x0608;     // u32: blocks left to load
    static final int TARGET        = 0x060c;     // u32: where they go
    static final int COUNT         = 0x0610;     // u32: blocks of this transfer
    static final int BEST          = 0x0614;     // u32: score of the best video mode so far
    static final int BEST_MODE     = 0x0618;     // u16: its number
    static final int TRIES         = 0x061a;     // u8: transfers left before giving up
    static final int PACKET        = 0x0620;     // 16 bytes: disk address packet
    static final int DRIVE_FACTS   = 0x0640;     // 66 bytes: drive parameters
    static final int GDT_POINTER   = 0x0690;     // 6 bytes
    static final int BOOT_INFO     = 0x0700;     // the kernel's BootInfo
    static final int MEMORY_MAP    = 0x1000;     // MemoryRegion[MOST_REGIONS]
    static final int VIDEO_FACTS   = 0x2000;     // 512 bytes: VBE controller
    static final int MODE_FACTS    = 0x2200;     // 256 bytes: VBE mode
    static final int STACK_TOP     = 0x7c00;     // downwards
    static final int STAGE         = 0x7c00;     // the stage itself, 4 KiB
    static final int PAGE_TABLES   = 0x1_0000;   // 7 pages
    static final int TRANSFER      = 0x2_0000;   // one transfer, inside one 64 KiB segment
    // @formatter:on

    static final int MOST_REGIONS = 128;
    static final int REGION_BYTES = 24;
    /** 62 KiB: within the 127 sectors that every BIOS takes. */
    static final int TRANSFER_BLOCKS = 31;

    private Low() {
    }
}
