package astryon.library;

/** The JDK's tables that say where texts can be broken, in programs that break any. */
final class BreakTables {
    /** In the order of the JDK's numbers for them. */
    private static final String[] FILES = {"CharacterBreakIteratorData", "WordBreakIteratorData", "LineBreakIteratorData", "SentenceBreakIteratorData"};
    private static final byte[][] TABLES = tables();

    private BreakTables() {
    }

    /** At build time. */
    private static byte[][] tables() {
        byte[][] tables = new byte[FILES.length][];
        for (int i = LangVersionProps.IS_17 ? 0 : 1; i < tables.length; i++) {
            tables[i] = BuildTimeFiles.resourceOfJdk("sun/text/resources/".concat(FILES[i]));
        }
        return tables;
    }

    static String file(int kind) {
        return FILES[kind];
    }

    /** Null if the JDK has none. */
    static byte[] of(int kind) {
        return TABLES[kind];
    }
}
