package astryon.library;

import astryon.magic.NoInline;
import astryon.magic.Substitute;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

@Substitute(value = "jdk.internal.util.Preconditions", whole = true, why = "the JDK formats these messages with java.util.Formatter, which brings locales and calendars")
final class UtilPreconditions {
    /** What strings and arrays hand over as {@code maker}: it says which exception they want, and is never asked to make it. */
    public static final BiFunction<String, List<Number>, StringIndexOutOfBoundsException> SIOOBE_FORMATTER = new Wanted<>();
    public static final BiFunction<String, List<Number>, ArrayIndexOutOfBoundsException> AIOOBE_FORMATTER = new Wanted<>();
    public static final BiFunction<String, List<Number>, IndexOutOfBoundsException> IOOBE_FORMATTER = new Wanted<>();

    private UtilPreconditions() {
    }

    /** Others hand over a maker of their own kind of exception; only its kind counts. */
    public static <X extends RuntimeException> BiFunction<String, List<Number>, X> outOfBoundsExceptionFormatter(Function<String, X> maker) {
        return new Wanted<>(maker);
    }

    private static final class Wanted<X extends RuntimeException> implements BiFunction<String, List<Number>, X> {
        private final Function<String, X> maker;

        Wanted() {
            this(null);
        }

        Wanted(Function<String, X> maker) {
            this.maker = maker;
        }

        @Override
        public X apply(String check, List<Number> numbers) {
            throw new UnsupportedOperationException();
        }
    }

    @NoInline
    private static void refuse(BiFunction<String, ?, ?> maker, String message) {
        if (maker == (Object) SIOOBE_FORMATTER) {
            throw new StringIndexOutOfBoundsException(message);
        }
        if (maker == (Object) AIOOBE_FORMATTER) {
            throw new ArrayIndexOutOfBoundsException(message);
        }
        if (maker instanceof Wanted<?> wanted && wanted.maker != null) {
            throw wanted.maker.apply(message);
        }
        throw new IndexOutOfBoundsException(message);
    }

    public static <X extends RuntimeException> int checkIndex(int index, int length, BiFunction<String, ?, X> maker) {
        if (index < 0 || index >= length) {
            refuse(maker, "Index ".concat(Integer.toString(index)).concat(" out of bounds for length ").concat(Integer.toString(length)));
        }
        return index;
    }

    public static <X extends RuntimeException> int checkFromToIndex(int from, int to, int length, BiFunction<String, ?, X> maker) {
        if (from < 0 || from > to || to > length) {
            refuse(maker, range(from, Integer.toString(to), length));
        }
        return from;
    }

    public static <X extends RuntimeException> int checkFromIndexSize(int from, int size, int length, BiFunction<String, ?, X> maker) {
        if ((length | from | size) < 0 || size > length - from) {
            refuse(maker, range(from, Integer.toString(from).concat(" + ").concat(Integer.toString(size)), length));
        }
        return from;
    }

    private static String range(int from, String to, int length) {
        return "Range [".concat(Integer.toString(from)).concat(", ").concat(to).concat(") out of bounds for length ").concat(Integer.toString(length));
    }
}
