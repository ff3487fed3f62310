package astryon.services.crash;

import astryon.abi.DebugTableFormat;

/** Values of another process as texts: numbers, strings in quotes, other objects as class and address. */
final class Objects {
    private static final String BRACKETS = "[]";
    private static final int MOST_TEXT = 80;
    private static final int MOST_NAME = 120;
    private static final double MOST_EXACT = 1L << 53;
    private static final int MILLION = 1_000_000;
    private static final int LENGTH = 8;
    private static final int ELEMENTS = 12;
    private static final long REFERENCE = 0xffff_ffffL;

    private final Pages process;
    private final Pages table;
    private final SideTable places;
    private final long classes;
    private final int stringBytes;
    private final int stringCoder;

    /** @param places the side table in the debug table, which has the strings */
    Objects(Pages process, Pages table, SideTable places) {
        this.process = process;
        this.table = table;
        this.places = places;
        classes = table.numberAt(DebugTableFormat.CLASSES, 4);
        stringBytes = (int) table.numberAt(DebugTableFormat.STRING_BYTES, 2);
        stringCoder = (int) table.numberAt(DebugTableFormat.STRING_CODER, 2);
    }

    /** Of the word at an address. */
    String textAt(char shape, long address) {
        try {
            return text(shape, process.longAt(address));
        } catch (Unreadable gone) {
            return "?";
        }
    }

    String text(char shape, long bits) {
        return switch (shape) {
            case 'Z' -> (bits & 0xff) == 0 ? "false" : "true";
            case 'B' -> Integer.toString((byte) bits);
            case 'C' -> character((char) bits);
            case 'S' -> Integer.toString((short) bits);
            case 'I' -> Integer.toString((int) bits);
            case 'J' -> Long.toString(bits);
            case 'F' -> floating(Float.intBitsToFloat((int) bits));
            case 'D' -> floating(Double.longBitsToDouble(bits));
            case 'L', '[' -> bits == 0 ? "null" : object(bits);
            default -> "0x" + Long.toHexString(bits);
        };
    }

    /** Six places behind the point: the shortest text that says it all takes as much code as the rest of this program. */
    private static String floating(double value) {
        double size = Math.abs(value);
        if (!(size < MOST_EXACT)) {
            return value != value ? "NaN" : "0x" + Long.toHexString(Double.doubleToRawLongBits(value)) + " as a double";
        }
        long millionths = (long) (size % 1 * MILLION + 0.5);
        long whole = (long) size + millionths / MILLION;
        String places = Long.toString(MILLION + millionths % MILLION).substring(1);
        int end = places.length();
        while (end > 1 && places.charAt(end - 1) == '0') {
            end--;
        }
        return (value < 0 ? "-" : "") + whole + "." + places.substring(0, end);
    }

    private static String character(char character) {
        return character >= ' ' && character < 0x7f ? "'" + character + "'" : Integer.toString(character);
    }

    private String object(long address) {
        String at = "@" + Long.toHexString(address);
        try {
            String name = className(process.numberAt(address, 4));
            if (name == null) {
                return "0x" + Long.toHexString(address);
            }
            if (name.equals("java.lang.String")) {
                return string(address);
            }
            return (name.endsWith(BRACKETS) ? array(name, address) : name) + at;
        } catch (Unreadable gone) {
            return "?" + at;
        }
    }

    /** {@code int[3]}, {@code String[2][]}. */
    private String array(String name, long address) {
        int first = name.indexOf(BRACKETS);
        return name.substring(0, first + 1) + process.numberAt(address + LENGTH, 4) + name.substring(first + 1);
    }

    private String string(long address) {
        long bytes = process.numberAt(address + stringBytes, 4) & REFERENCE;
        int width = process.byteAt(address + stringCoder) == 0 ? 1 : 2;
        long length = process.numberAt(bytes + LENGTH, 4) / width;
        StringBuilder text = new StringBuilder("\"");
        for (long i = 0; i < length && i < MOST_TEXT; i++) {
            long c = process.numberAt(bytes + ELEMENTS + i * width, width);
            text.append(c >= ' ' && c < 0x7f ? (char) c : '?');
        }
        return text.append(length > MOST_TEXT ? "\"..." : "\"").toString();
    }

    /** Of the class with that hub; null if there is none. */
    private String className(long hub) {
        int low = 0;
        int high = (int) table.numberAt(classes, 4);
        while (low < high) {
            int middle = (low + high) >>> 1;
            long known = table.numberAt(classes + 4 + 8L * middle, 4);
            if (known == hub) {
                return places.string((int) table.numberAt(classes + 8 + 8L * middle, 4), MOST_NAME);
            }
            if (known < hub) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return null;
    }
}
