package astryon.abi;

/**
 * What a crash reporter knows of an image beside what is in it, in a file of its own, which nothing loads to run the program. Numbers are u32 where their size is not told, in records LEB128, signed ones zigzag:
 * <pre>
 *    0  the first 64 bytes of the image's side table ({@link CodeTableFormat}), by which it is known
 *   64  offsets in the file of: variables, classes
 *   72  u16 offsets in a {@code java.lang.String} of: its bytes, its coder
 *   76  0
 *   80  places: another side table for the same code, which has a row wherever the source position changes: the last row at or before an instruction tells where that comes from
 *
 *   variables  count of methods that have some; for each, by address: offset of its code from the start of the text, offset of its record from the start of this part
 *   record     count of variables, each: string of its name, u8 shape, depth: 0 in the method itself, more in what is inlined there
 *              count of stretches of code in which one is somewhere, by their start, each: distance to the start of the one before, bytes, 4 * index of the variable + kind, value, signed
 *              kinds: REGISTER with its number, FLOATING with the number of an xmm register, STACK with bytes from the stack pointer in the method's body, CONSTANT with its bits
 *   shape      the first letter of the JVM's name of the type; or WORD
 *   classes    count; for each, by address: address of the hub, string of the name
 * </pre>
 * Strings are among those of the places. In the boot archive such a file is packed: the first 64 bytes as they are, u32 bytes of the whole, and from the 65th byte on all deflated (RFC 1951).
 */
public final class DebugTableFormat {
    public static final int START_BYTES = 64;
    /** Offset in a packed file of what is deflated. */
    public static final int PACKED = 68;
    public static final int VARIABLES = 64;
    public static final int CLASSES = 68;
    public static final int STRING_BYTES = 72;
    public static final int STRING_CODER = 74;
    public static final int PLACES = 80;
    public static final int REGISTER = 0;
    public static final int FLOATING = 1;
    public static final int STACK = 2;
    public static final int CONSTANT = 3;
    public static final int KIND_BITS = 2;
    /** Shape of what is no object: an address, a word, a struct. */
    public static final char WORD = 'W';
    /** What such a file is called, behind the image's name. */
    public static final String SUFFIX = ".debug";

    private DebugTableFormat() {
    }
}
