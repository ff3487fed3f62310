package astryon.services.driver.acpi;

import astryon.services.kit.acpi.AcpiTable;
import java.util.List;
import java.util.Optional;

/**
 * What the two control registers have to be told for the state in which the machine is off: the first two elements of the package that the machine's code calls {@code \_S5} (ACPI 6.5, 7.4.2;
 * the encoding, 20.2). The code is searched, not run, so only numbers will do, as everybody's firmware has them.
 */
record SleepTypes(int first, int second) {
    private static final int NAME = 0x08;
    private static final int ROOT = '\\';
    private static final String STATE = "_S5_";
    private static final int PACKAGE = 0x12;
    private static final int ZERO = 0x00;
    private static final int ONE = 0x01;
    private static final int BYTE = 0x0a;
    private static final int WORD = 0x0b;
    private static final int DOUBLE_WORD = 0x0c;
    private static final int QUAD_WORD = 0x0e;
    private static final int ONES = 0xff;
    private static final int MOST = 7;

    /** In the first table that has it. */
    static Optional<SleepTypes> find(List<AcpiTable> tables) {
        for (AcpiTable table : tables) {
            for (int at = AcpiTable.HEADER; at < table.length(); at++) {
                if (table.u8(at) == NAME) {
                    int name = table.u8(at + 1) == ROOT ? at + 2 : at + 1;
                    Optional<SleepTypes> found = table.has(name, STATE) ? inPackage(table, name + STATE.length()) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Package, its length in 1 to 4 bytes, how many elements it has, and they. */
    private static Optional<SleepTypes> inPackage(AcpiTable table, int at) {
        int lead = table.u8(at + 1);
        int more = lead >> 6;
        int length = more == 0 ? lead & 0x3f : lead & 0x0f;
        for (int i = 0; i < more; i++) {
            length |= table.u8(at + 2 + i) << 4 + 8 * i;
        }
        long end = at + 1L + length;
        int count = table.u8(at + 2 + more);
        int element = at + 3 + more;
        if (table.u8(at) != PACKAGE || end > table.length() || count < 1 || element + bytes(table, element) > end) {
            return Optional.empty();
        }
        int first = number(table, element);
        int next = element + bytes(table, element);
        int second = count < 2 ? 0 : next + bytes(table, next) > end ? -1 : number(table, next);
        return first < 0 || first > MOST || second < 0 || second > MOST ? Optional.empty() : Optional.of(new SleepTypes(first, second));
    }

    private static int bytes(AcpiTable table, int element) {
        return switch (table.u8(element)) {
            case BYTE -> 2;
            case WORD -> 3;
            case DOUBLE_WORD -> 5;
            case QUAD_WORD -> 9;
            default -> 1;
        };
    }

    /** Negative if the element is no number, or none that makes sense. */
    private static int number(AcpiTable table, int element) {
        long number = switch (table.u8(element)) {
            case ZERO -> 0;
            case ONE -> 1;
            case BYTE -> table.u8(element + 1);
            case WORD -> table.u16(element + 1);
            case DOUBLE_WORD -> table.u32(element + 1);
            case QUAD_WORD -> table.u64(element + 1);
            case ONES -> -1;
            default -> -1;
        };
        return number < 0 || number > MOST ? -1 : (int) number;
    }
}
