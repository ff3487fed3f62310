package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The tool {@code split}: cut a file into pieces. */
public final class Split implements Program {
    private Invocation invocation;
    private String prefix;
    private int letters;
    private boolean digits;
    private int number;

    @Override
    public Manual manual() {
        return Manual.of("split", "cut a file into pieces", "[FILE [PREFIX]]").with(Manual.Syntax.COUNT).option('l', "lines", "N", "so many lines each; 1000 if it is not said")
                .option('b', "bytes", "N", "so many bytes each").option('a', "suffix-length", "N", "names end with so many letters; 2 if it is not said")
                .option('d', "numeric-suffixes", "or with digits").paragraph("Pieces are called PREFIX and aa, ab and so on; without PREFIX xaa, xab.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 2);
        invocation = all;
        List<String> operands = arguments.operands();
        prefix = operands.size() > 1 ? operands.get(1) : "x";
        letters = (int) Math.min(100, arguments.count('a', 2));
        digits = arguments.has('d');
        long size = arguments.last("lb") == 'b' ? arguments.count('b', 0) : arguments.count('l', 1000);
        if (size == 0 || letters == 0) {
            throw Complaint.usage(manual(), "pieces of nothing are too many");
        }
        try (InputStream input = all.open(operands.isEmpty() ? "-" : operands.get(0))) {
            if (arguments.last("lb") == 'b') {
                bytes(input, size);
            } else {
                lines(new Lines(input), size);
            }
        }
        return 0;
    }

    private Output next() throws IOException {
        StringBuilder name = new StringBuilder();
        int rest = number++;
        int base = digits ? 10 : 26;
        for (int i = 0; i < letters; i++) {
            name.insert(0, (char) ((digits ? '0' : 'a') + rest % base));
            rest /= base;
        }
        if (rest > 0) {
            throw new Complaint(1, "there are more pieces than names; -a makes longer ones");
        }
        return invocation.create(prefix + name);
    }

    private void bytes(InputStream input, long size) throws IOException {
        byte[] block = new byte[(int) Math.min(1 << 16, size)];
        int read = input.read(block);
        while (read > 0) {
            long left = size;
            try (Output output = next()) {
                while (read > 0 && left > 0) {
                    output.write(block, 0, read);
                    left -= read;
                    read = input.read(block, 0, (int) Math.min(block.length, left > 0 ? left : size));
                }
            }
        }
    }

    private void lines(Lines lines, long count) throws IOException {
        boolean more = lines.next();
        while (more) {
            try (Output output = next()) {
                for (long i = 0; more && i < count; i++) {
                    output.write(lines.block(), lines.from(), lines.to() - lines.from() + (lines.terminated() ? 1 : 0));
                    more = lines.next();
                }
            }
        }
    }
}
