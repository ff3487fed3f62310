package astryon.services.devmgr;

import astryon.abi.Rights;
import astryon.services.kit.acpi.AcpiTable;
import java.util.List;

/** What a device has, as far as a driver needs it. */
sealed interface Part {
    /** What a driver may do with it. */
    int rights();

    /** Nothing, where others of its kind have something. */
    record Missing() implements Part {
        @Override
        public int rights() {
            return 0;
        }
    }

    record Ports(int first, int count) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.READ | Rights.Bit.WRITE;
        }
    }

    /** Physical memory, in whole pages. */
    record Memory(long start, long bytes) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.READ | Rights.Bit.WRITE;
        }
    }

    /** A line of the interrupt controller. */
    record Line(int number, boolean isLevel, boolean isActiveLow) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.WAIT;
        }
    }

    /** A connection to the function of a PCI device at a place. */
    record Function(int place) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.CALL;
        }
    }

    /** An interrupt by messages of that function. */
    record Message(int place) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.WAIT;
        }
    }

    /** Copies of tables, in a row. */
    record Tables(List<AcpiTable> tables) implements Part {
        @Override
        public int rights() {
            return Rights.Bit.READ;
        }
    }
}
