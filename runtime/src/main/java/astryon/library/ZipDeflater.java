package astryon.library;

import astryon.deflate.Deflation;
import astryon.magic.Original;
import astryon.magic.Substitute;
import java.nio.ByteBuffer;

@Substitute(value = "java.util.zip.Deflater", why = "the JDK's asks zlib")
final class ZipDeflater {
    private static final long BARE = 2;
    /** In the numbers that the JDK hands to its natives. */
    private static final int STRATEGY_SHIFT = 1;
    private static final int LEVEL_SHIFT = 3;

    static {
        // The JDK's own would load zlib.
        initialise();
    }

    @Original
    private ZipDeflaterStream zsRef;
    @Original
    private ByteBuffer input;
    @Original
    private byte[] inputArray;
    @Original
    private boolean finish;
    @Original
    private boolean finished;
    @Original
    private long bytesRead;
    @Original
    private long bytesWritten;

    private ZipDeflater() {
    }

    private static void initialise() {
    }

    /** Says all there is to know of a new stream, and is not zero. */
    private static long init(int level, int strategy, boolean bare) {
        return 1 | (bare ? BARE : 0) | strategy << 2 | (long) level << 8;
    }

    static Deflation stream(long kind) {
        return new Deflation((int) (kind >> 8), (int) kind >> 2 & 3, (kind & BARE) != 0);
    }

    @Original
    private native void ensureOpen();

    public void setDictionary(byte[] dictionary, int offset, int length) {
        if (offset < 0 || length < 0 || offset > dictionary.length - length) {
            throw new ArrayIndexOutOfBoundsException();
        }
        synchronized (zsRef) {
            ensureOpen();
            if (!zsRef.deflation().setDictionary(dictionary, offset, length)) {
                throw new IllegalArgumentException();
            }
        }
    }

    public void setDictionary(ByteBuffer dictionary) {
        byte[] bytes = new byte[dictionary.remaining()];
        dictionary.get(bytes);
        setDictionary(bytes, 0, bytes.length);
    }

    private long deflateBytesBytes(long address, byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength, int flush, int parameters) {
        Deflation deflation = zsRef.deflation();
        if (parameters != 0) {
            deflation.change(parameters >> LEVEL_SHIFT, parameters >> STRATEGY_SHIFT & 3);
        }
        deflation.run(from, fromOffset, fromLength, to, toOffset, toLength, flush);
        return NativeBytes.counts(deflation.consumed(), deflation.produced()) | (deflation.isFinished() ? 1L << 62 : 0);
    }

    private long deflateBytesBuffer(long address, byte[] from, int fromOffset, int fromLength, long to, int toLength, int flush, int parameters) {
        byte[] output = new byte[Math.min(toLength, NativeBytes.MOST)];
        long result = deflateBytesBytes(address, from, fromOffset, fromLength, output, 0, output.length, flush, parameters);
        NativeBytes.write(output, to, zsRef.deflation().produced());
        return result;
    }

    /** Of more input than is taken at a time, the rest is still to come, so the end is not yet. */
    private long deflateBufferBytes(long address, long from, int fromLength, byte[] to, int toOffset, int toLength, int flush, int parameters) {
        byte[] bytes = NativeBytes.read(from, Math.min(fromLength, NativeBytes.MOST));
        int now = bytes.length < fromLength ? Deflation.NO_FLUSH : flush;
        return deflateBytesBytes(address, bytes, 0, bytes.length, to, toOffset, toLength, now, parameters);
    }

    private long deflateBufferBuffer(long address, long from, int fromLength, long to, int toLength, int flush, int parameters) {
        byte[] bytes = NativeBytes.read(from, Math.min(fromLength, NativeBytes.MOST));
        int now = bytes.length < fromLength ? Deflation.NO_FLUSH : flush;
        return deflateBytesBuffer(address, bytes, 0, bytes.length, to, toLength, now, parameters);
    }

    public int getAdler() {
        synchronized (zsRef) {
            ensureOpen();
            return zsRef.deflation().sum();
        }
    }

    public void reset() {
        synchronized (zsRef) {
            ensureOpen();
            zsRef.deflation().reset();
            input = NativeBytes.NO_BUFFER;
            inputArray = null;
            finish = false;
            finished = false;
            bytesRead = 0;
            bytesWritten = 0;
        }
    }
}
