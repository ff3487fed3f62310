package astryon.library;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The JDK's time zones, in programs that look for one by name. They are read when the program is built: who asks finds tables and reads no file.
 * The format is that of {@code tzdb.dat}, which {@code sun.util.calendar.ZoneInfoFile} and {@code java.time.zone.TzdbZoneRulesProvider} read.
 */
final class EmbeddedZones {
    /** Of the IANA data base, like 2024a. */
    static final String VERSION;
    /** All names there are. */
    static final String[] NAMES;
    /** Those of zones that have rules, ascending. */
    static final String[] REGIONS;
    /** For each of them its rules. */
    static final int[] RULES_OF_REGION;
    /** Serialised {@code ZoneRules}; regions share them. */
    static final byte[][] RULES;
    static final Map<String, String> ALIASES = new HashMap<>();

    static {
        Reader reader = new Reader(BuildTimeFiles.ofJdk("lib/tzdb.dat"));
        if (reader.oneByte() != 1 || !reader.text().equals("TZDB") || reader.number() != 1) {
            throw new IllegalStateException("the JDK's time zones are in a format of their own");
        }
        VERSION = reader.text();
        NAMES = new String[reader.number()];
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = reader.text();
        }
        RULES = new byte[reader.number()][];
        for (int i = 0; i < RULES.length; i++) {
            RULES[i] = reader.bytes(reader.number());
        }
        REGIONS = new String[reader.number()];
        RULES_OF_REGION = new int[REGIONS.length];
        for (int i = 0; i < REGIONS.length; i++) {
            REGIONS[i] = NAMES[reader.number()];
            RULES_OF_REGION[i] = reader.number();
        }
        for (int left = reader.number(); left > 0; left--) {
            String alias = NAMES[reader.number()];
            ALIASES.put(alias, NAMES[reader.number()]);
        }
    }

    private EmbeddedZones() {
    }

    /** What {@code DataInputStream} would read, by nothing that a build cannot run. */
    private static final class Reader {
        private final byte[] contents;
        private int at;

        Reader(byte[] contents) {
            this.contents = contents;
        }

        int oneByte() {
            return contents[at++] & 0xff;
        }

        int number() {
            return oneByte() << 8 | oneByte();
        }

        byte[] bytes(int count) {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = contents[at++];
            }
            return bytes;
        }

        /** Names are ASCII. */
        String text() {
            return new String(bytes(number()), StandardCharsets.ISO_8859_1);
        }
    }
}
