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

/** The tool {@code unexpand}: replace blanks at the beginning of lines by tabs. */
public final class Unexpand implements Program {
    @Override
    public Manual manual() {
        return Manual.of("unexpand", "replace blanks at the beginning of lines by tabs", "[FILE...]").option('a', "all", "also behind other characters, two or more")
                .option('f', "first-only", "only at the beginning, even with -t").option('t', "tabs", "N", "every N columns, or at those of a list; 8 if it is not said; as -a");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        TabStops stops = TabStops.parse(manual(), arguments.value('t').orElse("8"));
        boolean all = (arguments.has('a') || arguments.has('t')) && !arguments.has('f');
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    invocation.output().print(unexpand(lines.text(), stops, all));
                    if (lines.terminated()) {
                        invocation.output().write('\n');
                    }
                }
            }
        });
    }

    private static String unexpand(String line, TabStops stops, boolean all) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        int i = 0;
        while (i < line.length()) {
            int start = i;
            int from = column;
            while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
                column = line.charAt(i++) == ' ' ? column + 1 : Math.max(column + 1, stops.after(column));
            }
            // One blank stays one: a tab would be no shorter.
            boolean single = start > 0 && i - start == 1 && line.charAt(start) == ' ';
            if (single) {
                text.append(' ');
            } else {
                appendBlanks(text, from, column, stops);
            }
            if (i == line.length()) {
                break;
            }
            if (!all) {
                return text.append(line, i, line.length()).toString();
            }
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            text.appendCodePoint(point);
            column = point == '\b' ? Math.max(0, column - 1) : column + CharacterWidth.of(point);
        }
        return text.toString();
    }

    private static void appendBlanks(StringBuilder text, int from, int to, TabStops stops) {
        int column = from;
        while (column < to) {
            int next = stops.after(column);
            if (next < 0 || next > to) {
                text.append(" ".repeat(to - column));
                return;
            }
            text.append('\t');
            column = next;
        }
    }
}
