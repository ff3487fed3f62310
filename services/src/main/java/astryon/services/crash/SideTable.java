package astryon.services.crash;

import astryon.abi.CodeTableFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * The side table ({@link CodeTableFormat}) in another process. {@code astryon.unwind.CodeTable} reads the same for who can trust it; here every byte is checked, and what runs too long ends with
 * {@link Unreadable}.
 */
final class SideTable {
    private static final int MOST_REFERENCES = 1 << 16;
    private static final int MOST_POSITIONS = 64;
    private static final int MOST_TEXT = 200;
    /** How far from a method's start its first row may be. */
    private static final int PROLOGUE = 64;

    private final Pages pages;
    private final long table;
    private final long text;
    private long at;

    /** A source position; {@code file} is empty if it is unknown. */
    record Position(String className, String method, String file, int line) {
        /** As in a stack trace. */
        @Override
        public String toString() {
            return className + "." + method + (file.isEmpty() ? "(Unknown Source)" : "(" + file + ":" + line + ")");
        }
    }

    /**
     * A place in code.
     *
     * @param function offset of the function's start in the text
     * @param frameSize bytes between the stack pointer and the return address
     * @param positions the innermost inlined method first
     */
    record Place(long function, int frameSize, List<Position> positions) {
    }

    SideTable(Pages pages, long table, long text) {
        this.pages = pages;
        this.table = table;
        this.text = text;
    }

    /** Of exactly this address, or null. */
    Place find(long pc) {
        return find(pc, false);
    }

    /** Of the last row before the instruction or, near the start of a method, of the first after it; or null. */
    Place findAround(long pc) {
        for (int i = 0; i < PROLOGUE; i++) {
            Place place = find(pc + i, true);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private Place find(long pc, boolean near) {
        int function = pc < text ? -1 : functionAt(pc - text);
        if (function < 0) {
            return null;
        }
        long code = u32(entry(function));
        at = part(0) + u32(entry(function) + 4);
        int frameSize = number() * 8;
        int own = number();
        int rows = number();
        long wanted = pc - text - code;
        int left = seekGroup(wanted, rows >>> 1, (rows & CodeTableFormat.WIDE) != 0 ? 4 : 2);
        return row(code, frameSize, own, wanted, left, near);
    }

    /** Start of the group's rows, as an offset in the function. */
    private long groupStart;

    /** Goes to the last group that does not start behind the wanted row; how many rows it has. */
    private int seekGroup(long wanted, int rows, int width) {
        long index = at;
        int high = rows == 0 ? 0 : (rows - 1) / CodeTableFormat.GROUP;
        long groups = index + 2L * width * high;
        int low = 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pages.numberAt(index + 2L * width * middle, width) <= wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at = groups;
        groupStart = 0;
        if (low > 0) {
            long group = index + 2L * width * (low - 1);
            groupStart = pages.numberAt(group, width);
            at = groups + pages.numberAt(group + width, width);
        }
        return Math.min(rows - low * CodeTableFormat.GROUP, CodeTableFormat.GROUP);
    }

    private Place row(long code, int frameSize, int own, long wanted, int rows, boolean near) {
        long offset = groupStart;
        int ownLine = 0;
        int inlinedMethod = 0;
        int inlinedLine = 0;
        int inlinedChain = 0;
        boolean isOwn = true;
        boolean found = false;
        for (int row = 0; row < rows && !(found && offset == wanted); row++) {
            int head = number();
            offset += head >>> CodeTableFormat.FLAG_BITS;
            if (offset > wanted) {
                break;
            }
            if ((head & CodeTableFormat.SAME_MAP) == 0) {
                skip(number());
            }
            if ((head & CodeTableFormat.HANDLER) != 0) {
                number();
            }
            int kind = head & CodeTableFormat.POSITION_MASK;
            isOwn = kind == CodeTableFormat.OWN;
            if (isOwn) {
                ownLine += signed();
            } else if (kind == CodeTableFormat.INLINED) {
                inlinedMethod = number();
                inlinedLine = number();
                inlinedChain = number();
            } else {
                inlinedLine += signed();
            }
            found = near || offset == wanted;
        }
        if (!found) {
            return null;
        }
        return new Place(code, frameSize, isOwn ? positions(own, ownLine, 0) : positions(inlinedMethod, inlinedLine, inlinedChain));
    }

    private void skip(int count) {
        if (count < 0 || count > MOST_REFERENCES) {
            throw new Unreadable();
        }
        for (int i = 0; i < count; i++) {
            number();
        }
    }

    private List<Position> positions(int firstMethod, int firstLine, int firstChain) {
        List<Position> positions = new ArrayList<>();
        positions.add(position(firstMethod, firstLine));
        int chain = firstChain;
        while (chain != 0 && positions.size() < MOST_POSITIONS) {
            at = part(1) + chain - 1;
            int method = number();
            int line = number();
            chain = number();
            positions.add(position(method, line));
        }
        return positions;
    }

    private Position position(int method, int line) {
        at = part(2) + method;
        long classAt = part(2) + number();
        String name = string(number());
        at = classAt;
        int className = number();
        int file = number();
        return new Position(string(className), name, file == 0 ? "" : string(file - 1), line);
    }

    private String string(int offset) {
        return string(offset, MOST_TEXT);
    }

    /** One of the table's strings, or its beginning; the place that is read is kept. */
    String string(int offset, int most) {
        long place = at;
        at = part(3) + offset;
        String string = pages.textAt(at + lengthBytes(), number(), most);
        at = place;
        return string;
    }

    private int lengthBytes() {
        int bytes = 1;
        while (bytes < 5 && (pages.byteAt(at + bytes - 1) & 0x80) != 0) {
            bytes++;
        }
        return bytes;
    }

    /** The function whose code holds this offset, or -1. */
    private int functionAt(long offset) {
        int low = 0;
        int high = (int) u32(table);
        if (high < 0 || offset >= u32(entry(high))) {
            return -1;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (u32(entry(middle)) <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** In the order of the header: records, chains, methods, strings. */
    private long part(int index) {
        return table + u32(table + 4 + 4L * index);
    }

    private long entry(int function) {
        return table + CodeTableFormat.HEADER_BYTES + 8L * function;
    }

    private long u32(long address) {
        return pages.numberAt(address, 4);
    }

    private int number() {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = pages.byteAt(at++);
            number |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new Unreadable();
    }

    private int signed() {
        int number = number();
        return number >>> 1 ^ -(number & 1);
    }
}
