package astryon.services.crash;

import java.util.List;

/** What is said of a crash: a line, and a text. */
record Report(String line, String text) {
    /** So many methods have their variables told: the innermost. */
    private static final int MOST_WITH_LOCALS = 8;
    private static final long CODE_MASK = 0xffff_ffffL;

    /** @param program whose fault it is, as init knows it */
    static Report of(String program, Fault fault, Pages pages, DebugTables tables) {
        StringBuilder text = new StringBuilder();
        String place = "";
        if (fault.codeTable() != 0) {
            long table = fault.codeTable() & CODE_MASK;
            long code = fault.codeTable() >>> 32;
            DebugTables.Table debug = debugTable(tables, pages, table, code);
            List<Stack.Frame> frames = new Stack(pages, new SideTable(pages, table, code), debug == null ? null : debug.places()).frames(fault.instruction(), fault.stackPointer());
            int shown = 0;
            for (Stack.Frame frame : frames) {
                List<Locals.Local> locals = debug == null || shown >= MOST_WITH_LOCALS ? List.of() : locals(debug, frame, code, shown == 0 ? fault.registers() : new long[0]);
                List<SideTable.Position> positions = frame.place().positions();
                shown += positions.size();
                for (int i = 0; i < positions.size(); i++) {
                    text.append("    at ").append(positions.get(i)).append('\n');
                    int depth = positions.size() - 1 - i;
                    locals.stream().filter(local -> local.depth() == depth).forEach(local -> text.append("        ").append(local.name()).append(" = ").append(local.value()).append('\n'));
                }
            }
            place = frames.isEmpty() ? "" : " in " + frames.get(0).place().positions().get(0);
        }
        String line = program + ": " + fault.reason() + place;
        return new Report(line, line + "\n" + text + Registers.text(fault.registers()));
    }

    private static List<Locals.Local> locals(DebugTables.Table debug, Stack.Frame frame, long code, long[] registers) {
        try {
            return debug.locals().of(frame, code, registers);
        } catch (Unreadable tooMuch) {
            return List.of();
        }
    }

    /** Of an exception that nothing caught: controls in what the program says of it are question marks. */
    static Report ofTrace(String program, String trace) {
        String said = program.replace('\n', '?').concat(": ").concat(trace);
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < said.length(); i++) {
            char c = said.charAt(i);
            clean.append(c == '\t' ? "    " : c == '\n' || c >= ' ' && (c < 0x7f || c > 0x9f) ? String.valueOf(c) : "?");
        }
        int end = clean.indexOf("\n");
        return new Report(end < 0 ? clean.toString() : clean.substring(0, end), clean.toString());
    }

    private static DebugTables.Table debugTable(DebugTables tables, Pages pages, long table, long code) {
        try {
            return tables.of(pages, table, code);
        } catch (Unreadable noTable) {
            return null;
        }
    }
}
