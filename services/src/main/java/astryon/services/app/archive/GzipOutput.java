package astryon.services.app.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A gzip file of one member (RFC 1952), without name and time, so that the same contents are the same file. */
final class GzipOutput extends OutputStream {
    private static final int UNIX = 3;
    private final OutputStream stream;
    private final Deflater deflater;
    private final CRC32 sum = new CRC32();
    private final byte[] block = new byte[1 << 14];
    private boolean closed;

    GzipOutput(OutputStream stream, int level) throws IOException {
        this.stream = stream;
        this.deflater = new Deflater(level, true);
        stream.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) (level == 9 ? 2 : level == 1 ? 4 : 0), UNIX});
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        sum.update(bytes, from, length);
        deflater.setInput(bytes, from, length);
        while (!deflater.needsInput()) {
            stream.write(block, 0, deflater.deflate(block));
        }
    }

    private void number(long value) throws IOException {
        for (int i = 0; i < 4; i++) {
            stream.write((int) (value >> 8 * i) & 0xff);
        }
    }

    /** Ends the member; what it is written into stays open. */
    void finish() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        deflater.finish();
        while (!deflater.finished()) {
            stream.write(block, 0, deflater.deflate(block));
        }
        number(sum.getValue());
        number(deflater.getBytesRead());
        deflater.end();
    }

    @Override
    public void close() throws IOException {
        try (stream) {
            finish();
        }
    }
}
