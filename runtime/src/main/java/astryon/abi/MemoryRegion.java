package astryon.abi;

import astryon.magic.PhysicalAddress;
import astryon.magic.Struct;

/**
 * One row of the memory map. The layout is that of a 24-byte E820 entry and of PVH's {@code hvm_memmap_table_entry}, and the
 * types are ACPI's (ACPI 6.5, table 15.1).
 */
@Struct(size = 24)
public final class MemoryRegion {
    public static final int USABLE = 1;
    public static final int RESERVED = 2;
    public static final int ACPI_TABLES = 3;
    public static final int ACPI_STORAGE = 4;
    public static final int BAD = 5;

    public PhysicalAddress start;
    public long size;
    public int type;
    public int attributes;
}
