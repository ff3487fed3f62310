package astryon.compiler.image;

import java.io.ByteArrayOutputStream;

/** Bytes being written, with the side table's numbers of variable length. */
final class ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int size() {
        return bytes.size();
    }

    /** LEB128: seven bits a byte, low ones first, the top bit set on all but the last; the number is taken as unsigned. */
    void number(int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            bytes.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
    }

    /** Zigzag: small numbers of either sign are short. */
    void signedNumber(int number) {
        number(number << 1 ^ number >> 31);
    }

    /** The same of 64 bits. */
    void signedLong(long number) {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Low byte first. */
    void twoBytes(int number) {
        bytes.write(number);
        bytes.write(number >>> 8);
    }

    /** Low byte first. */
    void fourBytes(int number) {
        twoBytes(number);
        twoBytes(number >>> 16);
    }

    void bytes(byte[] more) {
        bytes.writeBytes(more);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
