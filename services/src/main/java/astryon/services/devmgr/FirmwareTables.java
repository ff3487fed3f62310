package astryon.services.devmgr;

import astryon.magic.Address;
import astryon.services.kit.acpi.AcpiTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables that the firmware's root pointer leads to (ACPI 6.5, 5.2.5 to 5.2.8): those that are whole and whose checksum is right. */
final class FirmwareTables {
    private static final int ROOT_BYTES = 36;
    private static final int ROOT_REVISION = 15;
    private static final int ROOT_TABLE = 16;
    private static final int WIDE_ROOT_TABLE = 24;
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_TABLES = 256;

    private final PhysicalView view;
    private final List<AcpiTable> tables = new ArrayList<>();

    /** @param root the physical address of the root pointer, or 0 */
    FirmwareTables(long root, PhysicalView view) {
        this.view = view;
        Address pointer = root <= 0 ? new Address(0) : view.see(root, ROOT_BYTES);
        if (!pointer.isZero()) {
            AcpiTable rootPointer = new AcpiTable(pointer, ROOT_BYTES);
            boolean isWide = rootPointer.u8(ROOT_REVISION) >= 2 && rootPointer.u64(WIDE_ROOT_TABLE) != 0;
            table(isWide ? rootPointer.u64(WIDE_ROOT_TABLE) : rootPointer.u32(ROOT_TABLE)).ifPresent(directory -> readAll(directory, isWide));
        }
    }

    private void readAll(AcpiTable directory, boolean isWide) {
        int step = isWide ? Long.BYTES : Integer.BYTES;
        for (int at = AcpiTable.HEADER; at + step <= directory.length() && tables.size() < MOST_TABLES; at += step) {
            table(isWide ? directory.u64(at) : directory.u32(at)).ifPresent(tables::add);
        }
    }

    /** The table at a physical address, if there is one. */
    Optional<AcpiTable> table(long physical) {
        Address header = physical <= 0 ? new Address(0) : view.see(physical, AcpiTable.HEADER);
        if (header.isZero()) {
            return Optional.empty();
        }
        int length = AcpiTable.length(header, MOST_BYTES);
        Address whole = length == 0 ? new Address(0) : view.see(physical, length);
        return Optional.of(new AcpiTable(whole, length)).filter(table -> !whole.isZero() && table.sumsToZero());
    }

    /** All with these four characters at their beginning. */
    List<AcpiTable> all(String signature) {
        List<AcpiTable> found = new ArrayList<>();
        for (AcpiTable table : tables) {
            if (table.has(0, signature)) {
                found.add(table);
            }
        }
        return found;
    }

    Optional<AcpiTable> first(String signature) {
        List<AcpiTable> found = all(signature);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }
}
