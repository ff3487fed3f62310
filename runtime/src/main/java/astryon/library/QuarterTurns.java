package astryon.library;

/**
 * An angle as a number of quarter turns and a rest of at most an eighth of a turn, as fdlibm reduces arguments. The rest has two parts,
 * {@code rest + tail}, with about twice the digits of one double; which bits {@code tail} has is part of what {@code StrictMath} promises.
 *
 * <p>Up to 2^19 quarter turns pi/2 is subtracted in parts of 33 bits, whose products with the number of turns are exact: two parts, and more where
 * the angle is so close to a whole number of quarter turns that the leading digits cancel. Beyond that see {@link LargeAngle}.
 */
final class QuarterTurns {
    private static final double PER_RADIAN = 0x1.45f306dc9c883p-1;
    /** pi/2 = PART[0] + PART[1] + PART[2] + ...; REST[n] is what follows PART[n]. */
    private static final double[] PART = {0x1.921fb544p0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69};
    private static final double[] REST = {0x1.0b4611a626331p-34, 0x1.3198a2e037073p-69, 0x1.b839a252049c1p-104};
    /** So many bits may be lost to cancellation before one more part of pi/2 is wanted. */
    private static final int[] BITS_TO_LOSE = {16, 49};

    private static final int EIGHTH = 0x3fe9_21fb;
    private static final int THREE_EIGHTHS = 0x4002_d97c;
    private static final int QUARTER = 0x3ff9_21fb;
    private static final int MANY = 0x4139_21fb;
    /** Below so many turns, an angle whose upper bits are not those of a whole number of quarter turns loses nothing. */
    private static final int FEW_TURNS = 32;

    /** Modulo 4. */
    final int turns;
    final double rest;
    final double tail;

    private QuarterTurns(int turns, double rest, double tail) {
        this.turns = turns & 3;
        this.rest = rest;
        this.tail = tail;
    }

    /** Whether {@code x} is its own rest. */
    static boolean isSmall(double x) {
        return (Bits.high(x) & 0x7fff_ffff) <= EIGHTH;
    }

    /** @param x finite, and not small */
    static QuarterTurns of(double x) {
        QuarterTurns positive = ofPositive(Math.abs(x));
        return x < 0 ? new QuarterTurns(-positive.turns, -positive.rest, -positive.tail) : positive;
    }

    private static QuarterTurns ofPositive(double x) {
        int high = Bits.high(x);
        if (high < THREE_EIGHTHS) {
            double left = x - PART[0];
            int last = 0;
            if (high == QUARTER) {
                left -= PART[1];
                last = 1;
            }
            double rest = left - REST[last];
            return new QuarterTurns(1, rest, left - rest - REST[last]);
        }
        if (high > MANY) {
            LargeAngle angle = new LargeAngle(x);
            return new QuarterTurns(angle.quarterTurns(), angle.rest(), angle.tail());
        }
        int turns = (int) (x * PER_RADIAN + 0.5);
        double left = x - turns * PART[0];
        double correction = turns * REST[0];
        double rest = left - correction;
        if (turns >= FEW_TURNS || high == Bits.high(turns * (Math.PI / 2))) {
            int exponent = high >> 20;
            for (int part = 1; part < PART.length && exponent - (Bits.high(rest) >> 20 & 0x7ff) > BITS_TO_LOSE[part - 1]; part++) {
                double before = left;
                double subtracted = turns * PART[part];
                left = before - subtracted;
                correction = turns * REST[part] - (before - left - subtracted);
                rest = left - correction;
            }
        }
        return new QuarterTurns(turns, rest, left - rest - correction);
    }
}
