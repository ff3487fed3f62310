package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code cut}: print parts of lines. */
public final class Cut implements Program {
    private Ranges ranges;
    private boolean complement;
    private String delimiter;
    private String joint;
    private boolean onlyDelimited;

    @Override
    public Manual manual() {
        return Manual.of("cut", "print parts of lines", "[FILE...]").option('b', "bytes", "LIST", "these bytes").option('c', "characters", "LIST", "these characters")
                .option('f', "fields", "LIST", "these fields").option('d', "delimiter", "CHAR", "what stands between fields; a tab if it is not said")
                .option('O', "output-delimiter", "TEXT", "what is printed between fields").option('s', "only-delimited", "only lines with several fields")
                .option('n', "", "accepted: characters are never split by -c").option((char) 0, "complement", "all but these")
                .paragraph("LIST is as 1,3-5,7-: what is there is printed in the order of the line.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        char kind = arguments.last("bcf");
        if (kind == 0) {
            throw Complaint.usage(manual(), "which parts? one of -b, -c, -f is needed");
        }
        if (kind != 'f' && (arguments.has('d') || arguments.has('s'))) {
            throw Complaint.usage(manual(), "-d and -s are about fields: -f");
        }
        ranges = Ranges.parse(manual(), arguments.value(kind).orElseThrow());
        complement = arguments.has("complement");
        delimiter = arguments.value('d').orElse("\t");
        if (delimiter.codePointCount(0, delimiter.length()) > 1) {
            throw Complaint.usage(manual(), "-d wants one character, not " + delimiter);
        }
        delimiter = delimiter.isEmpty() ? "\0" : delimiter;
        joint = arguments.value('O').orElse(delimiter);
        onlyDelimited = arguments.has('s');
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                Lines lines = new Lines(input);
                while (lines.next()) {
                    switch (kind) {
                        case 'b' -> bytes(lines, invocation.output());
                        case 'c' -> characters(lines.text(), invocation.output());
                        default -> fields(lines, invocation.output());
                    }
                }
            }
        });
    }

    private boolean wanted(long number) {
        return ranges.contains(number) != complement;
    }

    private void bytes(Lines lines, Output output) throws IOException {
        byte[] block = lines.block();
        for (int i = lines.from(); i < lines.to(); i++) {
            if (wanted(i - lines.from() + 1)) {
                output.write(block[i]);
            }
        }
        output.write('\n');
    }

    private void characters(String line, Output output) throws IOException {
        StringBuilder kept = new StringBuilder();
        int number = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            i += Character.charCount(point);
            if (wanted(++number)) {
                kept.appendCodePoint(point);
            }
        }
        output.println(kept.toString());
    }

    private void fields(Lines lines, Output output) throws IOException {
        String line = lines.text();
        int at = line.indexOf(delimiter);
        if (at < 0) {
            if (!onlyDelimited) {
                lines.copyTo(output);
            }
            return;
        }
        StringBuilder kept = new StringBuilder();
        boolean any = false;
        int start = 0;
        for (int number = 1; start >= 0; number++) {
            int end = at < 0 ? line.length() : at;
            if (wanted(number)) {
                kept.append(any ? joint : "").append(line, start, end);
                any = true;
            }
            start = at < 0 ? -1 : at + delimiter.length();
            at = at < 0 ? -1 : line.indexOf(delimiter, start);
        }
        output.println(kept.toString());
    }
}
