package astryon.services.driver.serial;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.Privileged;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/** The registers where they are, in a port range. */
final class PortRegisters implements Registers {
    private final Handle ports;
    private final int first;

    /** {@code ports} is a handle with the rights to read and to write. */
    PortRegisters(Handle ports) {
        this.ports = ports;
        first = (int) SystemError.check(Calls.portAllow(Startup.block().process(), ports));
    }

    @Override
    public int read(int register) {
        return Privileged.in8(first + register);
    }

    @Override
    public int read(int register, Address also) {
        return (int) SystemError.check(Calls.portRead(ports, register, 1, also));
    }

    @Override
    public void write(int register, int bits) {
        Privileged.out8(first + register, bits);
    }

    @Override
    public void write(int register, int bits, Address counter) {
        SystemError.check(Calls.portWrite(ports, register, 1, bits, counter));
    }
}
