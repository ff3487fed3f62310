package astryon.compiler.object;

import astryon.abi.DebugTableFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/** A debug table as it is in the boot archive: only who has found by its start that it is the right one has to inflate it. */
public final class PackedDebugTable {
    private PackedDebugTable() {
    }

    /** @param table of {@link DebugTableFormat}, at least its start */
    public static byte[] of(byte[] table) {
        int start = DebugTableFormat.START_BYTES;
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(table, start, table.length - start);
            deflater.finish();
            // Stored as it is, for blocks of up to 65535 bytes with five bytes each, it would be longer by less than this.
            ByteBuffer packed = ByteBuffer.allocate(DebugTableFormat.PACKED + table.length + table.length / 1000 + 64).order(ByteOrder.LITTLE_ENDIAN);
            packed.put(table, 0, start).putInt(table.length);
            deflater.deflate(packed);
            if (!deflater.finished()) {
                throw new IllegalStateException("a table of " + table.length + " bytes grows when it is deflated");
            }
            byte[] bytes = new byte[packed.position()];
            packed.flip().get(bytes);
            return bytes;
        } finally {
            deflater.end();
        }
    }
}
