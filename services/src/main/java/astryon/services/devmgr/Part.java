package astryon.services.devmgr;

import astryon.services.kit.acpi.AcpiTable;
import java.util.List;

/** What a device has, as far as a driver needs it. */
sealed interface Part {
    /** Nothing, where others of its kind have something. */
    record Missing() implements Part {
    }

    record Ports(int first, int count) implements Part {
    }

    /** Physical memory, in whole pages. */
    record Memory(long start, long bytes) implements Part {
    }

    /** A line of the interrupt controller. */
    record Line(int number, boolean isLevel, boolean isActiveLow) implements Part {
    }

    /** Copies of tables, in a row. */
    record Tables(List<AcpiTable> tables) implements Part {
    }
}
