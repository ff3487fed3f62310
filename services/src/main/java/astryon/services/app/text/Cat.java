package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code cat}: print files one after the other. */
public final class Cat implements Program {
    private boolean numbersAll;
    private boolean numbersFull;
    private boolean showsEnds;
    private boolean showsTabs;
    private boolean showsOthers;
    private boolean squeezes;
    private long number;
    /** Whether the last line printed had its end: a file goes on in the line where the one before stopped. */
    private boolean atStart = true;
    private boolean lastWasEmpty;

    @Override
    public Manual manual() {
        return Manual.of("cat", "print files one after the other", "[FILE...]").option('n', "number", "number all lines")
                .option('b', "number-nonblank", "number lines that are not empty").option('s', "squeeze-blank", "print of empty lines in a row only the first")
                .option('v', "show-nonprinting", "show control characters as ^X, bytes above 127 as M-X").option('E', "show-ends", "show $ at the end of lines")
                .option('T', "show-tabs", "show tabs as ^I").option('e', "", "as -vE").option('t', "", "as -vT").option('A', "show-all", "as -vET")
                .paragraph("Without FILE, or where it is -, the standard input is read.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean all = arguments.has('A');
        numbersFull = arguments.has('b');
        numbersAll = arguments.has('n') && !numbersFull;
        squeezes = arguments.has('s');
        showsEnds = all || arguments.has('e') || arguments.has('E');
        showsTabs = all || arguments.has('t') || arguments.has('T');
        showsOthers = all || arguments.has('e') || arguments.has('t') || arguments.has('v');
        boolean plain = !numbersAll && !numbersFull && !showsEnds && !showsTabs && !showsOthers && !squeezes;
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                if (plain) {
                    copy(input, invocation.output());
                } else {
                    show(new Lines(input), invocation.output());
                }
            }
        });
    }

    /** What comes is passed on at once, for who waits at the other end. */
    public static void copy(InputStream input, Output output) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int count = input.read(block); count >= 0; count = input.read(block)) {
            output.write(block, 0, count);
            output.flush();
        }
    }

    private void show(Lines lines, Output output) throws IOException {
        while (lines.next()) {
            boolean empty = lines.from() == lines.to() && atStart && lines.terminated();
            if (squeezes && empty && lastWasEmpty) {
                continue;
            }
            lastWasEmpty = empty;
            if (atStart && (numbersAll || numbersFull && !empty)) {
                output.print(Numbers.spaces(++number, 6) + "\t");
            }
            byte[] block = lines.block();
            for (int i = lines.from(); i < lines.to(); i++) {
                show(block[i] & 0xff, output);
            }
            atStart = lines.terminated();
            if (atStart) {
                output.print(showsEnds ? "$\n" : "\n");
            }
        }
    }

    private void show(int value, Output output) throws IOException {
        int c = value;
        if (c == '\t') {
            output.print(showsTabs ? "^I" : "\t");
            return;
        }
        if (showsOthers && c >= 128) {
            output.print("M-");
            c -= 128;
        }
        if (showsOthers && (c < 32 || c == 127)) {
            output.write('^');
            c ^= 64;
        }
        output.write(c);
    }
}
