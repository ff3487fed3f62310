package astryon.deflate;

/** The numbers of RFC 1951. */
final class Format {
    static final int WINDOW = 1 << 15;
    static final int LEAST_MATCH = 3;
    static final int LONGEST_MATCH = 258;
    static final int END_OF_BLOCK = 256;
    /** Symbols that may occur; the fixed code has two more of the first. */
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;
    static final int LONGEST_CODE = 15;

    static final int STORED = 0;
    static final int FIXED = 1;
    static final int DYNAMIC = 2;

    /** Of length symbol 257 + n: the least length, and how many bits follow. */
    static final short[] LENGTH = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static final byte[] LENGTH_BITS = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    /** The same of distance symbols. */
    static final short[] DISTANCE = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
        16385, 24577};
    static final byte[] DISTANCE_BITS = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

    /** Symbols of the code that codes' lengths are written in, in the order in which its own lengths are written. */
    static final byte[] LENGTH_CODE_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    static final int REPEAT = 16;
    static final int ZEROS = 17;
    static final int MANY_ZEROS = 18;

    private Format() {
    }

    static byte[] fixedLengths() {
        byte[] lengths = new byte[LITERALS_AND_LENGTHS + 2];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (byte) (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
        }
        return lengths;
    }

    static byte[] fixedDistances() {
        byte[] lengths = new byte[DISTANCES + 2];
        java.util.Arrays.fill(lengths, (byte) 5);
        return lengths;
    }
}
