package astryon.library;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/** The JDK's time zones, in programs that look for one by name. */
final class EmbeddedZones {
    private static final byte[] BYTES = BuildTimeFiles.ofJdk("lib/tzdb.dat");

    private EmbeddedZones() {
    }

    static DataInputStream open() {
        return new DataInputStream(new ByteArrayInputStream(BYTES));
    }
}
