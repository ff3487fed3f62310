package astryon.services.driver.clock;

import astryon.abi.Handle;
import astryon.magic.Privileged;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The registers where they are: behind a port that chooses one, and one that is it. The highest bit of the first would keep non-maskable interrupts away. */
final class PortRegisters implements Registers {
    private static final int MOST = 0x7f;

    private final int first;

    /** {@code ports} is a handle with the rights to read and to write. */
    PortRegisters(Handle ports) {
        first = (int) SystemError.check(Calls.portAllow(Startup.block().process(), ports));
    }

    @Override
    public int read(int register) {
        Privileged.out8(first, register & MOST);
        return Privileged.in8(first + 1);
    }

    @Override
    public void write(int register, int bits) {
        Privileged.out8(first, register & MOST);
        Privileged.out8(first + 1, bits);
    }
}
