package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.Arrays;

/** Also hd, which is {@code hexdump -C}. */
public final class Hexdump implements Program {
    private static final int ROW = 16;
    private final boolean canonical;

    private Hexdump(boolean canonical) {
        this.canonical = canonical;
    }

    public static Hexdump hexdump() {
        return new Hexdump(false);
    }

    public static Hexdump hd() {
        return new Hexdump(true);
    }

    @Override
    public Manual manual() {
        Manual manual = canonical ? Manual.of("hd", "print bytes in hexadecimal, and as text beside it", "[FILE...]")
                : Manual.of("hexdump", "print bytes as numbers", "[FILE...]").option('C', "canonical", "bytes in hexadecimal, and as text beside it");
        return manual.option('b', "", "bytes in octal").option('c', "", "bytes as characters").option('d', "", "pairs of bytes in decimal")
                .option('o', "", "pairs of bytes in octal").option('x', "", "pairs of bytes in hexadecimal").option('v', "no-squeezing", "print also rows that are like the one before")
                .option('n', "length", "N", "no more than N bytes").option('s', "skip", "N", "from byte N on");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        String formats = "Cbcdox";
        StringBuilder wanted = new StringBuilder();
        for (Arguments.Given given : arguments.given()) {
            if (formats.indexOf(given.option().letter()) >= 0) {
                wanted.append(given.option().letter());
            }
        }
        String layouts = wanted.length() > 0 ? wanted.toString() : canonical ? "C" : "w";
        boolean eight = layouts.startsWith("C");
        try (Joined joined = new Joined(invocation, Operands.orInput(arguments.operands()))) {
            long at = arguments.count('s', 0);
            long left = arguments.count('n', Long.MAX_VALUE);
            Joined.skip(joined, at);
            byte[] before = null;
            boolean starred = false;
            for (byte[] row = joined.readNBytes((int) Math.min(ROW, left)); row.length > 0; row = joined.readNBytes((int) Math.min(ROW, left))) {
                left -= row.length;
                if (row.length == ROW && Arrays.equals(row, before) && !arguments.has('v')) {
                    if (!starred) {
                        invocation.output().println("*");
                    }
                    starred = true;
                } else {
                    starred = false;
                    for (int i = 0; i < layouts.length(); i++) {
                        invocation.output().println(place(at, eight) + layout(layouts.charAt(i), row));
                    }
                }
                before = row;
                at += row.length;
            }
            if (before != null) {
                invocation.output().println(place(at, eight));
            }
            return joined.status();
        }
    }

    private static String place(long at, boolean eight) {
        return hexadecimal(at, eight ? 8 : 7);
    }

    static String hexadecimal(long value, int width) {
        String digits = Long.toHexString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String layout(char layout, byte[] row) {
        StringBuilder text = new StringBuilder();
        int unit = layout == 'C' || layout == 'b' || layout == 'c' ? 1 : 2;
        for (int i = 0; i < ROW; i += unit) {
            int low = i < row.length ? row[i] & 0xff : -1;
            int pair = low < 0 ? -1 : low | (unit == 2 && i + 1 < row.length ? (row[i + 1] & 0xff) << 8 : 0);
            text.append(switch (layout) {
                case 'C' -> (i % 8 == 0 ? "  " : " ") + (low < 0 ? "  " : hexadecimal(low, 2));
                case 'b' -> " " + (low < 0 ? "   " : octal(low, 3));
                case 'c' -> " " + (low < 0 ? "   " : character(low));
                case 'd' -> "   " + (low < 0 ? "     " : Numbers.zeros(pair, 5));
                case 'o' -> "  " + (low < 0 ? "      " : octal(pair, 6));
                case 'x' -> "    " + (low < 0 ? "    " : hexadecimal(pair, 4));
                default -> " " + (low < 0 ? "    " : hexadecimal(pair, 4));
            });
        }
        if (layout == 'C') {
            text.append("  |");
            for (byte each : row) {
                text.append(each >= 32 && each < 127 ? (char) each : '.');
            }
            text.append('|');
        }
        return text.toString();
    }

    static String octal(long value, int width) {
        String digits = Long.toOctalString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** Three characters wide. */
    static String character(int value) {
        int escape = "\0\007\b\f\n\r\t\013".indexOf(value);
        return escape >= 0 ? " \\" + "0abfnrtv".charAt(escape) : value >= 32 && value < 127 ? "  " + (char) value : octal(value, 3);
    }
}
