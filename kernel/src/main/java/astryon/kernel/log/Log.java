package astryon.kernel.log;

import astryon.kernel.arch.SerialPort;
import astryon.magic.Address;
import astryon.magic.Machine;

/** The kernel's log: the serial line shows it, and its last part is kept to be read, each line behind the time it began. A line is {@code who: what happened}, made of pieces: {@code Log.line("kernel: ").decimal(n).text(" MiB").end()}. */
public final class Log {
    /** How many bytes are kept, a power of two. */
    private static final int KEPT = 1 << 14;
    private static final int STAMP_DIGITS = 16;

    private static final Log ONE = new Log();
    private static final byte[] RING = new byte[KEPT];

    private static int lastCharacter = '\n';
    private static long written;

    private Log() {
    }

    /** Starts a line. */
    public static Log line(String text) {
        return ONE.text(text);
    }

    /** What follows is on a line of its own, whatever was being written. */
    public static void breakLine() {
        if (lastCharacter != '\n') {
            put('\n');
        }
    }

    /** A whole line. */
    public static void say(String text) {
        ONE.text(text).end();
    }

    /** ASCII; anything else appears as a question mark. */
    public Log text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            put(character < 128 ? character : '?');
        }
        return this;
    }

    /** A null-safe {@link #text} for names that may be unknown. */
    public Log name(String text) {
        return text(text == null ? "?" : text);
    }

    public Log decimal(long value) {
        if (value < 0) {
            put('-');
        }
        long power = 1;
        long magnitude = value < 0 ? -value : value;
        while (Long.compareUnsigned(magnitude / 10, power) >= 0) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            put('0' + (int) (magnitude / power % 10));
        }
        return this;
    }

    public Log hex(long value) {
        text("0x");
        int digits = 16;
        while (digits > 1 && value >>> (4 * digits - 4) == 0) {
            digits--;
        }
        return digits(value, digits);
    }

    /** All sixteen digits, for columns. */
    public Log hexWord(long value) {
        return digits(value, 16);
    }

    private Log digits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            put(hexDigit(value >>> 4 * i));
        }
        return this;
    }

    /** Of the lowest four bits. */
    private static int hexDigit(long value) {
        int digit = (int) value & 15;
        return digit < 10 ? '0' + digit : 'a' - 10 + digit;
    }

    /** UTF-8 as it is; what is none, and controls that would do more than move on, as question marks. */
    public Log bytes(Address start, int count) {
        int i = 0;
        while (i < count) {
            int length = Utf8.length(start.plus(i), count - i);
            if (length == 0) {
                put('?');
                i++;
            }
            for (int end = i + length; i < end; i++) {
                put(start.plus(i).loadByte() & 0xff);
            }
        }
        return this;
    }

    public void end() {
        put('\n');
    }

    private static void put(int character) {
        if (lastCharacter == '\n') {
            keepTime(Machine.timestamp());
        }
        if (character == '\n') {
            SerialPort.write('\r');
        }
        SerialPort.write(character);
        keep(character);
        lastCharacter = character;
    }

    /** In digits, so that who finds the end of a line finds the start of the next. */
    private static void keepTime(long timestamp) {
        for (int i = STAMP_DIGITS - 1; i >= 0; i--) {
            keep(hexDigit(timestamp >>> 4 * i));
        }
        keep(' ');
    }

    private static void keep(int character) {
        RING[(int) written & KEPT - 1] = (byte) character;
        written++;
    }

    /** Bytes that were ever kept. */
    public static long written() {
        return written;
    }

    /** The number of the first of them that still is. */
    public static long firstKept() {
        return written < KEPT ? 0 : written - KEPT;
    }

    /** Where a byte is, by its number. */
    public static Address kept(long number) {
        return Address.of(RING).plus(12 + (number & KEPT - 1));
    }

    /** How many bytes lie one behind the other, from one of that number on. */
    public static long inOnePiece(long number) {
        return KEPT - (number & KEPT - 1);
    }
}
