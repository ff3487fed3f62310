package astryon.library;

import astryon.deflate.Inflation;
import astryon.magic.Original;
import astryon.magic.Substitute;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

@Substitute(value = "java.util.zip.Inflater", why = "the JDK's asks zlib")
final class ZipInflater {
    static final long ENVELOPE = 1;
    static final long BARE = 2;

    static {
        // The JDK's own would load zlib.
        initialise();
    }

    @Original
    private ZipInflaterStream zsRef;
    @Original
    private ByteBuffer input;
    @Original
    private byte[] inputArray;
    @Original
    private boolean finished;
    @Original
    private boolean needDict;
    @Original
    private long bytesRead;
    @Original
    private long bytesWritten;
    @Original
    private int inputConsumed;
    @Original
    private int outputConsumed;

    private ZipInflater() {
    }

    private static void initialise() {
    }

    private static long init(boolean bare) {
        return bare ? BARE : ENVELOPE;
    }

    @Original
    private native void ensureOpen();

    public void setDictionary(byte[] dictionary, int offset, int length) {
        if (offset < 0 || length < 0 || offset > dictionary.length - length) {
            throw new ArrayIndexOutOfBoundsException();
        }
        synchronized (zsRef) {
            ensureOpen();
            if (!zsRef.inflation().setDictionary(dictionary, offset, length)) {
                throw new IllegalArgumentException();
            }
            needDict = false;
        }
    }

    public void setDictionary(ByteBuffer dictionary) {
        byte[] bytes = new byte[dictionary.remaining()];
        dictionary.get(bytes);
        setDictionary(bytes, 0, bytes.length);
    }

    private long inflateBytesBytes(long address, byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength) throws DataFormatException {
        Inflation inflation = zsRef.inflation();
        try {
            inflation.run(from, fromOffset, fromLength, to, toOffset, toLength);
        } catch (DataFormatException e) {
            inputConsumed = inflation.consumed();
            outputConsumed = inflation.produced();
            throw e;
        }
        return NativeBytes.counts(inflation.consumed(), inflation.produced()) | (inflation.isFinished() ? 1L << 62 : 0) | (inflation.needsDictionary() ? 1L << 63 : 0);
    }

    private long inflateBytesBuffer(long address, byte[] from, int fromOffset, int fromLength, long to, int toLength) throws DataFormatException {
        byte[] output = new byte[Math.min(toLength, NativeBytes.MOST)];
        long result = inflateBytesBytes(address, from, fromOffset, fromLength, output, 0, output.length);
        NativeBytes.write(output, to, zsRef.inflation().produced());
        return result;
    }

    private long inflateBufferBytes(long address, long from, int fromLength, byte[] to, int toOffset, int toLength) throws DataFormatException {
        byte[] bytes = NativeBytes.read(from, Math.min(fromLength, NativeBytes.MOST));
        return inflateBytesBytes(address, bytes, 0, bytes.length, to, toOffset, toLength);
    }

    private long inflateBufferBuffer(long address, long from, int fromLength, long to, int toLength) throws DataFormatException {
        byte[] bytes = NativeBytes.read(from, Math.min(fromLength, NativeBytes.MOST));
        return inflateBytesBuffer(address, bytes, 0, bytes.length, to, toLength);
    }

    public int getAdler() {
        synchronized (zsRef) {
            ensureOpen();
            return zsRef.inflation().sum();
        }
    }

    public void reset() {
        synchronized (zsRef) {
            ensureOpen();
            zsRef.inflation().reset();
            input = NativeBytes.NO_BUFFER;
            inputArray = null;
            finished = false;
            needDict = false;
            bytesRead = 0;
            bytesWritten = 0;
        }
    }
}
