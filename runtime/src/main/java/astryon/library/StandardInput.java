package astryon.library;

import astryon.sys.Platform;
import java.io.IOException;
import java.io.InputStream;

/** Standard input, a buffer at a time. */
final class StandardInput extends InputStream {
    private static final int BUFFER_BYTES = 8192;
    private byte[] buffer;
    private int at;
    private int end;
    private boolean closed;

    @Override
    public int read() throws IOException {
        return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        java.util.Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(count, end - at);
        System.arraycopy(buffer, at, bytes, offset, taken);
        at += taken;
        return taken;
    }

    /** Whether there is a byte in the buffer then. */
    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
        if (at < end) {
            return true;
        }
        if (buffer == null) {
            buffer = new byte[BUFFER_BYTES];
        }
        int read = Platform.read(buffer, 0, BUFFER_BYTES);
        if (read < 0) {
            throw new IOException("standard input cannot be read");
        }
        at = 0;
        end = read;
        return end > 0;
    }

    @Override
    public int available() throws IOException {
        return end - at;
    }

    @Override
    public void close() {
        closed = true;
    }
}
