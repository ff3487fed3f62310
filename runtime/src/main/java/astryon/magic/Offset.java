package astryon.magic;

/** A signed distance between two addresses, in bytes. */
@Word
public record Offset(long value) {

    public Offset plus(long bytes) {
        return new Offset(value + bytes);
    }

    public boolean equals(Offset other) {
        return value == other.value;
    }

    public boolean isNegative() {
        return value < 0;
    }

    public boolean isLessThan(Offset other) {
        return value < other.value;
    }
}
