package astryon.abi;

import astryon.magic.PhysicalAddress;
import astryon.magic.Struct;

/**
 * What the boot loader tells the kernel; its physical address is in rdi at the kernel's entry symbol {@code _start}.
 *
 * <p>At {@code _start}: 64-bit mode, paging on with the first 4 GiB mapped one to one and the first GiB of physical memory
 * also at {@code 0xffffffff80000000}, both writable and executable; interrupts off and the PICs' lines masked; SSE, stack and
 * descriptor tables are the kernel's own affair. The kernel reads all of this before it takes any memory, and takes only
 * memory of type {@link MemoryRegion#USABLE} that holds neither itself nor the archive.
 */
@Struct(size = 88)
public final class BootInfo {
    /** {@link #magic}: "ASTRYON" and format 1. */
    public static final long MAGIC = 0x014e4f5952545341L;

    public long magic;
    /** Array of {@link MemoryRegion}, any order; overlaps are resolved against the less usable type. */
    public PhysicalAddress memoryMap;
    public int memoryRegions;
    /** Bits per pixel of the framebuffer, 32; 0 if there is none. */
    public int framebufferDepth;
    /** First byte of a linear framebuffer, or 0. Pixels are {@code 0x00RRGGBB}, little-endian. */
    public PhysicalAddress framebuffer;
    public int framebufferWidth;
    public int framebufferHeight;
    /** Bytes from one line to the next. */
    public int framebufferPitch;
    public int reserved;
    /** ACPI root pointer (RSDP), or 0 if the kernel should search the BIOS areas. */
    public PhysicalAddress acpiRoot;
    /** A {@link BootArchive}, page aligned, or 0. */
    public PhysicalAddress archive;
    public long archiveSize;
    /** Zero-terminated ASCII, or 0. */
    public PhysicalAddress commandLine;
    public long reserved2;
}
