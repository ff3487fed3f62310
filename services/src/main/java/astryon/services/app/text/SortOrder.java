package astryon.services.app.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of lines: by keys, one after the other, and where all are equal byte by byte. */
final class SortOrder implements Comparator<byte[]> {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private final List<SortKey> keys;
    private final int separator;
    private final boolean reversed;
    private final boolean lastResort;

    /** @param separator between fields; negative for blanks */
    SortOrder(List<SortKey> keys, int separator, boolean reversed, boolean lastResort) {
        this.keys = keys;
        this.separator = separator;
        this.reversed = reversed;
        this.lastResort = lastResort;
    }

    @Override
    public int compare(byte[] a, byte[] b) {
        for (SortKey key : keys) {
            int order = compare(key, a, b);
            if (order != 0) {
                return key.has('r') ? -order : order;
            }
        }
        if (!lastResort) {
            return 0;
        }
        int order = Arrays.compareUnsigned(a, b);
        return reversed ? -order : order;
    }

    private int compare(SortKey key, byte[] a, byte[] b) {
        int fromA = key.from(a, separator);
        int fromB = key.from(b, separator);
        int toA = key.to(a, separator, fromA);
        int toB = key.to(b, separator, fromB);
        return switch (key.kind()) {
            case 'n' -> SortNumbers.compare(a, fromA, toA, b, fromB, toB);
            case 'g' -> Double.compare(general(a, fromA, toA), general(b, fromB, toB));
            case 'h' -> SortNumbers.compareHuman(a, fromA, toA, b, fromB, toB);
            case 'M' -> Integer.compare(month(a, fromA, toA), month(b, fromB, toB));
            case 'V' -> versions(a, fromA, toA, b, fromB, toB);
            default -> key.has('d') || key.has('f') || key.has('i') ? folded(key, a, fromA, toA, b, fromB, toB)
                    : Arrays.compareUnsigned(a, fromA, toA, b, fromB, toB);
        };
    }

    private static int folded(SortKey key, byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        return Arrays.compareUnsigned(fold(key, a, fromA, toA), fold(key, b, fromB, toB));
    }

    private static byte[] fold(SortKey key, byte[] line, int from, int to) {
        byte[] kept = new byte[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            int c = line[i];
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (key.has('d') && !letter && c != ' ' && c != '\t' || key.has('i') && (c < 32 || c > 126)) {
                continue;
            }
            kept[count++] = (byte) (key.has('f') && c >= 'a' && c <= 'z' ? c - 32 : c);
        }
        return Arrays.copyOf(kept, count);
    }

    /** What is no number comes first. */
    private static double general(byte[] line, int from, int to) {
        String text = new String(line, from, to - from, StandardCharsets.ISO_8859_1).stripLeading();
        int end = 0;
        Matcher matcher = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?").matcher(text);
        if (matcher.lookingAt()) {
            end = matcher.end();
        }
        return end == 0 ? Double.NEGATIVE_INFINITY : Double.parseDouble(text.substring(0, end));
    }

    /** 1 to 12; 0 if it is none. */
    private static int month(byte[] line, int from, int to) {
        int at = from;
        while (at < to && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
        if (to - at < 3) {
            return 0;
        }
        int place = MONTHS.indexOf(new String(line, at, 3, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        return place % 3 == 0 ? place / 3 + 1 : 0;
    }

    /** Digits in a row are a number, the rest is text. */
    private static int versions(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        int i = fromA;
        int k = fromB;
        while (i < toA && k < toB) {
            if (isDigit(a[i]) && isDigit(b[k])) {
                int endA = digits(a, i, toA);
                int endB = digits(b, k, toB);
                int order = SortNumbers.compare(a, i, endA, b, k, endB);
                if (order != 0) {
                    return order;
                }
                i = endA;
                k = endB;
            } else {
                if (a[i] != b[k]) {
                    return Integer.compare(a[i] & 0xff, b[k] & 0xff);
                }
                i++;
                k++;
            }
        }
        return Integer.compare(toA - i, toB - k);
    }

    private static int digits(byte[] line, int from, int to) {
        int at = from;
        while (at < to && isDigit(line[at])) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
