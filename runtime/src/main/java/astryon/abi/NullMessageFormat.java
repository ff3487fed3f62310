package astryon.abi;

/**
 * What exceptions say that code throws where it finds null, in programs that ask for it. Numbers are LEB128 but for the first, a u32.
 * <pre>
 *   header   offset from the table's start of: strings
 *   row      distance of the place (the return address minus one, or the trapping instruction) to that of the row before, at first
 *            to the start of the text; string + 1; a second string + 1 that continues it, or 0
 *   string   length in bytes, UTF-8
 * </pre>
 * Rows are up to the strings, by address. Strings are named by their offset from the start of their part.
 */
public final class NullMessageFormat {
    public static final int HEADER_BYTES = 4;

    private NullMessageFormat() {
    }
}
