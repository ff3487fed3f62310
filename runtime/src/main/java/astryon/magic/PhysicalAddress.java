package astryon.magic;

/** An address of physical memory: what page tables and devices use. Dereferenced only through a map of it. */
@Word
public record PhysicalAddress(long value) {

    public PhysicalAddress plus(long bytes) {
        return new PhysicalAddress(value + bytes);
    }

    public PhysicalAddress plus(Size size) {
        return new PhysicalAddress(value + size.value());
    }

    public Offset minus(PhysicalAddress origin) {
        return new Offset(value - origin.value);
    }

    public boolean equals(PhysicalAddress other) {
        return value == other.value;
    }

    /** Unsigned. */
    public boolean isBelow(PhysicalAddress other) {
        return Long.compareUnsigned(value, other.value) < 0;
    }

    /** Unsigned. */
    public boolean isAtOrBelow(PhysicalAddress other) {
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
    public PhysicalAddress alignDown(long alignment) {
        return new PhysicalAddress(value & -alignment);
    }

    /** Rounded up to a multiple of {@code alignment}, a power of two; wraps around at the top. */
    public PhysicalAddress alignUp(long alignment) {
        return new PhysicalAddress((value + alignment - 1) & -alignment);
    }
}
