package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Replacement;
import astryon.services.app.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tool {@code sort}: sort lines. */
public final class Sort implements Program {
    private Invocation invocation;
    private int end;

    @Override
    public Manual manual() {
        return Manual.of("sort", "sort lines", "[FILE...]").option('n', "numeric-sort", "by numbers").option('g', "general-numeric-sort", "by numbers, also as 1e6")
                .option('h', "human-numeric-sort", "by numbers with units: 2K, 1M").option('M', "month-sort", "by the names of months").option('V', "version-sort", "by versions: 1.9, 1.10")
                .option('r', "reverse", "the other way round").option('f', "ignore-case", "large and small letters are the same").option('b', "ignore-leading-blanks", "do not mind blanks in front")
                .option('d', "dictionary-order", "only by blanks, letters and digits").option('i', "ignore-nonprinting", "only by characters that can be printed")
                .option('k', "key", "KEY", "by a part of lines; then by the next").option('t', "field-separator", "CHAR", "what stands between fields; blanks if it is not said")
                .option('u', "unique", "of equal lines only the first").option('s', "stable", "equal keys stay in the order in which they are")
                .option('o', "output", "FILE", "print into FILE, which may be one that is sorted").option('c', "check", "only tell whether it is sorted already")
                .option('m', "merge", "accepted: sorted files are sorted together").option('z', "zero-terminated", "lines end with a zero byte").failingWith(2)
                .paragraph("KEY is FIELD[.CHARACTER][OPTIONS][,FIELD[.CHARACTER][OPTIONS]], from and to, both counted from 1; OPTIONS are of the letters above.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        end = arguments.has('z') ? 0 : '\n';
        SortOrder order = order(arguments);
        List<String> names = Operands.orInput(arguments.operands());
        if (arguments.has('c')) {
            arguments.wantOperands(0, 1);
            return check(names.get(0), order, arguments.has('u'));
        }
        List<byte[]> gathered = new ArrayList<>();
        for (String name : names) {
            try (InputStream input = all.openWatched(name)) {
                Lines lines = new Lines(input, end);
                while (lines.next()) {
                    gathered.add(lines.bytes());
                }
            }
        }
        byte[][] lines = gathered.toArray(new byte[0][]);
        Arrays.sort(lines, order);
        if (!arguments.has('o')) {
            print(all.output(), lines, order, arguments.has('u'));
            return 0;
        }
        try (Replacement file = new Replacement(all, arguments.value('o').orElseThrow())) {
            print(file.output(), lines, order, arguments.has('u'));
            file.put();
        }
        return 0;
    }

    private SortOrder order(Arguments arguments) {
        StringBuilder global = new StringBuilder();
        for (Arguments.Given given : arguments.given()) {
            if ("ngbdfhiMrV".indexOf(given.option().letter()) >= 0) {
                global.append(given.option().letter());
            }
        }
        String separator = arguments.value('t').orElse("");
        if (arguments.has('t') && Text.encode(separator).length != 1 && !separator.equals("\\0")) {
            throw Complaint.usage(manual(), "-t wants one character, not " + separator);
        }
        List<SortKey> keys = new ArrayList<>();
        for (Arguments.Given given : arguments.given()) {
            if (given.is('k')) {
                keys.add(SortKey.parse(manual(), given.value(), global.toString()));
            }
        }
        boolean reversed = arguments.has('r');
        boolean plain = keys.isEmpty() && (global.length() == 0 || global.toString().equals("r"));
        if (keys.isEmpty() && !plain) {
            keys.add(SortKey.line(global.toString()));
        }
        boolean lastResort = plain || !arguments.has('s') && !arguments.has('u');
        return new SortOrder(keys, !arguments.has('t') ? -1 : separator.equals("\\0") ? 0 : separator.charAt(0), reversed, lastResort);
    }

    private void print(Output output, byte[][] lines, SortOrder order, boolean unique) throws IOException {
        byte[] before = null;
        for (byte[] line : lines) {
            if (!unique || before == null || order.compare(before, line) != 0) {
                output.write(line);
                output.write(end);
                before = line;
            }
        }
    }

    private int check(String name, SortOrder order, boolean unique) throws IOException {
        try (InputStream input = invocation.openWatched(name)) {
            Lines lines = new Lines(input, end);
            byte[] before = null;
            while (lines.next()) {
                byte[] line = lines.bytes();
                int difference = before == null ? -1 : order.compare(before, line);
                if (difference > 0 || unique && difference == 0) {
                    Launcher.complain(invocation, name + ":" + lines.number() + ": out of order: " + lines.text());
                    return 1;
                }
                before = line;
            }
        }
        return 0;
    }
}
