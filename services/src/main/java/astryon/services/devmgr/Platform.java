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
    private static final int CMOS = 0x70;
    private static final int CMOS_PORTS = 2;
    private static final int CMOS_INTERRUPT = 8;
    private static final int INPUT = 0x60;
    private static final int INPUT_COMMAND = 0x64;
    private static final int KEYBOARD_INTERRUPT = 1;
    private static final int MOUSE_INTERRUPT = 12;
    private static final int PCI = 0xcf8;
    private static final int PCI_PORTS = 8;
    private static final String CONFIGURATION = "MCFG";
    private static final int CONFIGURATION_ENTRY = AcpiTable.HEADER + 8;
    private static final int CONFIGURATION_BYTES = 16;
    /** Of configuration, for each bus. */
    private static final long BUS_BYTES = 1 << 20;

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
        if (hardware.isEmpty() || hardware.get().hasCmos()) {
            devices.add(clock(hardware.isEmpty() ? 0 : hardware.get().century()));
        }
        devices.add(pci());
        devices.add(new Device("i8042", "", List.of(new Part.Ports(INPUT, 1), new Part.Ports(INPUT_COMMAND, 1), lines.ofIsa(KEYBOARD_INTERRUPT), lines.ofIsa(MOUSE_INTERRUPT))));
        return devices;
    }

    /** The register for the century is told; two ports, the interrupt. */
    private Device clock(int century) {
        return new Device("cmos", Integer.toString(century), List.of(new Part.Ports(CMOS, CMOS_PORTS), lines.ofIsa(CMOS_INTERRUPT)));
    }

    /** The first bus that can be reached by memory is told; two ports of 32 bits; that memory (PCI Firmware Specification 3.0, 4.1.2), of the first segment. */
    private Device pci() {
        Part memory = new Part.Missing();
        int first = 0;
        Optional<AcpiTable> table = tables.first(CONFIGURATION);
        if (table.isPresent() && table.get().length() >= CONFIGURATION_ENTRY + CONFIGURATION_BYTES && table.get().u16(CONFIGURATION_ENTRY + 8) == 0) {
            first = table.get().u8(CONFIGURATION_ENTRY + 10);
            int last = table.get().u8(CONFIGURATION_ENTRY + 11);
            long start = table.get().u64(CONFIGURATION_ENTRY);
            if (start > 0 && start % BUS_BYTES == 0 && last >= first) {
                memory = new Part.Memory(start + first * BUS_BYTES, (last - first + 1) * BUS_BYTES);
            }
        }
        return new Device("pci", Integer.toString(first), List.of(new Part.Ports(PCI, PCI_PORTS), memory));
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
