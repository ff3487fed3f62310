package astryon.library;

import astryon.magic.Address;
import astryon.magic.Substitute;
import astryon.sys.Platform;
import java.io.OutputStream;

/** Characters become UTF-8 in one buffer a stream; a call of {@code print} or {@code println} is one write or a few. */
@Substitute(value = "java.io.PrintStream", whole = true, why = "the JDK's chain of writer, encoder and buffers is larger than most programs that print")
final class IoPrintStream extends OutputStream {
    private static final int ARRAY_BASE = 12;
    private final int number;
    private static final int BUFFER_BYTES = 1024;
    /** Made on first use: a buffer in the image would be a kilobyte of zeros in the file. */
    private byte[] buffer;
    private int used;
    private boolean trouble;

    IoPrintStream(int number) {
        this.number = number;
    }

    @Override
    public void write(int b) {
        append((byte) b);
        if (b == '\n') {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
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

    private void append(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            room(4);
            int written = Utf8.encode(text, i, buffer, used);
            used += written;
            if (written == 4) {
                i++;
            }
        }
    }

    @Override
    public void flush() {
        int done = 0;
        while (done < used) {
            long written = Platform.write(number, Address.of(buffer).plus(ARRAY_BASE + done), used - done);
            if (written <= 0) {
                trouble = true;
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

    public boolean checkError() {
        flush();
        return trouble;
    }

    public void print(String text) {
        append(text == null ? "null" : text);
        flush();
    }

    public void println(String text) {
        append(text == null ? "null" : text);
        println();
    }

    public void println() {
        append((byte) '\n');
        flush();
    }

    public void print(boolean value) {
        print(value ? "true" : "false");
    }

    public void print(char value) {
        print(String.valueOf(value));
    }

    public void print(int value) {
        print(String.valueOf(value));
    }

    public void print(long value) {
        print(String.valueOf(value));
    }

    public void print(float value) {
        print(String.valueOf(value));
    }

    public void print(double value) {
        print(String.valueOf(value));
    }

    public void print(char[] value) {
        print(new String(value));
    }

    public void print(Object value) {
        print(String.valueOf(value));
    }

    public void println(boolean value) {
        println(value ? "true" : "false");
    }

    public void println(char value) {
        println(String.valueOf(value));
    }

    public void println(int value) {
        println(String.valueOf(value));
    }

    public void println(long value) {
        println(String.valueOf(value));
    }

    public void println(float value) {
        println(String.valueOf(value));
    }

    public void println(double value) {
        println(String.valueOf(value));
    }

    public void println(char[] value) {
        println(new String(value));
    }

    public void println(Object value) {
        println(String.valueOf(value));
    }
}
