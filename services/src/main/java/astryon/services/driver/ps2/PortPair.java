package astryon.services.driver.ps2;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.magic.Privileged;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemClock;
import astryon.sys.SystemError;

/** The ports where they are: two ranges of one port each. */
final class PortPair implements Ports {
    private static final long PAUSE_NANOS = 200_000;

    private final Handle dataPorts;
    private final int data;
    private final int command;

    /** Handles with the rights to read and to write. */
    PortPair(Handle data, Handle command) {
        dataPorts = data;
        this.data = (int) SystemError.check(Calls.portAllow(Startup.block().process(), data));
        this.command = (int) SystemError.check(Calls.portAllow(Startup.block().process(), command));
    }

    @Override
    public int readData() {
        return Privileged.in8(data);
    }

    @Override
    public int readData(Address also) {
        return (int) SystemError.check(Calls.portRead(dataPorts, 0, 1, also));
    }

    @Override
    public void writeData(int bits) {
        Privileged.out8(data, bits);
    }

    @Override
    public int readStatus() {
        return Privileged.in8(command);
    }

    @Override
    public void writeCommand(int bits) {
        Privileged.out8(command, bits);
    }

    @Override
    public void pause() {
        Calls.threadSleep(SystemClock.nanos() + PAUSE_NANOS);
    }
}
