package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The tool {@code cmp}: compare two files byte by byte. */
public final class Cmp implements Program {
    private static final int BLOCK = 1 << 16;

    @Override
    public Manual manual() {
        return Manual.of("cmp", "compare two files byte by byte", "FILE1 [FILE2 [SKIP1 [SKIP2]]]").option('l', "verbose", "print place and values of all that differ")
                .option('s', "quiet", "print nothing").option('n', "bytes", "N", "compare no more than N bytes").failingWith(2)
                .paragraph("The exit status is 0 for equal files, 1 for others, 2 if something failed.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, 4);
        List<String> operands = arguments.operands();
        String first = operands.get(0);
        String second = operands.size() > 1 ? operands.get(1) : "-";
        if (first.equals(second)) {
            return 0;
        }
        try (InputStream one = invocation.open(first); InputStream other = invocation.open(second)) {
            Joined.skip(one, operands.size() > 2 ? Numbers.count(manual(), "SKIP1", operands.get(2)) : 0);
            Joined.skip(other, operands.size() > 3 ? Numbers.count(manual(), "SKIP2", operands.get(3)) : 0);
            return compare(invocation, arguments, new String[] {first, second}, one, other);
        }
    }

    private static int compare(Invocation invocation, Arguments arguments, String[] names, InputStream one, InputStream other) throws IOException {
        long left = arguments.count('n', Long.MAX_VALUE);
        long at = 0;
        long line = 1;
        int status = 0;
        while (left > 0) {
            int wanted = (int) Math.min(BLOCK, left);
            byte[] a = one.readNBytes(wanted);
            byte[] b = other.readNBytes(wanted);
            int common = Math.min(a.length, b.length);
            for (int i = Arrays.mismatch(a, 0, common, b, 0, common); i >= 0; ) {
                status = 1;
                if (arguments.has('s')) {
                    return 1;
                } else if (!arguments.has('l')) {
                    line += lines(a, i);
                    invocation.output().println(names[0] + " " + names[1] + " differ: char " + (at + i + 1) + ", line " + line);
                    return 1;
                }
                invocation.output().println(at + i + 1 + " " + octal(a[i]) + " " + octal(b[i]));
                int next = Arrays.mismatch(a, i + 1, common, b, i + 1, common);
                i = next < 0 ? -1 : i + 1 + next;
            }
            line += lines(a, common);
            at += common;
            if (a.length != b.length) {
                if (!arguments.has('s')) {
                    Launcher.complain(invocation, "EOF on " + names[a.length < b.length ? 0 : 1]);
                }
                return 1;
            }
            if (a.length == 0) {
                break;
            }
            left -= wanted;
        }
        return status;
    }

    private static String octal(byte value) {
        String digits = Integer.toOctalString(value & 0xff);
        return " ".repeat(3 - digits.length()) + digits;
    }

    private static long lines(byte[] bytes, int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
