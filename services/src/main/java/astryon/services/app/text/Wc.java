package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;

/** The tool {@code wc}: count lines, words and bytes. */
public final class Wc implements Program {
    private static final int LINES = 0;
    private static final int WORDS = 1;
    private static final int CHARACTERS = 2;
    private static final int BYTES = 3;
    private static final int LONGEST = 4;

    @Override
    public Manual manual() {
        return Manual.of("wc", "count lines, words and bytes", "[FILE...]").option('l', "lines", "lines").option('w', "words", "words").option('m', "chars", "characters")
                .option('c', "bytes", "bytes").option('L', "max-line-length", "the length of the longest line")
                .paragraph("Without options lines, words and bytes are printed, in this order.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        String letters = "lwmcL";
        boolean[] wanted = new boolean[letters.length()];
        boolean any = false;
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = arguments.has(letters.charAt(i));
            any |= wanted[i];
        }
        if (!any) {
            wanted[LINES] = true;
            wanted[WORDS] = true;
            wanted[BYTES] = true;
        }
        boolean plain = !wanted[WORDS] && !wanted[CHARACTERS] && !wanted[LONGEST];
        int numbers = 0;
        for (boolean each : wanted) {
            numbers += each ? 1 : 0;
        }
        boolean narrow = numbers == 1 && arguments.operands().size() < 2;
        long[] total = new long[wanted.length];
        int status = Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            long[] counts;
            try (InputStream input = invocation.open(name)) {
                counts = plain ? countLines(input) : count(input);
            }
            for (int i = 0; i < total.length; i++) {
                total[i] = i == LONGEST ? Math.max(total[i], counts[i]) : total[i] + counts[i];
            }
            print(invocation.output(), wanted, narrow, counts, arguments.operands().isEmpty() ? "" : name);
        });
        if (arguments.operands().size() > 1) {
            print(invocation.output(), wanted, narrow, total, "total");
        }
        return status;
    }

    private static void print(Output output, boolean[] wanted, boolean narrow, long[] counts, String name) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i]) {
                line.append(line.length() == 0 ? "" : " ").append(narrow ? Long.toString(counts[i]) : Numbers.spaces(counts[i], 9));
            }
        }
        output.println(line.append(name.isEmpty() ? "" : " ").append(name).toString());
    }

    private static long[] countLines(InputStream input) throws IOException {
        byte[] block = new byte[1 << 16];
        long lines = 0;
        long bytes = 0;
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            bytes += read;
            for (int i = 0; i < read; i++) {
                lines += block[i] == '\n' ? 1 : 0;
            }
        }
        return new long[] {lines, 0, 0, bytes, 0};
    }

    private static long[] count(InputStream input) throws IOException {
        byte[] block = new byte[1 << 16];
        long[] counts = new long[5];
        boolean inWord = false;
        long column = 0;
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
            counts[BYTES] += read;
            for (int i = 0; i < read; i++) {
                int c = block[i];
                if ((c & 0xc0) != 0x80) {
                    counts[CHARACTERS]++;
                }
                if (c == ' ' || c >= '\t' && c <= '\r') {
                    inWord = false;
                    if (c == '\t') {
                        column = (column | 7) + 1;
                    } else if (c == ' ') {
                        column++;
                    } else if (c == '\n' || c == '\r' || c == '\f') {
                        counts[LONGEST] = Math.max(counts[LONGEST], column);
                        column = 0;
                        counts[LINES] += c == '\n' ? 1 : 0;
                    }
                } else {
                    column += c >= 0x20 && c != 0x7f || (c & 0xc0) == 0xc0 ? 1 : 0;
                    if (!inWord && (c > 0x20 && c < 0x7f || c < 0)) {
                        counts[WORDS]++;
                        inWord = true;
                    }
                }
            }
        }
        counts[LONGEST] = Math.max(counts[LONGEST], column);
        return counts;
    }
}
