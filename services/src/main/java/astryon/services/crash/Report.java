package astryon.services.crash;

import java.util.List;

/** What is said of a crash: a line, and a text. */
record Report(String line, String text) {
    private static final long CODE_MASK = 0xffff_ffffL;

    /** @param program whose fault it is, as init knows it */
    static Report of(String program, Fault fault, Pages pages, DebugTables tables) {
        StringBuilder text = new StringBuilder();
        String place = "";
        if (fault.codeTable() != 0) {
            long table = fault.codeTable() & CODE_MASK;
            long code = fault.codeTable() >>> 32;
            List<Stack.Frame> frames = new Stack(pages, new SideTable(pages, table, code), debugTable(tables, pages, table, code)).frames(fault.instruction(), fault.stackPointer());
            for (Stack.Frame frame : frames) {
                frame.place().positions().forEach(position -> text.append("    at ").append(position).append('\n'));
            }
            place = frames.isEmpty() ? "" : " in " + frames.get(0).place().positions().get(0);
        }
        String line = program + ": " + fault.reason() + place;
        return new Report(line, line + "\n" + text + Registers.text(fault.registers()));
    }

    private static SideTable debugTable(DebugTables tables, Pages pages, long table, long code) {
        try {
            return tables.of(pages, table, code);
        } catch (Unreadable noTable) {
            return null;
        }
    }
}
