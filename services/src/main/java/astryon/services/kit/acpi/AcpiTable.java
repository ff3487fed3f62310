package astryon.services.kit.acpi;

import astryon.magic.Address;
import java.util.ArrayList;
import java.util.List;

/** A table: {@code length} bytes at {@code start}, which begin with a header. What lies behind the end reads as 0. */
public record AcpiTable(Address start, int length) {
    public static final int HEADER = 36;
    /** Where the next of several tables in a row may start. */
    private static final int ALIGNMENT = 16;
    private static final int LENGTH = 4;
    private static final int REVISION = 8;

    public int u8(int at) {
        return at >= 0 && at < length ? start.plus(at).loadByte() & 0xff : 0;
    }

    public int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    public long u32(int at) {
        return u16(at) | (long) u16(at + 2) << 16;
    }

    public long u64(int at) {
        return u32(at) | u32(at + 4) << 32;
    }

    public int revision() {
        return u8(REVISION);
    }

    /** Whether these characters stand there. */
    public boolean has(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (u8(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all bytes together are a multiple of 256. */
    public boolean sumsToZero() {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += u8(i);
        }
        return (sum & 0xff) == 0;
    }

    /** What its header says, from {@link #HEADER} up to {@code most}; 0 if that is not so. */
    public static int length(Address header, int most) {
        long length = new AcpiTable(header, HEADER).u32(LENGTH);
        return length >= HEADER && length <= most ? (int) length : 0;
    }

    /** How many bytes tables take in a row. */
    public static long bytesInRow(List<AcpiTable> tables) {
        long bytes = HEADER;
        for (AcpiTable table : tables) {
            bytes += table.length + ALIGNMENT - 1 & -ALIGNMENT;
        }
        return bytes;
    }

    /** Copies tables in a row to memory of zeroes, which has {@link #bytesInRow}. */
    public static void copyInRow(List<AcpiTable> tables, Address to) {
        long at = 0;
        for (AcpiTable table : tables) {
            for (int i = 0; i < table.length; i++) {
                to.plus(at + i).storeByte((byte) table.u8(i));
            }
            at += table.length + ALIGNMENT - 1 & -ALIGNMENT;
        }
    }

    /** The tables in a row that somebody copied. */
    public static List<AcpiTable> inRow(Address from, long bytes) {
        List<AcpiTable> tables = new ArrayList<>();
        long at = 0;
        while (at + HEADER <= bytes) {
            int length = length(from.plus(at), (int) (bytes - at));
            if (length == 0) {
                break;
            }
            tables.add(new AcpiTable(from.plus(at), length));
            at += length + ALIGNMENT - 1 & -ALIGNMENT;
        }
        return tables;
    }
}
