package astryon.services.devmgr;

import astryon.abi.Handle;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import astryon.protocol.Attachment;
import astryon.protocol.AttachmentClient;
import astryon.protocol.EndpointChannel;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciClient;
import astryon.protocol.PciControl;
import astryon.protocol.PciControlClient;
import astryon.services.kit.SharedMemory;
import astryon.services.kit.acpi.AcpiTable;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** The program. Its handles: 0 an {@link Attachment}, 1 a {@link Pci}, 2 a {@link PciControl}, 3 the machine. */
public final class DeviceManager {
    private static final int LEVEL = 1;
    private static final int ACTIVE_LOW = 2;

    private final Attachment attachment;
    private final Pci pci;
    private final PciControl control;
    private final Handle machine;

    private DeviceManager(StartBlock block) {
        attachment = new AttachmentClient(new EndpointChannel(block.handle(0)));
        pci = new PciClient(new EndpointChannel(block.handle(1)));
        control = new PciControlClient(new EndpointChannel(block.handle(2)));
        machine = block.handle(3);
    }

    public static void main(String[] arguments) {
        DeviceManager manager = new DeviceManager(Startup.block());
        manager.attachAll(new Platform(new FirmwareTables(MachineCalls.machineAcpiRoot(manager.machine), new MappedMemory(manager.machine))).devices());
        // Who drives PCI is among those, and is asked only if somebody waits for what it finds.
        if (manager.isAnyWaiting(PciFunctions.PREFIX)) {
            manager.attachAll(PciFunctions.devices(manager.pci));
        }
    }

    private boolean isAnyWaiting(String prefix) {
        for (Attachment.Driver driver : drivers()) {
            if (!driver.attached() && driver.matches().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Programs whose device is among these have it then; those that have it keep it. */
    private void attachAll(List<Device> devices) {
        for (Attachment.Driver driver : drivers()) {
            for (Device device : devices) {
                if (!driver.attached() && driver.matches().equals(device.name())) {
                    attach(driver.program(), device);
                }
            }
        }
    }

    private List<Attachment.Driver> drivers() {
        List<Attachment.Driver> drivers = new ArrayList<>();
        try {
            while (true) {
                drivers.add(attachment.driver(drivers.size()));
            }
        } catch (Failure behindTheLast) {
            return drivers;
        }
    }

    private void attach(String program, Device device) {
        try {
            for (int i = 0; i < device.parts().size(); i++) {
                Handle part = handle(device.parts().get(i));
                if (part.value() != 0) {
                    attachment.give(part, program, i, device.parts().get(i).rights());
                }
            }
            attachment.attach(program, device.words());
        } catch (SystemError | Failure refused) {
            System.err.println(program + " cannot have its device: " + refused.getMessage());
        }
    }

    private Handle handle(Part part) {
        if (part instanceof Part.Ports ports) {
            return made(MachineCalls.machinePorts(machine, ports.first(), ports.count()));
        }
        if (part instanceof Part.Memory memory) {
            return made(MachineCalls.machineMemory(machine, new PhysicalAddress(memory.start()), new Size(memory.bytes())));
        }
        if (part instanceof Part.Line line) {
            return made(MachineCalls.machineInterrupt(machine, line.number(), (line.isLevel() ? LEVEL : 0) | (line.isActiveLow() ? ACTIVE_LOW : 0)));
        }
        if (part instanceof Part.Function function) {
            return control.open(function.place());
        }
        if (part instanceof Part.Message message) {
            return message(message.place());
        }
        if (part instanceof Part.Tables tables) {
            SharedMemory memory = SharedMemory.create(AcpiTable.bytesInRow(tables.tables()) + UserSpace.PAGE - 1 & -UserSpace.PAGE);
            AcpiTable.copyInRow(tables.tables(), memory.start());
            return memory.handle();
        }
        return new Handle(0);
    }

    /** Of a function that makes none the handle is 0. */
    private Handle message(int place) {
        Handle interrupt = made(MachineCalls.machineMessageInterrupt(machine));
        try {
            control.direct(place, MachineCalls.interruptAddress(interrupt), (int) MachineCalls.interruptBits(interrupt));
            return interrupt;
        } catch (Failure none) {
            Calls.handleClose(interrupt);
            return new Handle(0);
        }
    }

    private static Handle made(Handle handle) {
        return new Handle(SystemError.check(handle.value()));
    }
}
