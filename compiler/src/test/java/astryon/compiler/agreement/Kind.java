package astryon.compiler.agreement;

/** The types that random programs compute with. */
enum Kind {
    // @formatter:off
    BOOLEAN ("boolean",  "false"),
    BYTE    ("byte",     "(byte) 3"),
    SHORT   ("short",    "(short) 5"),
    CHAR    ("char",     "'c'"),
    INT     ("int",      "7"),
    LONG    ("long",     "9L"),
    FLOAT   ("float",    "1.5f"),
    DOUBLE  ("double",   "2.5"),
    OBJECT  ("A",        "null"),
    INTS    ("int[]",    "new int[1]"),
    LONGS   ("long[]",   "new long[1]"),
    BYTES   ("byte[]",   "new byte[1]"),
    CHARS   ("char[]",   "new char[1]"),
    FLOATS  ("float[]",  "new float[1]"),
    DOUBLES ("double[]", "new double[1]"),
    OBJECTS ("A[]",      "new A[1]");
    // @formatter:on

    static final Kind[] NUMBERS = {INT, INT, INT, LONG, LONG, DOUBLE, FLOAT};
    static final Kind[] SCALARS = {INT, INT, INT, LONG, LONG, DOUBLE, FLOAT, BOOLEAN, BYTE, SHORT, CHAR, OBJECT};
    static final Kind[] ARRAYS = {INTS, INTS, LONGS, BYTES, CHARS, FLOATS, DOUBLES, OBJECTS};

    final String text;
    final String fallback;

    Kind(String text, String fallback) {
        this.text = text;
        this.fallback = fallback;
    }

    boolean isNarrow() {
        return this == BYTE || this == SHORT || this == CHAR;
    }

    boolean isArray() {
        return ordinal() >= INTS.ordinal();
    }

    boolean isNumber() {
        return ordinal() >= BYTE.ordinal() && ordinal() <= DOUBLE.ordinal();
    }

    Kind element() {
        return switch (this) {
            case INTS -> INT;
            case LONGS -> LONG;
            case BYTES -> BYTE;
            case CHARS -> CHAR;
            case FLOATS -> FLOAT;
            case DOUBLES -> DOUBLE;
            case OBJECTS -> OBJECT;
            default -> throw new IllegalStateException(text);
        };
    }

    static Kind arrayOf(Kind element) {
        for (Kind kind : ARRAYS) {
            if (kind.element() == element) {
                return kind;
            }
        }
        return null;
    }
}
