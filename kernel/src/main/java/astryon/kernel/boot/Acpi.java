package astryon.kernel.boot;

import astryon.kernel.irq.PowerSwitch;
import astryon.kernel.mem.PhysicalMap;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/**
 * What the kernel takes from ACPI: how to switch off, where the I/O APIC is, and which processors there are (ACPI 6.5, 5.2). Tables are the firmware's word;
 * they are believed after their checksum, within their length.
 */
final class Acpi {
    private static final int RSDP = 0x20445352;
    private static final int RSDP_END = 0x20525450;
    private static final int FADT = 0x50434146;
    private static final int MADT = 0x43495041;
    private static final int S5 = 0x5f35535f;
    private static final int HEADER = 36;
    private static final int MAX_TABLE = 1 << 20;

    // MADT
    private static final int LOCAL_APIC = 0;
    private static final int IO_APIC = 1;
    private static final int ENABLED = 1;

    // FADT
    private static final int DSDT = 40;
    private static final int PM1A_CONTROL = 64;
    private static final int PM1B_CONTROL = 68;

    private static Address fadt = new Address(0);
    private static Address madt = new Address(0);

    private Acpi() {
    }

    /** Finds the tables, from the loader's root pointer or the BIOS areas. Whether there are any. */
    static boolean find(PhysicalAddress root) {
        Address rsdp = root.isZero() ? search() : KernelSpace.reveal(root, 36);
        if (rsdp.isZero()) {
            return false;
        }
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
                int signature = found.loadInt();
                if (signature == FADT) {
                    fadt = found;
                } else if (signature == MADT) {
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

    /** Switches off as the tables say; without them only a debug-exit device can. */
    static PowerSwitch powerSwitch() {
        if (fadt.isZero() || fadt.plus(4).loadInt() < PM1B_CONTROL + 4) {
            return new PowerSwitch(0, 0, 0, 0);
        }
        int control1a = fadt.plus(PM1A_CONTROL).loadInt();
        int control1b = fadt.plus(PM1B_CONTROL).loadInt();
        Address dsdt = table(unsigned(fadt.plus(DSDT)));
        if (dsdt.isZero()) {
            return new PowerSwitch(control1a, control1b, 0, 0);
        }
        return powerSwitch(dsdt, control1a, control1b);
    }

    /** {@code Name(_S5_, Package { type a, type b, ... })}: 08, name, 12, package length, count, elements. */
    private static PowerSwitch powerSwitch(Address dsdt, int control1a, int control1b) {
        int length = dsdt.plus(4).loadInt();
        for (int at = HEADER; at + 16 <= length; at++) {
            if (name(dsdt.plus(at)) == S5 && dsdt.plus(at + 4).loadByte() == 0x12) {
                int lengthBytes = (dsdt.plus(at + 5).loadByte() >>> 6 & 3) + 1;
                Address element = dsdt.plus(at + 5 + lengthBytes + 1);
                int first = small(element);
                int second = small(element.plus(element.loadByte() == 0x0a ? 2 : 1));
                return new PowerSwitch(control1a, control1b, first, second);
            }
        }
        return new PowerSwitch(control1a, control1b, 0, 0);
    }

    private static int name(Address at) {
        return at.loadByte() & 0xff | (at.plus(1).loadByte() & 0xff) << 8 | (at.plus(2).loadByte() & 0xff) << 16
                | (at.plus(3).loadByte() & 0xff) << 24;
    }

    /** ZeroOp, OneOp, or a byte after its prefix. */
    private static int small(Address element) {
        int first = element.loadByte();
        return (first == 0x0a ? element.plus(1).loadByte() : first == 1 ? 1 : 0) & 7;
    }

    private static long unsigned(Address at) {
        return at.loadInt() & 0xffff_ffffL;
    }
}
