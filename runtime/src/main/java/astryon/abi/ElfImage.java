package astryon.abi;

import astryon.magic.Address;
import astryon.magic.Size;
import astryon.magic.Word;

/**
 * A static ELF64 executable in memory, as a hostile file: {@link #flaw} reads every field that loading uses and says what is
 * wrong with it; after it returned {@link #SOUND}, and as long as nobody writes the bytes, the other methods are in bounds
 * and every segment is one that may be mapped. (System V ABI, gABI 4.1, chapters 4 and 5; AMD64 supplement.)
 *
 * <p>What is taken: x86-64, ET_EXEC, at most {@link #MAX_SEGMENTS} program headers; loadable segments in rising order, not
 * sharing a page, inside the caller's part of the address space, not both writable and executable; entry inside an executable
 * one. Where the image's code table is, if it has one, tells a note of owner "Astryon" and type 1: two u32 addresses, of the
 * table and of the start of the code it describes.
 */
@Word
public record ElfImage(long value) {
    public static final int SOUND = 0;
    public static final int NOT_ELF = 1;
    public static final int NOT_EXECUTABLE = 2;
    public static final int BAD_HEADERS = 3;
    public static final int BAD_SEGMENT = 4;
    public static final int WRITABLE_AND_EXECUTABLE = 5;
    public static final int BAD_ENTRY = 6;

    public static final int MAX_SEGMENTS = 32;
    /** Most bytes all segments may cover together. */
    public static final long MAX_MEMORY = 1L << 31;

    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PF_X = 1;
    private static final int PF_W = 2;
    /** "Astryon" and its zero, as a note's owner. */
    private static final long NOTE_OWNER = 0x006e6f7972747341L;
    private static final int NOTE_CODE_TABLE = 1;
    private static final int NOTE_SIZE = 28;

    /** What a flaw means, for a message. */
    public static String describe(int flaw) {
        return switch (flaw) {
            case SOUND -> "sound";
            case NOT_ELF -> "not an ELF64 file";
            case NOT_EXECUTABLE -> "not a static x86-64 executable";
            case BAD_HEADERS -> "program headers lie outside the file";
            case BAD_SEGMENT -> "a segment lies outside the file or the address space, or overlaps";
            case WRITABLE_AND_EXECUTABLE -> "a segment is both writable and executable";
            case BAD_ENTRY -> "the entry is not in an executable segment";
            default -> "unknown flaw";
        };
    }

    /** {@link #SOUND}, or what keeps these {@code fileSize} bytes from being loaded. */
    public int flaw(Size fileSize) {
        long size = fileSize.value();
        if (size < HEADER_SIZE || word(0) != 0x464c457f || start().plus(4).loadByte() != 2 || start().plus(5).loadByte() != 1) {
            return NOT_ELF;
        }
        if (half(16) != 2 || half(18) != 62 || word(20) != 1) {
            return NOT_EXECUTABLE;
        }
        long headers = longAt(32);
        int count = segments();
        if (half(54) != PROGRAM_HEADER_SIZE || count == 0 || count > MAX_SEGMENTS || (headers & 7) != 0 || headers < HEADER_SIZE
                || headers > size || size - headers < (long) count * PROGRAM_HEADER_SIZE) {
            return BAD_HEADERS;
        }
        return segmentFlaw(size);
    }

    private int segmentFlaw(long fileSize) {
        long previousEnd = UserSpace.START;
        long total = 0;
        boolean entryFound = false;
        for (int i = 0; i < segments(); i++) {
            if (!isLoadable(i)) {
                continue;
            }
            long offset = fileOffset(i).value();
            long inFile = fileSize(i).value();
            long address = address(i).value();
            long inMemory = memorySize(i).value();
            if (offset < 0 || offset > fileSize || inFile < 0 || inFile > fileSize - offset || inFile > inMemory
                    || ((offset ^ address) & (UserSpace.PAGE - 1)) != 0
                    || !UserSpace.contains(address(i), memorySize(i)) || pageStart(i).value() < previousEnd) {
                return BAD_SEGMENT;
            }
            if (isWritable(i) && isExecutable(i)) {
                return WRITABLE_AND_EXECUTABLE;
            }
            previousEnd = pageEnd(i).value();
            total += previousEnd - pageStart(i).value();
            if (total > MAX_MEMORY) {
                return BAD_SEGMENT;
            }
            long entry = entry().value();
            entryFound |= isExecutable(i) && entry >= address && entry - address < inFile;
        }
        return entryFound ? SOUND : BAD_ENTRY;
    }

    public Address entry() {
        return new Address(longAt(24));
    }

    /** Count of program headers, loadable or not. */
    public int segments() {
        return half(56);
    }

    /** Whether segment {@code index} is to be mapped; empty ones are not. */
    public boolean isLoadable(int index) {
        return header(index).loadInt() == PT_LOAD && memorySize(index).value() != 0;
    }

    public boolean isExecutable(int index) {
        return (header(index).plus(4).loadInt() & PF_X) != 0;
    }

    public boolean isWritable(int index) {
        return (header(index).plus(4).loadInt() & PF_W) != 0;
    }

    /** {@link Protection} bits of a loadable segment. */
    public int protection(int index) {
        return Protection.READ | (isWritable(index) ? Protection.WRITE : 0) | (isExecutable(index) ? Protection.EXECUTE : 0);
    }

    public Size fileOffset(int index) {
        return new Size(header(index).plus(8).loadLong());
    }

    public Address address(int index) {
        return new Address(header(index).plus(16).loadLong());
    }

    public Size fileSize(int index) {
        return new Size(header(index).plus(32).loadLong());
    }

    public Size memorySize(int index) {
        return new Size(header(index).plus(40).loadLong());
    }

    /** First byte of the segment's first page. */
    public Address pageStart(int index) {
        return address(index).alignDown(UserSpace.PAGE);
    }

    /** First byte after the segment's last page. */
    public Address pageEnd(int index) {
        return address(index).plus(memorySize(index)).alignUp(UserSpace.PAGE);
    }

    /** The note's two addresses, the table's in the lower half, or 0: a claim of the file, not checked. */
    public long codeTable(Size fileSize) {
        for (int i = 0; i < segments(); i++) {
            long offset = fileOffset(i).value();
            if (header(i).loadInt() != PT_NOTE || (offset & 3) != 0 || offset < 0 || fileSize(i).value() < NOTE_SIZE
                    || offset > fileSize.value() - NOTE_SIZE) {
                continue;
            }
            Address note = start().plus(offset);
            if (note.loadInt() == 8 && note.plus(4).loadInt() == 8 && note.plus(8).loadInt() == NOTE_CODE_TABLE
                    && twoInts(note.plus(12)) == NOTE_OWNER) {
                return twoInts(note.plus(20));
            }
        }
        return 0;
    }

    private static long twoInts(Address address) {
        return address.loadInt() & 0xffff_ffffL | (long) address.plus(4).loadInt() << 32;
    }

    private Address header(int index) {
        return start().plus(longAt(32) + (long) index * PROGRAM_HEADER_SIZE);
    }

    private Address start() {
        return new Address(value);
    }

    private int half(int offset) {
        return start().plus(offset).loadChar();
    }

    private int word(int offset) {
        return start().plus(offset).loadInt();
    }

    private long longAt(int offset) {
        return start().plus(offset).loadLong();
    }
}
