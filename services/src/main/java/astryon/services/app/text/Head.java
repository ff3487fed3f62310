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

/** The tool {@code head}: print the beginning of files. */
public final class Head implements Program {
    @Override
    public Manual manual() {
        return Manual.of("head", "print the beginning of files", "[FILE...]").with(Manual.Syntax.COUNT)
                .option('n', "lines", "N", "so many lines, 10 if it is not said; all but the last N with -N").option('c', "bytes", "N", "so many bytes; all but the last N with -N")
                .option('q', "quiet", "no names above").option('v', "verbose", "names above even of a single file");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean bytes = arguments.last("nc") == 'c';
        char letter = bytes ? 'c' : 'n';
        String text = arguments.value(letter).orElse("10");
        boolean butLast = text.startsWith("-");
        long count = Numbers.count(manual(), "-" + letter, butLast ? text.substring(1) : text);
        Output output = invocation.output();
        Headings headings = new Headings(arguments, output);
        return Operands.each(invocation, Operands.orInput(arguments.operands()), name -> {
            try (InputStream input = invocation.open(name)) {
                headings.print(name);
                if (bytes && butLast) {
                    new Delay(output, count, false).run(input);
                } else if (butLast) {
                    new Delay(output, count, true).run(input);
                } else if (bytes) {
                    bytes(input, output, count);
                } else {
                    lines(new Lines(input), output, count);
                }
            }
        });
    }

    private static void bytes(InputStream input, Output output, long count) throws IOException {
        byte[] block = new byte[1 << 16];
        long left = count;
        while (left > 0) {
            int read = input.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                return;
            }
            output.write(block, 0, read);
            left -= read;
        }
    }

    private static void lines(Lines lines, Output output, long count) throws IOException {
        for (long i = 0; i < count && lines.next(); i++) {
            output.write(lines.block(), lines.from(), lines.to() - lines.from() + (lines.terminated() ? 1 : 0));
        }
    }
}
