package astryon.services.devmgr;

import astryon.services.kit.acpi.AcpiTable;
import java.util.Optional;

/** Where the lines of ISA come out of the machine, as the table of interrupt controllers (MADT) says where it is not as usual (ACPI 6.5, 5.2.12.5). */
final class InterruptLines {
    static final String SIGNATURE = "APIC";
    private static final int ENTRIES = AcpiTable.HEADER + 8;
    private static final int OVERRIDE = 2;
    private static final int OVERRIDE_BYTES = 10;
    private static final int SOURCE = 3;
    private static final int LINE = 4;
    private static final int FLAGS = 8;
    private static final int POLARITY = 3;
    private static final int ACTIVE_LOW = 3;
    private static final int TRIGGER = 12;
    private static final int LEVEL = 12;

    private final Optional<AcpiTable> controllers;

    InterruptLines(Optional<AcpiTable> controllers) {
        this.controllers = controllers;
    }

    /** An edge, unless the table says otherwise. */
    Part.Line ofIsa(int source) {
        return line(source, new Part.Line(source, false, false));
    }

    /** Of ACPI's events: a level, low when it comes, unless the table says otherwise (ACPI 6.5, 5.2.9, SCI_INT). */
    Part.Line ofEvents(int source) {
        return line(source, new Part.Line(source, true, true));
    }

    private Part.Line line(int source, Part.Line usual) {
        if (controllers.isEmpty()) {
            return usual;
        }
        AcpiTable table = controllers.get();
        for (int at = ENTRIES; at + OVERRIDE_BYTES <= table.length(); at += Math.max(2, table.u8(at + 1))) {
            if (table.u8(at) == OVERRIDE && table.u8(at + SOURCE) == source) {
                int flags = table.u16(at + FLAGS);
                boolean isLevel = (flags & TRIGGER) == 0 ? usual.isLevel() : (flags & TRIGGER) == LEVEL;
                boolean isActiveLow = (flags & POLARITY) == 0 ? usual.isActiveLow() : (flags & POLARITY) == ACTIVE_LOW;
                return new Part.Line((int) table.u32(at + LINE), isLevel, isActiveLow);
            }
        }
        return usual;
    }
}
