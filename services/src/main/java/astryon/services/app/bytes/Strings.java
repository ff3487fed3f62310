package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The tool {@code strings}: print what is text in files that are none. */
public final class Strings implements Program {
    @Override
    public Manual manual() {
        return Manual.of("strings", "print what is text in files that are none", "[FILE...]").with(Manual.Syntax.COUNT)
                .option('n', "bytes", "N", "text of at least N characters; 4 if it is not said").option('t', "radix", "BASE", "with its place: o octal, d decimal, x hexadecimal")
                .option('o', "", "as -t o").option('f', "print-file-name", "with the name of the file").option('a', "all", "accepted: whole files are always searched");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        int least = (int) Math.min(1 << 20, Math.max(1, arguments.count('n', 4)));
        String radix = arguments.value('t').orElse(arguments.has('o') ? "o" : "");
        if (!List.of("", "o", "d", "x").contains(radix)) {
            throw Complaint.usage(manual(), "-t wants o, d or x, not " + radix);
        }
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                find(input, invocation.output(), least, radix, arguments.has('f') ? name + ": " : "");
            }
        });
    }

    private static void find(InputStream input, Output output, int least, String radix, String front) throws IOException {
        byte[] block = new byte[1 << 16];
        StringBuilder held = new StringBuilder();
        boolean inText = false;
        long at = 0;
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            for (int i = 0; i < read; i++, at++) {
                int c = block[i];
                if (c >= 32 && c < 127 || c == '\t') {
                    if (inText) {
                        output.write(c);
                    } else if (held.append((char) c).length() == least) {
                        output.print(front + place(at + 1 - least, radix) + held);
                        held.setLength(0);
                        inText = true;
                    }
                    continue;
                }
                held.setLength(0);
                if (inText) {
                    output.write('\n');
                    inText = false;
                }
            }
        }
        if (inText) {
            output.write('\n');
        }
    }

    private static String place(long at, String radix) {
        if (radix.isEmpty()) {
            return "";
        }
        String digits = Long.toString(at, radix.equals("o") ? 8 : radix.equals("d") ? 10 : 16);
        return " ".repeat(Math.max(0, 7 - digits.length())) + digits + " ";
    }
}
