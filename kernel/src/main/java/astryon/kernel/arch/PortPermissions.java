package astryon.kernel.arch;

import astryon.magic.Address;

/**
 * Which I/O ports the program on a processor may use by instructions: the I/O permission bit map behind its task state (Intel SDM vol. 1, 19.5.2). A bit that is set forbids.
 */
public final class PortPermissions {
    private static final int PORTS = 1 << 16;
    /** A byte of ones must follow: the processor reads two at a time. */
    static final int BYTES = PORTS / 8 + 1;
    private static final byte ALL = -1;

    private PortPermissions() {
    }

    /** None at all. */
    static void initialise(Address map) {
        for (int i = 0; i < BYTES; i++) {
            map.plus(i).storeByte(ALL);
        }
    }

    public static void allow(PerCpu processor, int first, int count) {
        change(processor.portMap(), first, first + count, false);
    }

    public static void forbid(PerCpu processor, int first, int count) {
        change(processor.portMap(), first, first + count, true);
    }

    /** Port by port, where all of a byte is meant at once. */
    private static void change(Address map, int first, int end, boolean forbidden) {
        int port = first;
        while (port < end) {
            Address place = map.plus(port >>> 3);
            if ((port & 7) == 0 && end - port >= 8) {
                place.storeByte(forbidden ? ALL : 0);
                port += 8;
            } else {
                int bit = 1 << (port & 7);
                place.storeByte((byte) (forbidden ? place.loadByte() | bit : place.loadByte() & ~bit));
                port++;
            }
        }
    }
}
