package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The tool {@code comm}: compare sorted files line by line. */
public final class Comm implements Program {
    @Override
    public Manual manual() {
        return Manual.of("comm", "compare sorted files line by line", "FILE1 FILE2").option('1', "", "leave out lines of FILE1 alone")
                .option('2', "", "leave out lines of FILE2 alone").option('3', "", "leave out lines of both")
                .paragraph("Lines of FILE1 alone stand in the first column, of FILE2 alone in the second, of both in the third.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(2, 2);
        boolean[] wanted = {!arguments.has('1'), !arguments.has('2'), !arguments.has('3')};
        String[] before = {"", wanted[0] ? "\t" : "", (wanted[0] ? "\t" : "") + (wanted[1] ? "\t" : "")};
        try (InputStream first = invocation.open(arguments.operands().get(0)); InputStream second = invocation.open(arguments.operands().get(1))) {
            Lines left = new Lines(first);
            Lines right = new Lines(second);
            boolean moreLeft = left.next();
            boolean moreRight = right.next();
            while (moreLeft || moreRight) {
                int order = !moreLeft ? 1 : !moreRight ? -1
                        : Arrays.compareUnsigned(left.block(), left.from(), left.to(), right.block(), right.from(), right.to());
                int column = order < 0 ? 0 : order > 0 ? 1 : 2;
                if (wanted[column]) {
                    invocation.output().print(before[column]);
                    (column == 1 ? right : left).copyTo(invocation.output());
                }
                moreLeft = order <= 0 ? left.next() : moreLeft;
                moreRight = order >= 0 ? right.next() : moreRight;
            }
        }
        return 0;
    }
}
