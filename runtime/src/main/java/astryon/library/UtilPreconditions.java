package astryon.library;

import astryon.magic.Substitute;
import java.util.function.BiFunction;

@Substitute(value = "jdk.internal.util.Preconditions", whole = true, why = "the JDK formats these messages with java.util.Formatter, which brings locales and calendars")
final class UtilPreconditions {
    private UtilPreconditions() {
    }

    public static <X extends RuntimeException> int checkIndex(int index, int length, BiFunction<String, ?, X> maker) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException(
                    "Index ".concat(Integer.toString(index)).concat(" out of bounds for length ").concat(Integer.toString(length)));
        }
        return index;
    }

    public static <X extends RuntimeException> int checkFromToIndex(int from, int to, int length, BiFunction<String, ?, X> maker) {
        if (from < 0 || from > to || to > length) {
            throw new IndexOutOfBoundsException(range(from, Integer.toString(to), length));
        }
        return from;
    }

    public static <X extends RuntimeException> int checkFromIndexSize(int from, int size, int length, BiFunction<String, ?, X> maker) {
        if ((length | from | size) < 0 || size > length - from) {
            throw new IndexOutOfBoundsException(range(from, Integer.toString(from).concat(" + ").concat(Integer.toString(size)), length));
        }
        return from;
    }

    private static String range(int from, String to, int length) {
        return "Range [".concat(Integer.toString(from)).concat(", ").concat(to).concat(") out of bounds for length ").concat(Integer.toString(length));
    }
}
