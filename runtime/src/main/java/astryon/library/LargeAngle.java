package astryon.library;

/**
 * A large angle in quarter turns, by the method of Payne and Hanek (1983): of the product of {@code x} and 2/pi only the last bits of the whole part
 * and the fraction matter, so of the many digits of 2/pi only those are multiplied that reach there. Digits are of 24 bits; the product is
 * exact. The fraction times pi/2 is then summed up in the order in which fdlibm sums it, because its rounding shows.
 */
final class LargeAngle {
    private static final int DIGIT = 24;
    private static final int MASK = (1 << DIGIT) - 1;
    /** Digits of the fraction that are computed at least. */
    private static final int FRACTION_DIGITS = 4;

    private static final int[] TWO_OVER_PI = {
        0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7, 0x246e3a,
        0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c, 0x7026b4, 0x5f7e41,
        0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d, 0x367ecf,
        0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7, 0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08,
        0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e, 0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880,
        0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b};
    /** pi/2, in parts of 24 bits. */
    private static final double[] PI_HALF = {0x1.921fb4p0, 0x1.4442dp-24, 0x1.846988p-48, 0x1.8cc516p-72, 0x1.01b838p-96};

    private final int[] factor = new int[3];
    private final int factorDigits;
    /** Index in {@link #TWO_OVER_PI} of the first digit that matters. */
    private final int first;
    /** The first digit of the product counts 2^scale quarter turns. */
    private final int scale;

    /** The product's first digit may be longer than 24 bits; the others are not. */
    private long[] product;
    private int quarterTurns;
    private double rest;
    private double tail;

    LargeAngle(double x) {
        int exponent = (Bits.high(x) >> 20) - 1046;
        long mantissa = Double.doubleToRawLongBits(x) & 0xf_ffff_ffff_ffffL | 0x10_0000_0000_0000L;
        // 53 bits: 24, 24 and 5.
        factor[0] = (int) (mantissa >> 29);
        factor[1] = (int) (mantissa >> 5) & MASK;
        factor[2] = (int) (mantissa & 31) << 19;
        factorDigits = factor[2] != 0 ? 3 : factor[1] != 0 ? 2 : 1;
        first = Math.max((exponent - 3) / DIGIT, 0);
        scale = exponent - DIGIT * (first + 1);
        reduce();
    }

    int quarterTurns() {
        return quarterTurns;
    }

    double rest() {
        return rest;
    }

    double tail() {
        return tail;
    }

    private void reduce() {
        int last = FRACTION_DIGITS;
        boolean upperHalf;
        while (true) {
            multiply(last);
            upperHalf = takeWholeTurns();
            int zeros = 0;
            while (zeros <= last && product[zeros] == 0) {
                zeros++;
            }
            if (zeros <= last - FRACTION_DIGITS) {
                break;
            }
            // Too few digits are left after those that cancelled.
            last = zeros + FRACTION_DIGITS;
        }
        int top = 0;
        while (product[top] == 0) {
            top++;
        }
        sum(top, last);
        if (upperHalf) {
            rest = -rest;
            tail = -tail;
        }
    }

    /** The digits up to number {@code last}; what comes in from beyond is left out. */
    private void multiply(int last) {
        product = new long[last + 1];
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j < factorDigits; j++) {
                int digit = first + i - j;
                product[i] += digit < 0 ? 0 : (long) factor[j] * TWO_OVER_PI[digit];
            }
        }
        for (int i = last; i > 0; i--) {
            product[i - 1] += product[i] >> DIGIT;
            product[i] &= MASK;
        }
    }

    /** Leaves a fraction of at most a half, and tells whether that is what is missing to the next whole. */
    private boolean takeWholeTurns() {
        int wholeDigit = scale > 0 ? 1 : 0;
        int fractionBits = scale > 0 ? DIGIT - scale : -scale;
        long whole = product[wholeDigit] >> fractionBits;
        if (scale > 0) {
            whole |= product[0] << scale;
            product[0] = 0;
        }
        product[wholeDigit] &= (1L << fractionBits) - 1;
        boolean upperHalf = fractionBits == 0 ? product[1] >> DIGIT - 1 != 0 : product[wholeDigit] >> fractionBits - 1 != 0;
        quarterTurns = (int) (whole & 7) + (upperHalf ? 1 : 0);
        if (upperHalf) {
            long borrow = 0;
            for (int i = product.length - 1; i >= wholeDigit; i--) {
                long difference = -product[i] - borrow;
                product[i] = difference & (i == wholeDigit ? (1L << fractionBits) - 1 : MASK);
                borrow = difference < 0 ? 1 : 0;
            }
        }
        return upperHalf;
    }

    /** From the smallest to the largest, and once more without the largest for the tail. */
    private void sum(int top, int last) {
        // A first digit that is too long is two.
        int more = product[top] > MASK ? 1 : 0;
        double[] digits = new double[last - top + 1 + more];
        double weight = Double.longBitsToDouble(1023L + scale - DIGIT * (top - more) << 52);
        for (int i = 0; i < digits.length; i++) {
            long digit = i < more ? product[top] >> DIGIT : i == more ? product[top] & MASK : product[top + i - more];
            digits[i] = weight * digit;
            weight *= 0x1p-24;
        }
        double[] terms = new double[digits.length];
        for (int i = 0; i < terms.length; i++) {
            for (int part = 0; part <= i && part < PI_HALF.length; part++) {
                terms[i] += PI_HALF[part] * digits[i - part];
            }
        }
        for (int i = terms.length - 1; i >= 0; i--) {
            rest += terms[i];
        }
        tail = terms[0] - rest;
        for (int i = 1; i < terms.length; i++) {
            tail += terms[i];
        }
    }
}
