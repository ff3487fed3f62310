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

    /**
     * What is known of a process's code.
     *
     * @param places tells where any instruction comes from
     */
    record Table(SideTable places, Locals locals) {
    }

    /** Of the code that a process has a side table of; null if there is none. */
    Table of(Pages process, long table, long text) {
        for (int i = 0; i < archive.count(); i++) {
            if (archive.name(i).endsWith(DebugTableFormat.SUFFIX) && isOf(archive.file(i), process, table)) {
                byte[] bytes = PackedTable.unpack(archive.file(i), archive.size(i).value());
                if (bytes == null) {
                    return null;
                }
                Pages pages = Pages.own(bytes, room);
                SideTable places = new SideTable(pages, DebugTableFormat.PLACES, text);
                return new Table(places, new Locals(places, pages, new Objects(process, pages, places)));
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
