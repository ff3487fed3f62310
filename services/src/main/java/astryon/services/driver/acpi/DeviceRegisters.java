package astryon.services.driver.acpi;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.StartBlock;
import astryon.magic.Address;
import astryon.services.kit.SharedMemory;
import astryon.services.kit.acpi.FixedHardware;
import astryon.sys.Calls;

/** The registers where they are: port ranges, of which some may be missing. They are used once in a while, so by calls. */
final class DeviceRegisters implements Registers {
    private static final int WORD = 2;

    private final FixedHardware hardware;
    private final Handle[] events;
    private final Handle[] controls;
    private final Handle command;
    private final Handle reset;

    /** @param first the handle from which on are two for events, two for controls, one for the firmware's port, one for the reset register */
    DeviceRegisters(FixedHardware hardware, StartBlock block, int first) {
        this.hardware = hardware;
        events = new Handle[] {block.handle(first), block.handle(first + 1)};
        controls = new Handle[] {block.handle(first + 2), block.handle(first + 3)};
        command = block.handle(first + 4);
        reset = block.handle(first + 5);
    }

    private static int read(Handle ports, int offset) {
        return ports.value() == 0 ? 0 : (int) Math.max(0, Calls.portRead(ports, offset, WORD, new Address(0)));
    }

    private static void write(Handle ports, int offset, int bytes, int bits) {
        if (ports.value() != 0) {
            Calls.portWrite(ports, offset, bytes, bits, new Address(0));
        }
    }

    @Override
    public int readStatus(int block) {
        return read(events[block], 0);
    }

    @Override
    public void writeStatus(int block, int bits) {
        write(events[block], 0, WORD, bits);
    }

    @Override
    public void writeEnable(int block, int bits) {
        write(events[block], hardware.eventBytes() / 2, WORD, bits);
    }

    @Override
    public int readControl(int block) {
        return read(controls[block], 0);
    }

    @Override
    public void writeControl(int block, int bits) {
        write(controls[block], 0, WORD, bits);
    }

    @Override
    public void writeCommand(int bits) {
        write(command, 0, 1, bits);
    }

    @Override
    public void writeReset(int value) {
        if (hardware.resetPlace() == FixedHardware.IN_PORTS) {
            write(reset, 0, 1, value);
        } else if (reset.value() != 0) {
            SharedMemory page = SharedMemory.map(reset, Protection.READ | Protection.WRITE);
            page.start().plus(hardware.resetAddress() % page.size()).storeByte((byte) value);
        }
    }
}
