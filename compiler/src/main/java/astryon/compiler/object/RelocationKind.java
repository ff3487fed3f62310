package astryon.compiler.object;

/** How a symbol's address S, an addend A and the relocated place's own address P become bytes at P. All arithmetic wraps at 64 bits. */
public enum RelocationKind {
    // @formatter:off
    /** S + A, which must be an unsigned 16-bit number: boot code below 64 KiB. */
    ABS16 (2),
    /** S + A in a place that is 32 bits wide for its reader: it may be a zero- or a sign-extended 32-bit number. */
    ABS32 (4),
    /** S + A in a place its reader sign-extends to 64 bits. */
    ABS32S(4),
    /** S + A. */
    ABS64 (8),
    /** S + A - P, a signed 16-bit number. */
    REL16 (2),
    /** S + A - P, a signed 32-bit number. */
    REL32 (4);
    // @formatter:on

    private final int size;

    RelocationKind(int size) {
        this.size = size;
    }

    /** Bytes it fills in. */
    public int size() {
        return size;
    }

    boolean isRelative() {
        return this == REL16 || this == REL32;
    }

    boolean holds(long value) {
        return switch (this) {
            case ABS16 -> value >= 0 && value <= 0xFFFF;
            case REL16 -> value == (short) value;
            case ABS32 -> value == (int) value || value >>> 32 == 0;
            case ABS32S, REL32 -> value == (int) value;
            case ABS64 -> true;
        };
    }
}
