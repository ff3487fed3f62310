package astryon.library;

import astryon.magic.Address;
import astryon.sys.Platform;

/** Standard output or error: UTF-8 through one small buffer, which belongs to one thread at a time. */
final class StandardOutput extends IoPrintStream {
    private static final int ARRAY_BASE = 12;
    private static final int BUFFER_BYTES = 1024;
    private final int number;
    /** Made on first use: a buffer in the image would be a kilobyte of zeros in the file. */
    private byte[] buffer;
    private int used;

    StandardOutput(int number) {
        this.number = number;
    }

    @Override
    public synchronized void write(int b) {
        append((byte) b);
        if (b == '\n') {
            flush();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
        java.util.Objects.checkFromIndexSize(offset, count, bytes.length);
        for (int i = 0; i < count; i++) {
            append(bytes[offset + i]);
        }
        flush();
    }

    private void append(byte b) {
        room(1);
        buffer[used++] = b;
    }

    private void room(int bytes) {
        if (buffer == null) {
            buffer = new byte[BUFFER_BYTES];
        }
        if (used + bytes > BUFFER_BYTES) {
            flush();
        }
    }

    @Override
    protected synchronized void put(String text, boolean line) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            room(4);
            int written = Utf8.encode(text, i, buffer, used);
            used += written;
            if (written == 4) {
                i++;
            }
        }
        if (line) {
            append((byte) '\n');
        }
        flush();
    }

    @Override
    public synchronized void flush() {
        int done = 0;
        while (done < used) {
            long written = Platform.write(number, Address.of(buffer).plus(ARRAY_BASE + done), used - done);
            if (written <= 0) {
                setError();
                break;
            }
            done += (int) written;
        }
        used = 0;
    }

    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean checkError() {
        flush();
        return super.checkError();
    }
}
