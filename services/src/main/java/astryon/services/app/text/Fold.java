package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.line.CharacterWidth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The tool {@code fold}: break long lines. */
public final class Fold implements Program {
    private int width;
    private boolean bytes;
    private boolean spaces;

    @Override
    public Manual manual() {
        return Manual.of("fold", "break long lines", "[FILE...]").with(Manual.Syntax.COUNT).option('w', "width", "N", "so many columns; 80 if it is not said")
                .option('b', "bytes", "count bytes, not columns").option('s', "spaces", "break behind blanks where there are some");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        width = (int) Math.min(Integer.MAX_VALUE / 2, arguments.count('w', 80));
        if (width == 0) {
            throw Complaint.usage(manual(), "-w wants at least 1");
        }
        bytes = arguments.has('b');
        spaces = arguments.has('s');
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    fold(bytes ? new String(lines.bytes(), StandardCharsets.ISO_8859_1) : lines.text(), invocation.output());
                    if (lines.terminated()) {
                        invocation.output().write('\n');
                    }
                }
            }
        });
    }

    private void fold(String line, Output output) throws IOException {
        int start = 0;
        int column = 0;
        int blank = -1;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            int next = column(column, point);
            if (next > width && i > start) {
                int end = spaces && blank > start ? blank : i;
                write(line.substring(start, end), output);
                output.write('\n');
                start = end;
                column = 0;
                blank = -1;
                i = start;
                continue;
            }
            column = next;
            i += Character.charCount(point);
            if (point == ' ' || point == '\t') {
                blank = i;
            }
        }
        write(line.substring(start), output);
    }

    private void write(String part, Output output) throws IOException {
        if (bytes) {
            output.write(part.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            output.print(part);
        }
    }

    private int column(int column, int point) {
        if (bytes) {
            return column + 1;
        }
        return switch (point) {
            case '\t' -> (column | 7) + 1;
            case '\b' -> Math.max(0, column - 1);
            case '\r' -> 0;
            default -> column + CharacterWidth.of(point);
        };
    }
}
