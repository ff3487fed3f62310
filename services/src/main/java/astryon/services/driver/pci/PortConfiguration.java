package astryon.services.driver.pci;

import astryon.abi.Handle;
import astryon.magic.Privileged;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** By two ports: one that chooses, one that reads and writes (PCI Local Bus Specification 3.0, 3.2.2.3.2). It reaches the first 256 bytes. */
final class PortConfiguration implements Configuration {
    private static final int ENABLE = 1 << 31;
    private static final int REACH = 256;
    private static final int VALUE = 4;

    private final int first;

    PortConfiguration(Handle ports) {
        first = (int) SystemError.check(Calls.portAllow(Startup.block().process(), ports));
    }

    private int choose(int function, int offset) {
        Privileged.out32(first, ENABLE | function << 8 | offset & ~3);
        return first + VALUE + (offset & 3);
    }

    @Override
    public int read(int function, int offset, int bytes) {
        if (offset >= REACH) {
            return -1;
        }
        int port = choose(function, offset);
        return bytes == 1 ? Privileged.in8(port) : bytes == 2 ? Privileged.in16(port) : Privileged.in32(port);
    }

    @Override
    public void write(int function, int offset, int bytes, int bits) {
        if (offset >= REACH) {
            return;
        }
        int port = choose(function, offset);
        if (bytes == 1) {
            Privileged.out8(port, bits);
        } else if (bytes == 2) {
            Privileged.out16(port, bits);
        } else {
            Privileged.out32(port, bits);
        }
    }
}
