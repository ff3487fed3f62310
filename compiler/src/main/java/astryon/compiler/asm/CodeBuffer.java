package astryon.compiler.asm;

import java.util.Arrays;

/** Bytes that grow at the end. */
final class CodeBuffer {
    private byte[] bytes;
    private int size;

    CodeBuffer(int expectedSize) {
        bytes = new byte[Math.max(32, expectedSize)];
    }

    int size() {
        return size;
    }

    void put(long value, int count) {
        ensure(count);
        for (int shift = 0; shift < count * 8; shift += 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    void put8(int value) {
        if (size == bytes.length) {
            ensure(1);
        }
        bytes[size++] = (byte) value;
    }

    void put(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    void put(CodeBuffer source, int from, int count) {
        put(source.bytes, from, count);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
