package astryon.library;

import java.nio.ByteBuffer;

/** Bytes outside the heap for what works on arrays, a piece at a time: callers of the codecs ask again for what is left. */
final class NativeBytes {
    static final int MOST = 1 << 15;
    /** Offset of the elements in an array of bytes. */
    private static final int ELEMENTS = 12;
    static final ByteBuffer NO_BUFFER = ByteBuffer.allocate(0);

    private NativeBytes() {
    }

    static byte[] read(long address, int count) {
        byte[] bytes = new byte[count];
        BulkMemory.copy(null, address, bytes, ELEMENTS, count);
        return bytes;
    }

    static void write(byte[] bytes, long address, int count) {
        BulkMemory.copy(bytes, ELEMENTS, null, address, count);
    }

    /** What the natives of the JDK's codecs return: bytes taken and bytes given. */
    static long counts(int consumed, int produced) {
        return consumed | (long) produced << 31;
    }
}
