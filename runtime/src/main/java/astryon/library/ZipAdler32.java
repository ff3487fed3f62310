package astryon.library;

import astryon.deflate.Adler;
import astryon.magic.Substitute;

@Substitute(value = "java.util.zip.Adler32", why = "the JDK's asks zlib")
final class ZipAdler32 {
    static {
        // The JDK's own would load zlib.
        initialise();
    }

    private ZipAdler32() {
    }

    private static void initialise() {
    }

    private static int update(int sum, int value) {
        return Adler.update(sum, value);
    }

    private static int updateBytes(int sum, byte[] bytes, int offset, int length) {
        return Adler.update(sum, bytes, offset, length);
    }

    private static int updateByteBuffer(int sum, long address, int offset, int length) {
        int result = sum;
        for (int done = 0; done < length; done += NativeBytes.MOST) {
            byte[] bytes = NativeBytes.read(address + offset + done, Math.min(length - done, NativeBytes.MOST));
            result = Adler.update(result, bytes, 0, bytes.length);
        }
        return result;
    }
}
