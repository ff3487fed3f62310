package astryon.kernel.boot;

import astryon.kernel.mem.PhysicalMap;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * What the kernel takes from ACPI: where the I/O APIC is, and which processors there are (ACPI 6.5, 5.2). Tables are the firmware's word;
 * they are believed after their checksum, within their length.
 */
final class Acpi {
    private static final int RSDP = 0x20445352;
    private static final int RSDP_END = 0x20525450;
    private static final int MADT = 0x43495041;
    private static final int HEADER = 36;
    private static final int MAX_TABLE = 1 << 20;

    // MADT
    private static final int LOCAL_APIC = 0;
    private static final int IO_APIC = 1;
    private static final int ENABLED = 1;

    private static PhysicalAddress root = new PhysicalAddress(0);
    private static Address madt = new Address(0);

    private Acpi() {
    }

    /** Finds the tables, from the loader's root pointer or the BIOS areas. Whether there are any. */
    static boolean find(PhysicalAddress known) {
        Address rsdp = known.isZero() ? search() : KernelSpace.reveal(known, 36);
        if (rsdp.isZero()) {
            return false;
        }
        root = PhysicalMap.physical(rsdp);
        boolean extended = rsdp.plus(15).loadByte() >= 2 && rsdp.plus(24).loadLong() != 0;
        long tables = extended ? rsdp.plus(24).loadLong() : unsigned(rsdp.plus(16));
        Address directory = table(tables);
        if (directory.isZero()) {
            return false;
        }
        int length = directory.plus(4).loadInt();
        int step = extended ? 8 : 4;
        for (int at = HEADER; at + step <= length; at += step) {
            Address entry = directory.plus(at);
            Address found = table(extended ? unsigned(entry) | unsigned(entry.plus(4)) << 32 : unsigned(entry));
            if (!found.isZero()) {
                if (found.loadInt() == MADT) {
                    madt = found;
                }
            }
        }
        return true;
    }

    private static Address search() {
        long extended = PhysicalMap.at(new PhysicalAddress(0x40e)).loadChar() << 4;
        Address found = search(extended, extended + 1024);
        return found.isZero() ? search(0xe_0000, 0x10_0000) : found;
    }

    private static Address search(long from, long to) {
        for (long at = from; at < to; at += 16) {
            Address candidate = PhysicalMap.at(new PhysicalAddress(at));
            if (candidate.loadInt() == RSDP && candidate.plus(4).loadInt() == RSDP_END && sumsToZero(candidate, 20)) {
                return candidate;
            }
        }
        return new Address(0);
    }

    /** The table there, whole and with a right checksum, or zero. */
    private static Address table(long physical) {
        if (physical <= 0 || physical >= PhysicalMap.LIMIT - MAX_TABLE) {
            return new Address(0);
        }
        Address header = KernelSpace.reveal(new PhysicalAddress(physical), HEADER);
        int length = header.plus(4).loadInt();
        if (length < HEADER || length > MAX_TABLE) {
            return new Address(0);
        }
        KernelSpace.reveal(new PhysicalAddress(physical), length);
        return sumsToZero(header, length) ? header : new Address(0);
    }

    private static boolean sumsToZero(Address start, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += start.plus(i).loadByte();
        }
        return (sum & 0xff) == 0;
    }

    /** The physical address of the root pointer, or 0. */
    static long root() {
        return root.value();
    }

    /** The first I/O APIC, or zero. */
    static PhysicalAddress ioApic() {
        int at = controller(IO_APIC, HEADER + 8, 12);
        return new PhysicalAddress(at == 0 ? 0 : unsigned(madt.plus(at + 4)));
    }

    /** Fills in the local APICs' numbers of processors that may be started, in the table's order; how many there are, which may be more than fit. */
    static int processors(int[] apics) {
        int count = 0;
        for (int at = controller(LOCAL_APIC, HEADER + 8, 8); at != 0; at = controller(LOCAL_APIC, next(at), 8)) {
            if ((madt.plus(at + 4).loadInt() & ENABLED) != 0) {
                if (count < apics.length) {
                    apics[count] = madt.plus(at + 3).loadByte() & 0xff;
                }
                count++;
            }
        }
        return count;
    }

    /** Where the next entry of such a type and size is, or 0 (ACPI 6.5, 5.2.12). */
    private static int controller(int type, int from, int size) {
        int length = madt.isZero() ? 0 : madt.plus(4).loadInt();
        for (int at = from; at + size <= length; at = next(at)) {
            if (madt.plus(at).loadByte() == type) {
                return at;
            }
        }
        return 0;
    }

    private static int next(int at) {
        int size = madt.plus(at + 1).loadByte() & 0xff;
        return at + (size < 2 ? 2 : size);
    }

    private static long unsigned(Address at) {
        return at.loadInt() & 0xffff_ffffL;
    }
}
