package astryon.compiler.dwarf;

import astryon.compiler.world.JavaMethod;
import astryon.compiler.x64.SideTableRow;

/** The line table (DWARF 5, 6.2): one sequence for each method. */
final class LineTable {
    // @formatter:off
    private static final int VERSION = 5;
    private static final int PATH = 1;
    private static final int DIRECTORY_INDEX = 2;
    private static final int STRING = 0x08;
    private static final int UDATA = 0x0f;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int COPY = 1;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;
    // @formatter:on
    /** How many operands each standard opcode has. */
    private static final int[] OPERANDS = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};
    private static final int LINE_BASE = -5;
    private static final int LINE_RANGE = 14;
    private static final int FIRST_SPECIAL = OPERANDS.length + 1;
    private static final int LAST_SPECIAL = 255;

    private final SourceFiles files;
    private final DwarfBytes program = new DwarfBytes();

    LineTable(SourceFiles files) {
        this.files = files;
    }

    void add(PlacedMethod placed) {
        program.u8(0).unsigned(9).u8(SET_ADDRESS).u64(placed.address());
        int file = 1;
        int line = 1;
        int at = 0;
        boolean first = true;
        for (SideTableRow row : placed.code().places()) {
            if (first && row.offset() > 0) {
                file = row(files.of(placed.method()), placed.method().line(), 0, file, line);
                line = placed.method().line();
            }
            first = false;
            if (row.position().line() > 0 && row.position().method() instanceof JavaMethod method) {
                file = row(files.of(method), row.position().line(), row.offset() - at, file, line);
                line = row.position().line();
                at = row.offset();
            }
        }
        program.u8(ADVANCE_PC).unsigned(placed.code().code().length - at);
        program.u8(0).unsigned(1).u8(END_SEQUENCE);
    }

    /** Yields the file. */
    private int row(int file, int line, int distance, int oldFile, int oldLine) {
        if (file != oldFile) {
            program.u8(SET_FILE).unsigned(file);
        }
        int step = line - oldLine;
        long special = step - LINE_BASE + (long) LINE_RANGE * distance + FIRST_SPECIAL;
        if (step >= LINE_BASE && step < LINE_BASE + LINE_RANGE && special <= LAST_SPECIAL) {
            program.u8((int) special);
        } else {
            program.u8(ADVANCE_LINE).signed(step).u8(ADVANCE_PC).unsigned(distance).u8(COPY);
        }
        return file;
    }

    byte[] write() {
        DwarfBytes rest = new DwarfBytes();
        rest.u8(1).u8(1).u8(1).u8(LINE_BASE).u8(LINE_RANGE).u8(FIRST_SPECIAL);
        for (int operands : OPERANDS) {
            rest.u8(operands);
        }
        rest.u8(1).unsigned(PATH).unsigned(STRING).unsigned(1).string(".");
        rest.u8(2).unsigned(PATH).unsigned(STRING).unsigned(DIRECTORY_INDEX).unsigned(UDATA).unsigned(files.count());
        files.paths().forEach(path -> rest.string(path).unsigned(0));
        DwarfBytes all = new DwarfBytes();
        all.u32(2 + 1 + 1 + 4 + rest.size() + program.size()).u16(VERSION).u8(8).u8(0).u32(rest.size());
        return all.bytes(rest.toByteArray()).bytes(program.toByteArray()).toByteArray();
    }
}
