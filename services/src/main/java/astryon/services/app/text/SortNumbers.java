package astryon.services.app.text;

import java.util.Arrays;

/** Numbers of any length compared as they are written: a sign, digits, a point and digits. What is none is 0. */
final class SortNumbers {
    private static final String UNITS = " kmgtpezy";

    private SortNumbers() {
    }

    static int compare(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        return new Number(a, fromA, toA).compareTo(new Number(b, fromB, toB));
    }

    /** Numbers with units: 2K is less than 1M. */
    static int compareHuman(byte[] a, int fromA, int toA, byte[] b, int fromB, int toB) {
        Number first = new Number(a, fromA, toA);
        Number second = new Number(b, fromB, toB);
        int signs = Integer.compare(first.sign(), second.sign());
        if (signs != 0) {
            return signs;
        }
        int units = Integer.compare(first.unit(), second.unit());
        return units != 0 ? units * first.sign() : first.compareTo(second);
    }

    private static final class Number implements Comparable<Number> {
        private final byte[] line;
        private final int end;
        private final boolean negative;
        private final int whole;
        private final int point;
        private final int last;
        /** Behind all its digits. */
        private final int behind;

        Number(byte[] line, int from, int end) {
            this.line = line;
            this.end = end;
            int at = from;
            while (at < end && (line[at] == ' ' || line[at] == '\t')) {
                at++;
            }
            negative = at < end && line[at] == '-';
            at += negative ? 1 : 0;
            while (at < end && line[at] == '0') {
                at++;
            }
            whole = at;
            point = digits(at);
            // Zeros at the end of a fraction say nothing.
            int fraction = point < end && line[point] == '.' ? digits(point + 1) : point;
            behind = fraction;
            while (fraction > point + 1 && line[fraction - 1] == '0') {
                fraction--;
            }
            last = fraction == point + 1 ? point : fraction;
        }

        private int digits(int from) {
            int at = from;
            while (at < end && line[at] >= '0' && line[at] <= '9') {
                at++;
            }
            return at;
        }

        int sign() {
            return whole == last ? 0 : negative ? -1 : 1;
        }

        int unit() {
            int place = behind < end ? UNITS.indexOf(Character.toLowerCase((char) line[behind])) : 0;
            return sign() == 0 ? 0 : Math.max(0, place);
        }

        @Override
        public int compareTo(Number other) {
            int signs = Integer.compare(sign(), other.sign());
            if (signs != 0 || sign() == 0) {
                return signs;
            }
            int order = Integer.compare(point - whole, other.point - other.whole);
            if (order == 0) {
                order = Arrays.compare(line, whole, last, other.line, other.whole, other.last);
            }
            return negative ? -order : order;
        }
    }
}
