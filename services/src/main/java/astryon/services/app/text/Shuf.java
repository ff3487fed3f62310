package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The tool {@code shuf}: print lines in an order by chance. */
public final class Shuf implements Program {
    @Override
    public Manual manual() {
        return Manual.of("shuf", "print lines in an order by chance", "[FILE | TEXT...]").option('e', "echo", "the operands are the lines")
                .option('i', "input-range", "A-B", "the numbers from A to B are the lines").option('n', "head-count", "N", "print no more than N")
                .option('o', "output", "FILE", "print into FILE").option('z', "zero-terminated", "lines end with a zero byte");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        int end = arguments.has('z') ? 0 : '\n';
        List<byte[]> lines = new ArrayList<>();
        if (arguments.has('e')) {
            arguments.operands().forEach(each -> lines.add(Text.encode(each)));
        } else if (arguments.has('i')) {
            addRange(lines, arguments.value('i').orElseThrow());
        } else {
            arguments.wantOperands(0, 1);
            try (InputStream input = invocation.open(arguments.operands().isEmpty() ? "-" : arguments.operands().get(0))) {
                Lines source = new Lines(input, end);
                while (source.next()) {
                    lines.add(source.bytes());
                }
            }
        }
        Collections.shuffle(lines, new Random());
        Output output = arguments.has('o') ? invocation.create(arguments.value('o').orElseThrow()) : invocation.output();
        for (byte[] line : lines.subList(0, (int) Math.min(lines.size(), arguments.count('n', lines.size())))) {
            output.write(line);
            output.write(end);
        }
        if (arguments.has('o')) {
            output.close();
        }
        return 0;
    }

    private void addRange(List<byte[]> lines, String range) {
        if (!range.matches("[0-9]{1,9}-[0-9]{1,9}")) {
            throw Complaint.usage(manual(), "-i wants numbers as 1-10, not " + range);
        }
        int dash = range.indexOf('-');
        for (long i = Long.parseLong(range.substring(0, dash)); i <= Long.parseLong(range.substring(dash + 1)); i++) {
            lines.add(Text.encode(Long.toString(i)));
        }
    }
}
