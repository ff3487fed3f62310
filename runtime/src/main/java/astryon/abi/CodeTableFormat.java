package astryon.abi;

/**
 * The side table of an image: for each place in compiled code where the stack may be walked, how. Numbers are u32 in the header
 * and the index, elsewhere LEB128, signed ones zigzag.
 * <pre>
 *   header   count of functions, then offsets from the table's start of: records, chains, methods, strings
 *   index    for each function, by address: offset of its code from the start of the text, offset of its record;
 *            then a row for the end of the code
 *   record   stack frame size / 8, method, count of rows * 2 + 1 if WIDE, where each GROUP of rows but the first is, rows by address
 *   group    offset of its first row in the function; bytes of the groups before it: both u16, of a WIDE function both u32
 *   row      (distance to the row before; of the first in a group 0, of the first of all to the function) * 16 + flags
 *            without SAME_MAP: count of references, the slot of the first, signed, then gaps between their slots: slot n is 8 * n bytes
 *            above the stack pointer, where n is negative a register that the poll has saved
 *            with HANDLER: offset of the handler in the function
 *            then the position, of one of three kinds:
 *              OWN         line - line of the last OWN row, signed
 *              INLINED     method, line, chain + 1 or 0
 *              INLINED_TOO method and chain of the last INLINED row; line - line of the last inlined row of either kind, signed
 *   chain    method, line, chain + 1 or 0: where the inlined call is
 *   method   class, string of its name
 *   class    string of its name, string of its source file + 1 or 0
 *   string   length in bytes, UTF-8
 * </pre>
 * What a row says in relation to rows before it is in relation to those of its group. Records, chains, methods, classes and strings are named by their offset from the start of their part; classes lie
 * among the methods.
 */
public final class CodeTableFormat {
    public static final int HEADER_BYTES = 20;
    /** So many rows are read one after the other; the last group has what is left. */
    public static final int GROUP = 16;
    /** Some offset in the function, or in its rows, needs more than 16 bits. */
    public static final int WIDE = 1;
    /** The references are those of the row before. */
    public static final int SAME_MAP = 1;
    /** An exception thrown here is handled in the function. */
    public static final int HANDLER = 2;
    public static final int POSITION_SHIFT = 2;
    public static final int POSITION_MASK = 3 << POSITION_SHIFT;
    /** The place is in the function's own code. */
    public static final int OWN = 0;
    /** It is in the code of another method. */
    public static final int INLINED = 1 << POSITION_SHIFT;
    /** It is in the same inlined code as the last such place. */
    public static final int INLINED_TOO = 2 << POSITION_SHIFT;
    public static final int FLAG_BITS = 4;

    private CodeTableFormat() {
    }
}
