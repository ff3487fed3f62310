package astryon.compiler.dwarf;

import java.util.List;

/** Lists of stretches of code, of which entries name some: where a variable is in each of them, or simply that they belong together (DWARF 5, 7.7.3, 7.25 and 7.29). Offsets are from the start of the text. */
final class ListSections {
    private static final int VERSION = 5;
    private static final int ADDRESS_BYTES = 8;
    private static final int OFFSET_PAIR = 4;
    private static final int END = 0;
    private static final int HEADER = 12;

    /** Code from one offset to another; what a variable's place is there, or null. */
    record Stretch(int from, int to, byte[] expression) {
    }

    private final DwarfBytes locations = new DwarfBytes();
    private final DwarfBytes ranges = new DwarfBytes();

    /** Where in its section the list is. */
    int addLocations(List<Stretch> stretches) {
        return add(locations, stretches);
    }

    int addRanges(List<Stretch> stretches) {
        return add(ranges, stretches);
    }

    private static int add(DwarfBytes section, List<Stretch> stretches) {
        int at = HEADER + section.size();
        for (Stretch stretch : stretches) {
            section.u8(OFFSET_PAIR).unsigned(stretch.from).unsigned(stretch.to);
            if (stretch.expression != null) {
                section.unsigned(stretch.expression.length).bytes(stretch.expression);
            }
        }
        section.u8(END);
        return at;
    }

    byte[] locations() {
        return withHeader(locations);
    }

    byte[] ranges() {
        return withHeader(ranges);
    }

    private static byte[] withHeader(DwarfBytes lists) {
        return new DwarfBytes().u32(HEADER - 4 + lists.size()).u16(VERSION).u8(ADDRESS_BYTES).u8(0).u32(0).bytes(lists.toByteArray()).toByteArray();
    }
}
