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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tool {@code join}: put lines of two sorted files together that have the same field. */
public final class Join implements Program {
    private String delimiter;
    private String empty;
    private boolean foldsCase;
    private int[] fields;
    private final List<int[]> format = new ArrayList<>();

    @Override
    public Manual manual() {
        return Manual.of("join", "put lines of two sorted files together that have the same field", "FILE1 FILE2").option('1', "", "N", "the field of FILE1")
                .option('2', "", "N", "the field of FILE2").option('j', "", "N", "both").option('a', "", "FILE", "also lines of FILE, 1 or 2, that have no other")
                .option('v', "", "FILE", "only those").option('t', "", "CHAR", "what stands between fields; blanks if it is not said")
                .option('e', "", "TEXT", "instead of fields that are missing").option('i', "ignore-case", "large and small letters are the same")
                .option('o', "", "LIST", "print these: 0 is the field itself, 1.2 the second of FILE1");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(2, 2);
        delimiter = arguments.value('t').orElse("");
        empty = arguments.value('e').orElse("");
        foldsCase = arguments.has('i');
        int both = (int) arguments.count('j', 1);
        fields = new int[] {(int) arguments.count('1', both) - 1, (int) arguments.count('2', both) - 1};
        if (fields[0] < 0 || fields[1] < 0) {
            throw Complaint.usage(manual(), "fields are counted from 1");
        }
        arguments.value('o').ifPresent(this::parseFormat);
        boolean[] unpaired = new boolean[2];
        boolean paired = !arguments.has('v');
        for (Arguments.Given given : arguments.given()) {
            if (given.is('a') || given.is('v')) {
                if (!given.value().equals("1") && !given.value().equals("2")) {
                    throw Complaint.usage(manual(), "-" + given.option().letter() + " wants 1 or 2, not " + given.value());
                }
                unpaired[given.value().charAt(0) - '1'] = true;
            }
        }
        try (InputStream first = invocation.open(arguments.operands().get(0)); InputStream second = invocation.open(arguments.operands().get(1))) {
            run(invocation.output(), new Groups(new Lines(first), fields[0]), new Groups(new Lines(second), fields[1]), unpaired, paired);
        }
        return 0;
    }

    private void parseFormat(String list) {
        for (String each : list.split("[, ]+")) {
            if (!each.matches("0|[12]\\.[1-9][0-9]{0,5}")) {
                throw Complaint.usage(manual(), "-o wants a list as 0,1.2,2.1, not " + list);
            }
            format.add(each.equals("0") ? new int[] {0, 0} : new int[] {each.charAt(0) - '0', Integer.parseInt(each.substring(2)) - 1});
        }
    }

    /** Lines with the same key, as fields. */
    private final class Groups {
        private final Lines lines;
        private final int field;
        private String[] ahead;
        List<String[]> group = List.of();

        Groups(Lines lines, int field) throws IOException {
            this.lines = lines;
            this.field = field;
            ahead = read();
            next();
        }

        private String[] read() throws IOException {
            return lines.next() ? split(lines.text()) : null;
        }

        String key() {
            return group.isEmpty() ? null : field(group.get(0), field);
        }

        void next() throws IOException {
            group = new ArrayList<>();
            while (ahead != null && (group.isEmpty() || compare(field(ahead, field), key()) == 0)) {
                group.add(ahead);
                ahead = read();
            }
        }
    }

    private String[] split(String line) {
        return delimiter.isEmpty() ? line.strip().split("[ \t]+") : line.split(Pattern.quote(delimiter), -1);
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }

    private int compare(String a, String b) {
        return foldsCase ? a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT)) : a.compareTo(b);
    }

    private void run(Output output, Groups left, Groups right, boolean[] unpaired, boolean paired) throws IOException {
        while (left.key() != null || right.key() != null) {
            int order = left.key() == null ? 1 : right.key() == null ? -1 : compare(left.key(), right.key());
            if (order == 0) {
                for (String[] one : left.group) {
                    for (String[] other : right.group) {
                        if (paired) {
                            print(output, left.key(), one, other);
                        }
                    }
                }
            } else if (unpaired[order < 0 ? 0 : 1]) {
                for (String[] one : order < 0 ? left.group : right.group) {
                    print(output, order < 0 ? left.key() : right.key(), order < 0 ? one : null, order < 0 ? null : one);
                }
            }
            if (order <= 0) {
                left.next();
            }
            if (order >= 0) {
                right.next();
            }
        }
    }

    private void print(Output output, String key, String[] left, String[] right) throws IOException {
        List<String> line = new ArrayList<>();
        if (format.isEmpty()) {
            line.add(key);
            addOthers(line, left, fields[0]);
            addOthers(line, right, fields[1]);
        }
        for (int[] each : format) {
            String[] from = each[0] == 1 ? left : right;
            String value = each[0] == 0 ? key : from == null ? "" : field(from, each[1]);
            line.add(value.isEmpty() ? empty : value);
        }
        output.println(String.join(delimiter.isEmpty() ? " " : delimiter, line));
    }

    private static void addOthers(List<String> line, String[] from, int field) {
        for (int i = 0; from != null && i < from.length; i++) {
            if (i != field) {
                line.add(from[i]);
            }
        }
    }
}
