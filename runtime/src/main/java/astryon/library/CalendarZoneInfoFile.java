package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.io.DataInputStream;
import java.io.IOException;

@Substitute(value = "sun.util.calendar.ZoneInfoFile", why = "the JDK's reads a file of its installation")
final class CalendarZoneInfoFile {
    private CalendarZoneInfoFile() {
    }

    @Original
    static native void load(DataInputStream input) throws ClassNotFoundException, IOException;

    /** What later JDKs' initialiser calls. */
    static void loadTZDB() {
        try {
            load(EmbeddedZones.open());
        } catch (ClassNotFoundException | IOException e) {
            throw new Error(e);
        }
    }
}
