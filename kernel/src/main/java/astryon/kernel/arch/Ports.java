package astryon.kernel.arch;

import astryon.magic.Privileged;

/** I/O ports by width. */
public final class Ports {
    /** QEMU's isa-debug-exit: writing n ends it with status 2n + 1. Elsewhere nothing listens there. */
    private static final int DEBUG_EXIT = 0xf4;

    private Ports() {
    }

    public static boolean isWidth(long bytes) {
        return bytes == 1 || bytes == 2 || bytes == 4;
    }

    public static long read(int port, int bytes) {
        return switch (bytes) {
            case 1 -> Privileged.in8(port);
            case 2 -> Privileged.in16(port);
            default -> Privileged.in32(port) & 0xffff_ffffL;
        };
    }

    public static void write(int port, int bytes, int bits) {
        switch (bytes) {
            case 1 -> Privileged.out8(port, bits);
            case 2 -> Privileged.out16(port, bits);
            default -> Privileged.out32(port, bits);
        }
    }

    public static void debugExit(int code) {
        Privileged.out32(DEBUG_EXIT, code);
    }
}
