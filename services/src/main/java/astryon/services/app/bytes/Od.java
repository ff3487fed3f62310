package astryon.services.app.bytes;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tool {@code od}: print bytes as numbers. */
public final class Od implements Program {
    private static final List<String> NAMES = List.of("nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si", "dle", "dc1",
            "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp");

    @Override
    public Manual manual() {
        return Manual.of("od", "print bytes as numbers", "[FILE...]").option('t', "format", "TYPE", "a names, c characters, d, u, o, x numbers, with 1, 2, 4 or 8 bytes each; several in a row")
                .option('A', "address-radix", "BASE", "places in octal (o), decimal (d), hexadecimal (x) or not at all (n)").option('N', "read-bytes", "N", "no more than N bytes")
                .option('j', "skip-bytes", "N", "from byte N on").option('v', "output-duplicates", "print also rows that are like the one before")
                .option('w', "width", "[N]", "N bytes a row; 16 if it is not said").option('a', "", "as -t a").option('b', "", "as -t o1").option('c', "", "as -t c")
                .option('d', "", "as -t u2").option('o', "", "as -t o2").option('x', "", "as -t x2").option('h', "", "the same").option('i', "", "as -t d4").option('s', "", "as -t d2");
    }

    /** How units are printed. */
    private record Format(char kind, int size) {
        /** With the blank in front. */
        int width() {
            int bits = size * 8;
            return switch (kind) {
                case 'a', 'c' -> 4;
                case 'x' -> size * 2 + 1;
                case 'o' -> (bits + 2) / 3 + 1;
                case 'u' -> (size == 1 ? 3 : size == 2 ? 5 : size == 4 ? 10 : 20) + 1;
                default -> (size == 1 ? 4 : size == 2 ? 6 : size == 4 ? 11 : 20) + 1;
            };
        }

        String text(long value) {
            long unsigned = size == 8 ? value : value & (1L << size * 8) - 1;
            String digits = switch (kind) {
                case 'a' -> name((int) value & 0x7f);
                case 'c' -> Hexdump.character((int) value & 0xff).strip();
                case 'x' -> Hexdump.hexadecimal(unsigned, size * 2);
                case 'o' -> Hexdump.octal(unsigned, width() - 1);
                case 'u' -> Long.toUnsignedString(unsigned);
                default -> Long.toString(value << 64 - size * 8 >> 64 - size * 8);
            };
            if (kind == 'c' && digits.isEmpty()) {
                digits = " ";
            }
            return " ".repeat(Math.max(1, width() - digits.length())) + digits;
        }

        private static String name(int value) {
            return value < NAMES.size() ? NAMES.get(value) : value == 127 ? "del" : Character.toString(value);
        }
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<Format> formats = new ArrayList<>();
        for (Arguments.Given given : arguments.given()) {
            String type = switch (given.option().letter()) {
                case 't' -> given.value();
                case 'a' -> "a";
                case 'b' -> "o1";
                case 'c' -> "c";
                case 'd' -> "u2";
                case 'o' -> "o2";
                case 'x', 'h' -> "x2";
                case 'i' -> "d4";
                case 's' -> "d2";
                default -> "";
            };
            addFormats(formats, type);
        }
        if (formats.isEmpty()) {
            formats.add(new Format('o', 2));
        }
        String radix = arguments.value('A').orElse("o");
        if (!List.of("o", "d", "x", "n").contains(radix)) {
            throw Complaint.usage(manual(), "-A wants o, d, x or n, not " + radix);
        }
        String width = arguments.value('w').orElse("16");
        int row = width.isEmpty() ? 32 : (int) Math.min(1 << 16, Numbers.count(manual(), "-w", width));
        int unit = formats.stream().mapToInt(Format::size).max().orElseThrow();
        if (row == 0 || row % unit != 0) {
            throw Complaint.usage(manual(), "-w wants a multiple of " + unit + ", not " + row);
        }
        return dump(invocation, arguments, formats, radix.charAt(0), row);
    }

    private void addFormats(List<Format> formats, String types) {
        int i = 0;
        while (i < types.length()) {
            char kind = types.charAt(i++);
            if ("acduox".indexOf(kind) < 0) {
                throw Complaint.usage(manual(), "-t " + types + ": " + kind + " is no type; they are a, c, d, o, u, x");
            }
            int size = kind == 'a' || kind == 'c' ? 1 : 4;
            if (size == 4 && i < types.length()) {
                int named = "CSIL".indexOf(types.charAt(i));
                int digit = types.charAt(i) - '0';
                if (named >= 0) {
                    size = 1 << named;
                    i++;
                } else if (digit >= 0 && digit <= 9) {
                    if (digit != 1 && digit != 2 && digit != 4 && digit != 8) {
                        throw Complaint.usage(manual(), "-t " + types + ": there are numbers of 1, 2, 4 and 8 bytes");
                    }
                    size = digit;
                    i++;
                }
            }
            formats.add(new Format(kind, size));
        }
    }

    private static int dump(Invocation invocation, Arguments arguments, List<Format> formats, char radix, int width) throws IOException {
        try (Joined joined = new Joined(invocation, Operands.orInput(arguments.operands()))) {
            long at = arguments.count('j', 0);
            Joined.skip(joined, at);
            long left = arguments.count('N', Long.MAX_VALUE);
            byte[] before = null;
            boolean starred = false;
            for (byte[] row = joined.readNBytes((int) Math.min(width, left)); row.length > 0; row = joined.readNBytes((int) Math.min(width, left))) {
                left -= row.length;
                if (row.length == width && Arrays.equals(row, before) && !arguments.has('v')) {
                    if (!starred) {
                        invocation.output().println("*");
                    }
                    starred = true;
                } else {
                    starred = false;
                    print(invocation.output(), place(at, radix), formats, row);
                }
                before = row;
                at += row.length;
            }
            if (radix != 'n' && (before != null || joined.status() == 0)) {
                invocation.output().println(place(at, radix));
            }
            return joined.status();
        }
    }

    private static void print(Output output, String place, List<Format> formats, byte[] row) throws IOException {
        int widest = 0;
        for (Format format : formats) {
            widest = Math.max(widest, format.width() * (8 / format.size()));
        }
        boolean first = true;
        for (Format format : formats) {
            StringBuilder line = new StringBuilder(first ? place : " ".repeat(place.length()));
            int cell = widest / (8 / format.size());
            for (int i = 0; i < row.length; i += format.size()) {
                long value = 0;
                for (int k = Math.min(format.size(), row.length - i) - 1; k >= 0; k--) {
                    value = value << 8 | row[i + k] & 0xff;
                }
                String text = format.text(value);
                line.append(" ".repeat(Math.max(0, cell - text.length()))).append(text);
            }
            output.println(line.toString());
            first = false;
        }
    }

    private static String place(long at, char radix) {
        return switch (radix) {
            case 'o' -> Hexdump.octal(at, 7);
            case 'd' -> Numbers.zeros(at, 7);
            case 'x' -> Hexdump.hexadecimal(at, 6);
            default -> "";
        };
    }
}
