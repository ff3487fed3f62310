package astryon.magic;

/** A length in bytes, unsigned. */
@Word
public record Size(long value) {

    public Size plus(long bytes) {
        return new Size(value + bytes);
    }

    public Size plus(Size other) {
        return new Size(value + other.value);
    }

    public Size minus(Size other) {
        return new Size(value - other.value);
    }

    public boolean equals(Size other) {
        return value == other.value;
    }

    /** Unsigned. */
    public boolean isBelow(Size other) {
        return Long.compareUnsigned(value, other.value) < 0;
    }

    /** Unsigned. */
    public boolean isAtOrBelow(Size other) {
        return Long.compareUnsigned(value, other.value) <= 0;
    }

    public boolean isZero() {
        return value == 0;
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (value & (alignment - 1)) == 0;
    }

    /** Rounded down to a multiple of {@code alignment}, a power of two. */
    public Size alignDown(long alignment) {
        return new Size(value & -alignment);
    }

    /** Rounded up to a multiple of {@code alignment}, a power of two; wraps around at the top. */
    public Size alignUp(long alignment) {
        return new Size((value + alignment - 1) & -alignment);
    }
}
