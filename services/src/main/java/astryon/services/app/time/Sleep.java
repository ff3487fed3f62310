package astryon.services.app.time;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.io.InterruptedIOException;

/** The tool {@code sleep}: wait. */
public final class Sleep implements Program {
    @Override
    public Manual manual() {
        return Manual.of("sleep", "wait", "TIME...").paragraph("TIME is a number of seconds, or with m, h or d behind it of minutes, hours or days; several are added.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        arguments.wantOperands(1, Integer.MAX_VALUE);
        double seconds = 0;
        for (String text : arguments.operands()) {
            seconds += seconds(text);
        }
        nanos((long) Math.min(Long.MAX_VALUE, seconds * 1e9));
        return 0;
    }

    /** A time in nanoseconds. */
    static long parse(String text) {
        return (long) Math.min(Long.MAX_VALUE, seconds(text) * 1e9);
    }

    private static double seconds(String text) {
        int unit = text.isEmpty() ? -1 : "smhd".indexOf(text.charAt(text.length() - 1));
        String number = unit < 0 ? text : text.substring(0, text.length() - 1);
        if (!number.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+")) {
            throw new Complaint(1, text + ": no time; times are as 5, 0.5, 2m, 1h, 1d");
        }
        return Double.parseDouble(number) * new int[] {1, 1, 60, 3600, 86_400}[unit + 1];
    }

    /** Waits; {@link InterruptedIOException} if the program is to end. */
    public static void nanos(long nanos) throws InterruptedIOException {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException end) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
