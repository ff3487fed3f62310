package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.line.CharacterWidth;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code expand}: replace tabs by blanks. */
public final class Expand implements Program {
    @Override
    public Manual manual() {
        return Manual.of("expand", "replace tabs by blanks", "[FILE...]").option('i', "initial", "only at the beginning of lines")
                .option('t', "tabs", "N", "every N columns, or at those of a list; 8 if it is not said");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        TabStops stops = TabStops.parse(manual(), arguments.value('t').orElse("8"));
        boolean initial = arguments.has('i');
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    invocation.output().print(expand(lines.text(), stops, initial));
                    if (lines.terminated()) {
                        invocation.output().write('\n');
                    }
                }
            }
        });
    }

    private static String expand(String line, TabStops stops, boolean initial) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder text = new StringBuilder();
        int column = 0;
        boolean inside = false;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\t' && !(initial && inside)) {
                int next = Math.max(column + 1, stops.after(column));
                text.append(" ".repeat(next - column));
                column = next;
                continue;
            }
            inside |= point != ' ' && point != '\t';
            text.appendCodePoint(point);
            column = point == '\b' ? Math.max(0, column - 1) : column + CharacterWidth.of(point);
        }
        return text.toString();
    }
}
