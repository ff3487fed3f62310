package astryon.library.linux;

import astryon.magic.Address;
import astryon.magic.Machine;

/**
 * Memory that system calls read and write: outside of the heap, for there objects move while a thread waits in the system. A few pieces are
 * kept for the next call. mmap(2).
 */
final class LinuxBuffer {
    /** A path and what is asked of it, or a good piece of a file. */
    static final int BYTES = 0x1_0000;
    private static final int MMAP = 9;
    private static final int MUNMAP = 11;
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    /** Addresses of pieces nobody uses, 0 where there is none. The array is part of the image and stays where it is. */
    private static final long[] FREE = new long[8];

    private LinuxBuffer() {
    }

    private static Address place(int index) {
        return Address.of(FREE).plus(16 + 8L * index);
    }

    /** {@link #BYTES} bytes that are the caller's until {@link #give}. */
    static Address take() {
        for (int i = 0; i < FREE.length; i++) {
            long piece = place(i).exchangeLong(0);
            if (piece != 0) {
                return new Address(piece);
            }
        }
        long piece = Machine.syscall(MMAP, 0, BYTES, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
        if (piece < 0) {
            throw new OutOfMemoryError("no memory for a system call");
        }
        return new Address(piece);
    }

    static void give(Address piece) {
        for (int i = 0; i < FREE.length; i++) {
            if (place(i).compareAndSwapLong(0, piece.value())) {
                return;
            }
        }
        Machine.syscall(MUNMAP, piece.value(), BYTES, 0, 0, 0, 0);
    }

    static void copyIn(byte[] from, int offset, Address to, int count) {
        for (int i = 0; i < count; i++) {
            to.plus(i).storeByte(from[offset + i]);
        }
    }

    static void copyOut(Address from, byte[] to, int offset, int count) {
        for (int i = 0; i < count; i++) {
            to[offset + i] = from.plus(i).loadByte();
        }
    }

    /** Writes {@code text} in UTF-8 and a zero byte; false if that is more than {@code most} bytes, or has a zero inside. */
    static boolean put(String text, Address to, int most) {
        byte[] bytes = astryon.library.Utf8.bytes(text);
        if (bytes.length >= most) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return false;
            }
            to.plus(i).storeByte(bytes[i]);
        }
        to.plus(bytes.length).storeByte((byte) 0);
        return true;
    }
}
