package astryon.compiler.opt;

/** The ints from {@code low} to {@code high}, both included. Empty in code that never runs. */
record Range(long low, long high) {
    static final Range ALL = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);
    static final Range NOT_NEGATIVE = new Range(0, Integer.MAX_VALUE);

    static Range of(long value) {
        return new Range(value, value);
    }

    Range and(Range other) {
        return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    Range or(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** This range if it fits an int; a sum that may wrap around can be anything. */
    Range orWrapped() {
        return low < Integer.MIN_VALUE || high > Integer.MAX_VALUE ? ALL : this;
    }

    boolean contains(long value) {
        return low <= value && value <= high;
    }
}
