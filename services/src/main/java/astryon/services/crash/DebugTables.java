package astryon.services.crash;

import astryon.abi.BootArchive;
import astryon.abi.DebugTableFormat;
import astryon.magic.Address;

/** The boot archive's debug tables ({@link DebugTableFormat}), of which one belongs to a process's code if its side table begins as that says. */
final class DebugTables {
    private final BootArchive archive;
    private final Address room;

    /**
     * @param archive is sound
     * @param room {@link Pages#KEPT} pages
     */
    DebugTables(BootArchive archive, Address room) {
        this.archive = archive;
        this.room = room;
    }

    /** Of the code that a process has a side table of; null if there is none. */
    SideTable of(Pages process, long table, long text) {
        for (int i = 0; i < archive.count(); i++) {
            if (archive.name(i).endsWith(DebugTableFormat.SUFFIX) && isOf(archive.file(i), process, table)) {
                return new SideTable(Pages.own(archive.file(i), archive.size(i).value(), room), DebugTableFormat.START_BYTES, text);
            }
        }
        return null;
    }

    private static boolean isOf(Address file, Pages process, long table) {
        for (int i = 0; i < DebugTableFormat.START_BYTES; i++) {
            if (process.byteAt(table + i) != (file.plus(i).loadByte() & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
