package astryon.library;

import astryon.deflate.Crc;
import astryon.magic.Substitute;

@Substitute(value = "java.util.zip.CRC32", why = "the JDK's asks zlib")
final class ZipCrc32 {
    static {
        // The JDK's own would load zlib.
        initialise();
    }

    private ZipCrc32() {
    }

    private static void initialise() {
    }

    private static int update(int sum, int value) {
        return Crc.update(sum, value);
    }

    private static int updateBytes0(int sum, byte[] bytes, int offset, int length) {
        return Crc.update(sum, bytes, offset, length);
    }

    private static int updateByteBuffer0(int sum, long address, int offset, int length) {
        int result = sum;
        for (int done = 0; done < length; done += NativeBytes.MOST) {
            byte[] bytes = NativeBytes.read(address + offset + done, Math.min(length - done, NativeBytes.MOST));
            result = Crc.update(result, bytes, 0, bytes.length);
        }
        return result;
    }
}
