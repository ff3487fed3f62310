package astryon.library;

/** The halves of a double's bits. */
final class Bits {
    private Bits() {
    }

    static int high(double x) {
        return (int) (Double.doubleToRawLongBits(x) >> 32);
    }

    static int low(double x) {
        return (int) Double.doubleToRawLongBits(x);
    }

    static double withHigh(double x, int high) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffff_ffffL | (long) high << 32);
    }

    /** With the lower half zero. */
    static double upper(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffff_ffff_0000_0000L);
    }
}
