package astryon.services.devmgr;

import astryon.abi.UserSpace;
import astryon.services.kit.acpi.AcpiTable;
import astryon.services.kit.acpi.FixedHardware;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a PC has on its board, at places that are everybody's or that the firmware's tables name. */
final class Platform {
    private static final int BLOCKS = 2;
    private static final int CONTROL_BYTES = 2;

    private final FirmwareTables tables;
    private final InterruptLines lines;

    Platform(FirmwareTables tables) {
        this.tables = tables;
        lines = new InterruptLines(tables.first(InterruptLines.SIGNATURE));
    }

    List<Device> devices() {
        List<Device> devices = new ArrayList<>();
        Optional<FixedHardware> hardware = tables.first(FixedHardware.SIGNATURE).map(FixedHardware::new);
        hardware.ifPresent(found -> devices.add(acpi(found)));
        return devices;
    }

    /** The tables; ports of events, of controls, of the firmware; the reset register; the interrupt. */
    private Device acpi(FixedHardware hardware) {
        List<AcpiTable> copied = new ArrayList<>(List.of(hardware.table()));
        tables.table(hardware.code()).ifPresent(copied::add);
        copied.addAll(tables.all("SSDT"));
        List<Part> parts = new ArrayList<>(List.of(new Part.Tables(copied)));
        for (int i = 0; i < BLOCKS; i++) {
            parts.add(ports(hardware.eventPorts(i), hardware.eventBytes()));
        }
        for (int i = 0; i < BLOCKS; i++) {
            parts.add(ports(hardware.controlPort(i), CONTROL_BYTES));
        }
        parts.add(ports(hardware.commandPort(), 1));
        parts.add(reset(hardware));
        parts.add(lines.ofEvents(hardware.interrupt()));
        return new Device("acpi", "", parts);
    }

    private static Part ports(int first, int count) {
        return first == 0 ? new Part.Missing() : new Part.Ports(first, count);
    }

    private static Part reset(FixedHardware hardware) {
        long address = hardware.resetAddress();
        if (!hardware.hasReset() || address <= 0) {
            return new Part.Missing();
        }
        if (hardware.resetPlace() == FixedHardware.IN_PORTS && address < 1 << 16) {
            return new Part.Ports((int) address, 1);
        }
        return hardware.resetPlace() == FixedHardware.IN_MEMORY ? new Part.Memory(address & -UserSpace.PAGE, UserSpace.PAGE) : new Part.Missing();
    }
}
