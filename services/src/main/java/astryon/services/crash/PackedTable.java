package astryon.services.crash;

import astryon.abi.DebugTableFormat;
import astryon.deflate.Inflation;
import astryon.library.ArrayBytes;
import astryon.magic.Address;
import java.util.zip.DataFormatException;

/** A debug table as the boot archive has it ({@link DebugTableFormat}). */
final class PackedTable {
    private static final int MOST_BYTES = 16 << 20;

    private PackedTable() {
    }

    /** The whole table, or null if this is none. */
    static byte[] unpack(Address file, long size) {
        if (size < DebugTableFormat.PACKED) {
            return null;
        }
        byte[] packed = new byte[(int) size];
        ArrayBytes.load(file, packed, 0, packed.length);
        int whole = file.plus(DebugTableFormat.START_BYTES).loadInt();
        if (whole < DebugTableFormat.START_BYTES || whole > MOST_BYTES) {
            return null;
        }
        byte[] table = new byte[whole];
        System.arraycopy(packed, 0, table, 0, DebugTableFormat.START_BYTES);
        Inflation inflation = new Inflation(true);
        try {
            inflation.run(packed, DebugTableFormat.PACKED, packed.length - DebugTableFormat.PACKED, table, DebugTableFormat.START_BYTES, whole - DebugTableFormat.START_BYTES);
        } catch (DataFormatException damaged) {
            return null;
        }
        return inflation.produced() == whole - DebugTableFormat.START_BYTES ? table : null;
    }
}
