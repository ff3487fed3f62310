package astryon.unwind;

import astryon.abi.CodeTableFormat;
import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;

/**
 * A reader of the side table: for the address of a call, poll or trapping instruction in compiled code it tells the size of
 * the stack frame, which words of it are references, where exceptions continue, and the chain of source positions, inlined
 * methods first. It is a cursor: {@link #find} moves it to a row, the other methods read that row. It allocates nothing and
 * takes no locks, so whoever needs one in a tight place (a panic, the collector) keeps its own, made ahead.
 *
 * <p>The format is {@code astryon.abi.CodeTableFormat}.
 */
public final class CodeTable {
    private static final String DECODES = "decodes constant memory into its own fields; used while the stack is being walked";

    private final Address table;
    private final Address text;

    /** Where the next number is read. */
    private Address at;
    private Address code;
    private int frameSize;
    private int ownMethod;
    private int referenceCount;
    private Address referencesAt;
    private int handler;
    private int rowMethod;
    private int rowLine;
    private int rowChain;

    private int referencesLeft;
    private boolean referencesBegun;
    private int slot;
    private int method;
    private int line;
    private int chain;
    private boolean positionsBegun;

    /**
     * @param table the side table: linker symbol {@code astryon.codetable}
     * @param text  the start of the code it describes: {@code astryon.text}
     */
    public CodeTable(Address table, Address text) {
        this.table = table;
        this.text = text;
        this.at = table;
        this.code = text;
        this.referencesAt = table;
    }

    /** Moves to the row of exactly this address: return address minus one, or the trapping instruction. Whether there is one. */
    @Uninterruptible(reason = DECODES)
    public boolean find(Address pc) {
        return move(pc, false);
    }

    /** Moves to the last row at or before this address in the function that holds it: for the source line of any instruction. */
    @Uninterruptible(reason = DECODES)
    public boolean findNear(Address pc) {
        return move(pc, true);
    }

    @NoInline
    @Uninterruptible(reason = DECODES)
    private boolean move(Address pc, boolean near) {
        if (pc.isBelow(text)) {
            return false;
        }
        int function = functionAt(pc.value() - text.value());
        if (function < 0) {
            return false;
        }
        Address entry = indexEntry(function);
        code = text.plus(unsigned(entry));
        at = part(0).plus(unsigned(entry.plus(4)));
        frameSize = number() * 8;
        ownMethod = number();
        int rows = number();
        return seekGroup(pc.value() - code.value(), rows >>> 1, (rows & CodeTableFormat.WIDE) != 0 ? 4 : 2, near);
    }

    /** Goes to the last group that does not start behind the wanted row. Offsets of groups are of {@code width} bytes. */
    @Uninterruptible(reason = DECODES)
    private boolean seekGroup(long wanted, int rows, int width, boolean near) {
        Address index = at;
        int low = 0;
        int high = rows == 0 ? 0 : (rows - 1) / CodeTableFormat.GROUP;
        Address groups = index.plus(2L * width * high);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offset(index.plus(2L * width * middle), width) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long start = 0;
        at = groups;
        if (low > 0) {
            Address group = index.plus(2L * width * (low - 1));
            start = offset(group, width);
            at = groups.plus(offset(group.plus(width), width));
        }
        int left = rows - low * CodeTableFormat.GROUP;
        return seek(start, wanted, left < CodeTableFormat.GROUP ? left : CodeTableFormat.GROUP, near);
    }

    /** It may lie at any address. */
    @Uninterruptible(reason = DECODES)
    private static long offset(Address address, int width) {
        long offset = 0;
        for (int i = width - 1; i >= 0; i--) {
            offset = offset << 8 | address.plus(i).loadByte() & 0xff;
        }
        return offset;
    }

    /** The function whose code holds this offset, or -1. */
    @NoInline
    @Uninterruptible(reason = DECODES)
    private int functionAt(long offset) {
        int low = 0;
        int high = table.loadInt();
        if (offset >= unsigned(indexEntry(high))) {
            return -1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (unsigned(indexEntry(middle)) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Reads rows of a group up to the wanted one, keeping what later rows are relative to. */
    @Uninterruptible(reason = DECODES)
    private boolean seek(long start, long wanted, int rows, boolean near) {
        long offset = start;
        int ownLine = 0;
        int inlinedMethod = 0;
        int inlinedLine = 0;
        int inlinedChain = 0;
        boolean any = false;
        referenceCount = 0;
        referencesAt = table;
        for (int row = 0; row < rows; row++) {
            Address rowAt = at;
            int head = number();
            offset += head >>> CodeTableFormat.FLAG_BITS;
            if (offset > wanted) {
                at = rowAt;
                break;
            }
            if ((head & CodeTableFormat.SAME_MAP) == 0) {
                referenceCount = number();
                referencesAt = at;
                skipNumbers(referenceCount);
            }
            handler = (head & CodeTableFormat.HANDLER) != 0 ? number() : -1;
            int kind = head & CodeTableFormat.POSITION_MASK;
            if (kind == CodeTableFormat.OWN) {
                ownLine += signedNumber();
                rowMethod = ownMethod;
                rowLine = ownLine;
                rowChain = 0;
            } else {
                if (kind == CodeTableFormat.INLINED) {
                    inlinedMethod = number();
                    inlinedLine = number();
                    inlinedChain = number();
                } else {
                    inlinedLine += signedNumber();
                }
                rowMethod = inlinedMethod;
                rowLine = inlinedLine;
                rowChain = inlinedChain;
            }
            any = near || offset == wanted;
            if (offset == wanted) {
                break;
            }
        }
        rewind();
        return any;
    }

    /** Starts the references and the positions of the row from the beginning. */
    @NoInline
    @Uninterruptible(reason = DECODES)
    public void rewind() {
        referencesLeft = referenceCount;
        referencesBegun = false;
        at = referencesAt;
        positionsBegun = false;
    }

    /** Bytes between the stack pointer in the method's body and the return address. */
    public int frameSize() {
        return frameSize;
    }

    /** Start of the function's code. */
    public Address function() {
        return code;
    }

    /** Whether an exception thrown here continues in this function. */
    public boolean hasHandler() {
        return handler >= 0;
    }

    /** Where. */
    @Uninterruptible(reason = DECODES)
    public Address handler() {
        return code.plus(handler);
    }

    /** Moves to the first, then the next word that holds a reference. Whether there is one. Read them before the positions. */
    @Uninterruptible(reason = DECODES)
    public boolean nextReference() {
        if (referencesLeft == 0) {
            return false;
        }
        referencesLeft--;
        if (referencesBegun) {
            slot += number() + 1;
        } else {
            slot = signedNumber();
            referencesBegun = true;
        }
        return true;
    }

    /** Byte offset from the stack pointer of that word; negative for a register that a poll has saved. */
    public int reference() {
        return slot * 8;
    }

    /** Moves to the first, then the next source position, from the innermost inlined method outwards. Whether there is one. */
    @Uninterruptible(reason = DECODES)
    public boolean nextPosition() {
        if (!positionsBegun) {
            positionsBegun = true;
            method = rowMethod;
            line = rowLine;
            chain = rowChain;
            return true;
        }
        if (chain == 0) {
            return false;
        }
        at = part(1).plus(chain - 1);
        method = number();
        line = number();
        chain = number();
        return true;
    }

    /** Source line of the position, 0 if unknown. */
    public int line() {
        return line;
    }

    /** Where among the table's strings the name of the position's class is: for each class another place. */
    @Uninterruptible(reason = DECODES)
    public int classNameAt() {
        return classNameString();
    }

    /** First byte of the UTF-8 of the Java name of the position's class. */
    @Uninterruptible(reason = DECODES)
    public Address className() {
        at = string(classNameString());
        int length = number();
        return at;
    }

    @Uninterruptible(reason = DECODES)
    public int classNameLength() {
        at = string(classNameString());
        return number();
    }

    /** First byte of the UTF-8 of the method's name. */
    @Uninterruptible(reason = DECODES)
    public Address methodName() {
        at = string(methodNameString());
        int length = number();
        return at;
    }

    @Uninterruptible(reason = DECODES)
    public int methodNameLength() {
        at = string(methodNameString());
        return number();
    }

    /** First byte of the UTF-8 of the source file's name; zero if unknown. */
    @Uninterruptible(reason = DECODES)
    public Address sourceFile() {
        int source = sourceFileString();
        if (source == 0) {
            return new Address(0);
        }
        at = string(source - 1);
        int length = number();
        return at;
    }

    /** 0 if unknown. */
    @Uninterruptible(reason = DECODES)
    public int sourceFileLength() {
        int source = sourceFileString();
        if (source == 0) {
            return 0;
        }
        at = string(source - 1);
        return number();
    }

    @NoInline
    @Uninterruptible(reason = DECODES)
    private int classNameString() {
        at = part(2).plus(method);
        at = part(2).plus(number());
        return number();
    }

    @NoInline
    @Uninterruptible(reason = DECODES)
    private int sourceFileString() {
        at = part(2).plus(method);
        at = part(2).plus(number());
        number();
        return number();
    }

    @NoInline
    @Uninterruptible(reason = DECODES)
    private int methodNameString() {
        at = part(2).plus(method);
        number();
        return number();
    }

    @Uninterruptible(reason = DECODES)
    private Address string(int offset) {
        return part(3).plus(offset);
    }

    /** Parts in the order of the header: records, chains, methods, strings. */
    @NoInline
    @Uninterruptible(reason = DECODES)
    private Address part(int index) {
        return table.plus(unsigned(table.plus(4 + 4 * index)));
    }

    @Uninterruptible(reason = DECODES)
    private Address indexEntry(int function) {
        return table.plus(CodeTableFormat.HEADER_BYTES + 8L * function);
    }

    @Uninterruptible(reason = DECODES)
    private static long unsigned(Address address) {
        return address.loadInt() & 0xffff_ffffL;
    }

    /** Most numbers are one byte: those are read in line, since what a throw costs is mostly this. */
    @Uninterruptible(reason = DECODES)
    private int number() {
        int first = at.loadByte();
        at = at.plus(1);
        return first >= 0 ? first : longNumber(first);
    }

    @NoInline
    @Uninterruptible(reason = DECODES)
    private int longNumber(int first) {
        int number = first & 0x7f;
        int shift = 7;
        int next;
        do {
            next = at.loadByte();
            at = at.plus(1);
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    /** Goes behind so many numbers: the last byte of each has its top bit clear. */
    @Uninterruptible(reason = DECODES)
    private void skipNumbers(int count) {
        int left = count;
        while (left > 0) {
            if (at.loadByte() >= 0) {
                left--;
            }
            at = at.plus(1);
        }
    }

    @Uninterruptible(reason = DECODES)
    private int signedNumber() {
        int number = number();
        return (number >>> 1) ^ -(number & 1);
    }
}
