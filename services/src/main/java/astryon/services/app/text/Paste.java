package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The tool {@code paste}: put lines of files side by side. */
public final class Paste implements Program {
    @Override
    public Manual manual() {
        return Manual.of("paste", "put lines of files side by side", "[FILE...]").option('d', "delimiters", "LIST", "these characters in turn between them, not tabs")
                .option('s', "serial", "all lines of a file in one");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        int[] delimiters = delimiters(arguments.value('d').orElse("\t"));
        List<String> names = Operands.orInput(arguments.operands());
        return arguments.has('s') ? Operands.each(invocation, names, name -> serial(invocation, name, delimiters)) : parallel(invocation, names, delimiters);
    }

    private static int[] delimiters(String list) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < list.length(); ) {
            int point = list.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\\' && i < list.length()) {
                char escape = list.charAt(i++);
                point = escape == 'n' ? '\n' : escape == 't' ? '\t' : escape == '0' ? -1 : escape;
            }
            all.add(point);
        }
        return all.isEmpty() ? new int[] {-1} : all.stream().mapToInt(each -> each).toArray();
    }

    private static void print(Output output, int delimiter) throws IOException {
        if (delimiter >= 0) {
            output.print(Character.toString(delimiter));
        }
    }

    private static void serial(Invocation invocation, String name, int[] delimiters) throws IOException {
        try (InputStream input = invocation.open(name)) {
            Lines lines = new Lines(input);
            for (int i = 0; lines.next(); i++) {
                if (i > 0) {
                    print(invocation.output(), delimiters[(i - 1) % delimiters.length]);
                }
                invocation.output().write(lines.block(), lines.from(), lines.to() - lines.from());
            }
            invocation.output().write('\n');
        }
    }

    private static int parallel(Invocation invocation, List<String> names, int[] delimiters) throws IOException {
        List<InputStream> inputs = new ArrayList<>();
        List<Lines> all = new ArrayList<>();
        Lines standard = null;
        try {
            for (String name : names) {
                if (name.equals("-") && standard != null) {
                    // Named twice, its lines go to both in turn.
                    all.add(standard);
                    continue;
                }
                InputStream input = invocation.open(name);
                inputs.add(input);
                all.add(new Lines(input));
                standard = name.equals("-") ? all.get(all.size() - 1) : standard;
            }
            merge(invocation.output(), all, delimiters);
        } finally {
            for (InputStream input : inputs) {
                input.close();
            }
        }
        return 0;
    }

    private static void merge(Output output, List<Lines> all, int[] delimiters) throws IOException {
        List<byte[]> row = new ArrayList<>();
        while (true) {
            row.clear();
            boolean any = false;
            for (Lines lines : all) {
                boolean more = lines.next();
                any |= more;
                row.add(more ? lines.bytes() : new byte[0]);
            }
            if (!any) {
                return;
            }
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) {
                    print(output, delimiters[(i - 1) % delimiters.length]);
                }
                output.write(row.get(i));
            }
            output.write('\n');
        }
    }
}
