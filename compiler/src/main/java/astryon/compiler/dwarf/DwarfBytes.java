package astryon.compiler.dwarf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written in DWARF's forms, little endian. */
final class DwarfBytes {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    DwarfBytes u8(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    DwarfBytes u16(int value) {
        return u8(value).u8(value >> 8);
    }

    DwarfBytes u32(int value) {
        return u16(value).u16(value >> 16);
    }

    DwarfBytes u64(long value) {
        return u32((int) value).u32((int) (value >> 32));
    }

    DwarfBytes unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            u8((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    DwarfBytes signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest >= 0x40) {
            u8((int) (rest & 0x7f | 0x80));
            rest >>= 7;
        }
        return u8((int) (rest & 0x7f));
    }

    /** UTF-8 with a zero behind it. */
    DwarfBytes string(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).u8(0);
    }

    DwarfBytes bytes(byte[] more) {
        for (byte b : more) {
            u8(b);
        }
        return this;
    }

    /** Writes four bytes over those at an offset. */
    void patch(int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
