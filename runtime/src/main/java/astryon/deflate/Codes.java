package astryon.deflate;

/** The two codes of a block, and how a block says what they are. */
final class Codes {
    private static final byte[] FIXED_LENGTHS = Format.fixedLengths();
    private static final byte[] FIXED_DISTANCES = Format.fixedDistances();

    private final Decoder lengths = new Decoder();
    private final Decoder distances = new Decoder();
    private final byte[] read = new byte[Format.LITERALS_AND_LENGTHS + Format.DISTANCES];
    private int have;
    private int lengthSymbols;
    private int distanceSymbols;
    private int lengthsOfLengths;

    Decoder lengths() {
        return lengths;
    }

    Decoder distances() {
        return distances;
    }

    void setFixed() {
        lengths.set(FIXED_LENGTHS, 0, FIXED_LENGTHS.length, false);
        distances.set(FIXED_DISTANCES, 0, FIXED_DISTANCES.length, false);
    }

    /** Whether there can be so many symbols. */
    boolean begin(int lengthSymbolCount, int distanceSymbolCount, int lengthsOfLengthsCount) {
        lengthSymbols = lengthSymbolCount;
        distanceSymbols = distanceSymbolCount;
        lengthsOfLengths = lengthsOfLengthsCount;
        have = 0;
        java.util.Arrays.fill(read, 0, Format.LENGTH_CODE_ORDER.length, (byte) 0);
        return lengthSymbols <= Format.LITERALS_AND_LENGTHS && distanceSymbols <= Format.DISTANCES;
    }

    /** Whether that was the last one. */
    boolean addLengthOfLength(int length) {
        read[Format.LENGTH_CODE_ORDER[have++]] = (byte) length;
        return have == lengthsOfLengths;
    }

    /** The lengths of the two codes come in a code of their own, which {@link #lengths} decodes meanwhile. */
    boolean setLengthCode() {
        have = 0;
        return lengths.set(read, 0, Format.LENGTH_CODE_ORDER.length, false);
    }

    int decodeLength(long bits, int available) {
        return lengths.decode(bits, available);
    }

    static int bitsAfter(int symbol) {
        return symbol < Format.REPEAT ? 0 : symbol == Format.REPEAT ? 2 : symbol == Format.ZEROS ? 3 : 7;
    }

    /** Whether there is something to repeat, and place for it. */
    boolean addLength(int symbol, int bits) {
        if (symbol < Format.REPEAT) {
            read[have++] = (byte) symbol;
            return true;
        }
        if (symbol == Format.REPEAT && have == 0) {
            return false;
        }
        int times = bits + (symbol == Format.MANY_ZEROS ? 11 : 3);
        if (have + times > lengthSymbols + distanceSymbols) {
            return false;
        }
        byte repeated = symbol == Format.REPEAT ? read[have - 1] : 0;
        java.util.Arrays.fill(read, have, have + times, repeated);
        have += times;
        return true;
    }

    boolean isComplete() {
        return have == lengthSymbols + distanceSymbols;
    }

    /** Both codes from here on; or what is wrong with them, else null. */
    String set() {
        if (read[Format.END_OF_BLOCK] == 0) {
            return "invalid code -- missing end-of-block";
        }
        if (!lengths.set(read, 0, lengthSymbols, true)) {
            return "invalid literal/lengths set";
        }
        return distances.set(read, lengthSymbols, distanceSymbols, true) ? null : "invalid distances set";
    }
}
