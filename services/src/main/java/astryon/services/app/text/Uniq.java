package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** The tool {@code uniq}: print of equal lines in a row only the first. */
public final class Uniq implements Program {
    private int fields;
    private int characters;
    private int width;
    private boolean foldsCase;

    @Override
    public Manual manual() {
        return Manual.of("uniq", "print of equal lines in a row only the first", "[INPUT [OUTPUT]]").option('c', "count", "with their number in front")
                .option('d', "repeated", "only lines that there are several of").option('u', "unique", "only lines that there is one of")
                .option('i', "ignore-case", "large and small letters are the same").option('f', "skip-fields", "N", "do not compare the first N fields")
                .option('s', "skip-chars", "N", "nor the N characters behind them").option('w', "check-chars", "N", "compare so many characters")
                .option('z', "zero-terminated", "lines end with a zero byte");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(0, 2);
        List<String> operands = arguments.operands();
        fields = (int) arguments.count('f', 0);
        characters = (int) arguments.count('s', 0);
        width = (int) Math.min(Integer.MAX_VALUE, arguments.count('w', Integer.MAX_VALUE));
        foldsCase = arguments.has('i');
        int end = arguments.has('z') ? 0 : '\n';
        try (InputStream input = invocation.open(operands.isEmpty() ? "-" : operands.get(0))) {
            boolean toFile = operands.size() > 1 && !operands.get(1).equals("-");
            Output output = toFile ? invocation.create(operands.get(1)) : invocation.output();
            run(new Lines(input, end), output, arguments, end);
            if (toFile) {
                output.close();
            }
        }
        return 0;
    }

    private void run(Lines lines, Output output, Arguments arguments, int end) throws IOException {
        byte[] first = null;
        String key = "";
        long count = 0;
        boolean more = lines.next();
        while (more || first != null) {
            String next = more ? key(lines.text()) : null;
            if (first != null && key.equals(next)) {
                count++;
            } else {
                if (first != null && !(count > 1 && arguments.has('u')) && !(count == 1 && arguments.has('d'))) {
                    output.print(arguments.has('c') ? Numbers.spaces(count, 7) + " " : "");
                    output.write(first);
                    output.write(end);
                }
                first = more ? lines.bytes() : null;
                key = next;
                count = 1;
            }
            more = more && lines.next();
        }
    }

    private String key(String line) {
        int at = 0;
        for (int i = 0; i < fields; i++) {
            while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                at++;
            }
            while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
                at++;
            }
        }
        at = Math.min(line.length(), at + characters);
        String key = line.substring(at, width >= line.length() - at ? line.length() : at + width);
        return foldsCase ? key.toLowerCase(Locale.ROOT) : key;
    }
}
