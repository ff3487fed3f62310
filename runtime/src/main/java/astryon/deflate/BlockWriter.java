package astryon.deflate;

/** Writes one block as literals and matches in whichever of the three ways is shortest. */
final class BlockWriter {
    /** What a symbol or a length is called that a match stands for, by its length. */
    private static final byte[] LENGTH_SYMBOL = new byte[Format.LONGEST_MATCH + 1];
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int LENGTH_CODES = Format.LENGTH_CODE_ORDER.length;

    private static final byte[] FIXED_LENGTHS = Format.fixedLengths();
    private static final byte[] FIXED_DISTANCES = Format.fixedDistances();
    private static final short[] FIXED_LENGTH_CODES = new short[FIXED_LENGTHS.length];
    private static final short[] FIXED_DISTANCE_CODES = new short[FIXED_DISTANCES.length];

    static {
        for (int symbol = 0; symbol < Format.LENGTH.length; symbol++) {
            java.util.Arrays.fill(LENGTH_SYMBOL, Format.LENGTH[symbol], Math.min(Format.LENGTH[symbol] + (1 << Format.LENGTH_BITS[symbol]), LENGTH_SYMBOL.length), (byte) symbol);
        }
        CodeLengths.codes(FIXED_LENGTHS, FIXED_LENGTHS.length, FIXED_LENGTH_CODES);
        CodeLengths.codes(FIXED_DISTANCES, FIXED_DISTANCES.length, FIXED_DISTANCE_CODES);
    }

    private final BitOutput output;
    /** A literal, or a match: length shifted left by 16, and distance minus 1. */
    private final int[] tokens = new int[Matches.BLOCK];
    private int tokenCount;
    private final int[] lengthFrequencies = new int[Format.LITERALS_AND_LENGTHS];
    private final int[] distanceFrequencies = new int[Format.DISTANCES];
    private final CodeLengths huffman = new CodeLengths(Format.LITERALS_AND_LENGTHS);
    private final byte[] lengths = new byte[Format.LITERALS_AND_LENGTHS];
    private final byte[] distances = new byte[Format.DISTANCES];
    private final short[] lengthCodes = new short[Format.LITERALS_AND_LENGTHS];
    private final short[] distanceCodes = new short[Format.DISTANCES];

    /** The lengths of both codes with repetitions: symbol, and above it the bits after it. */
    private final int[] written = new int[Format.LITERALS_AND_LENGTHS + Format.DISTANCES];
    private int writtenCount;
    private final int[] writtenFrequencies = new int[LENGTH_CODES];
    private final byte[] writtenLengths = new byte[LENGTH_CODES];
    private final short[] writtenCodes = new short[LENGTH_CODES];

    BlockWriter(BitOutput output) {
        this.output = output;
    }

    void literal(int value) {
        tokens[tokenCount++] = value & 0xff;
        lengthFrequencies[value & 0xff]++;
    }

    void match(int length, int distance) {
        tokens[tokenCount++] = length << 16 | distance - 1;
        lengthFrequencies[Format.END_OF_BLOCK + 1 + LENGTH_SYMBOL[length]]++;
        distanceFrequencies[distanceSymbol(distance)]++;
    }

    /** Two symbols for each power of two. */
    private static int distanceSymbol(int distance) {
        if (distance <= 2) {
            return distance - 1;
        }
        int power = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * power + (distance - 1 >> power - 1 & 1);
    }

    /** Ends the block; {@code text} is what its tokens stand for. */
    void finish(byte[] text, int offset, int count, boolean last) {
        lengthFrequencies[Format.END_OF_BLOCK]++;
        huffman.compute(lengthFrequencies, lengthFrequencies.length, Format.LONGEST_CODE, lengths);
        if (used(distanceFrequencies) > 0) {
            huffman.compute(distanceFrequencies, distanceFrequencies.length, Format.LONGEST_CODE, distances);
        } else {
            java.util.Arrays.fill(distances, (byte) 0);
        }
        int lengthSymbols = Math.max(used(lengthFrequencies), Format.END_OF_BLOCK + 1);
        int distanceSymbols = Math.max(used(distanceFrequencies), 1);
        repetitions(lengthSymbols, distanceSymbols);
        long extra = extraBits();
        long dynamic = extra + size(lengthFrequencies, lengths) + size(distanceFrequencies, distances) + headerBits();
        long fixed = extra + size(lengthFrequencies, FIXED_LENGTHS) + size(distanceFrequencies, FIXED_DISTANCES);
        if (8L * count + 40 <= Math.min(dynamic, fixed)) {
            store(text, offset, count, last);
        } else if (fixed <= dynamic) {
            output.put(last ? 1 : 0, 1);
            output.put(Format.FIXED, 2);
            writeTokens(FIXED_LENGTHS, FIXED_LENGTH_CODES, FIXED_DISTANCES, FIXED_DISTANCE_CODES);
        } else {
            output.put(last ? 1 : 0, 1);
            output.put(Format.DYNAMIC, 2);
            writeHeader(lengthSymbols, distanceSymbols);
            CodeLengths.codes(lengths, lengths.length, lengthCodes);
            CodeLengths.codes(distances, distances.length, distanceCodes);
            writeTokens(lengths, lengthCodes, distances, distanceCodes);
        }
        tokenCount = 0;
        java.util.Arrays.fill(lengthFrequencies, 0);
        java.util.Arrays.fill(distanceFrequencies, 0);
    }

    void store(byte[] text, int offset, int count, boolean last) {
        output.put(last ? 1 : 0, 1);
        output.put(Format.STORED, 2);
        output.align();
        output.put(count, 16);
        output.put(~count & 0xffff, 16);
        output.putBytes(text, offset, count);
    }

    private static int used(int[] frequencies) {
        int used = frequencies.length;
        while (used > 0 && frequencies[used - 1] == 0) {
            used--;
        }
        return used;
    }

    private static long size(int[] frequencies, byte[] lengths) {
        long size = 0;
        for (int i = 0; i < frequencies.length; i++) {
            size += (long) frequencies[i] * lengths[i];
        }
        return size;
    }

    private long extraBits() {
        long bits = 0;
        for (int i = 0; i < Format.LENGTH_BITS.length; i++) {
            bits += (long) lengthFrequencies[Format.END_OF_BLOCK + 1 + i] * Format.LENGTH_BITS[i];
        }
        for (int i = 0; i < Format.DISTANCES; i++) {
            bits += (long) distanceFrequencies[i] * Format.DISTANCE_BITS[i];
        }
        return bits;
    }

    private void repetitions(int lengthSymbols, int distanceSymbols) {
        byte[] all = new byte[lengthSymbols + distanceSymbols];
        System.arraycopy(lengths, 0, all, 0, lengthSymbols);
        System.arraycopy(distances, 0, all, lengthSymbols, distanceSymbols);
        writtenCount = 0;
        java.util.Arrays.fill(writtenFrequencies, 0);
        for (int i = 0; i < all.length;) {
            int run = 1;
            while (i + run < all.length && all[i + run] == all[i]) {
                run++;
            }
            i += repetition(all[i], run);
        }
        huffman.compute(writtenFrequencies, LENGTH_CODES, LONGEST_LENGTH_CODE, writtenLengths);
        CodeLengths.codes(writtenLengths, LENGTH_CODES, writtenCodes);
    }

    /** Writes {@code run} times {@code length}, or the beginning of that; returns how many. */
    private int repetition(int length, int run) {
        if (length == 0 && run >= 11) {
            int times = Math.min(run, 138);
            return write(Format.MANY_ZEROS, times - 11, times);
        }
        if (length == 0 && run >= 3) {
            return write(Format.ZEROS, run - 3, run);
        }
        write(length, 0, 1);
        int done = 1;
        while (length != 0 && run - done >= 3) {
            int times = Math.min(run - done, 6);
            done += write(Format.REPEAT, times - 3, times);
        }
        return done;
    }

    private int write(int symbol, int bits, int times) {
        written[writtenCount++] = bits << 8 | symbol;
        writtenFrequencies[symbol]++;
        return times;
    }

    private int lengthsOfLengths() {
        int count = LENGTH_CODES;
        while (count > 4 && writtenLengths[Format.LENGTH_CODE_ORDER[count - 1]] == 0) {
            count--;
        }
        return count;
    }

    private long headerBits() {
        long bits = 14 + 3 * lengthsOfLengths();
        for (int i = 0; i < LENGTH_CODES; i++) {
            bits += (long) writtenFrequencies[i] * (writtenLengths[i] + Codes.bitsAfter(i));
        }
        return bits;
    }

    private void writeHeader(int lengthSymbols, int distanceSymbols) {
        int count = lengthsOfLengths();
        output.put(lengthSymbols - 257, 5);
        output.put(distanceSymbols - 1, 5);
        output.put(count - 4, 4);
        for (int i = 0; i < count; i++) {
            output.put(writtenLengths[Format.LENGTH_CODE_ORDER[i]], 3);
        }
        for (int i = 0; i < writtenCount; i++) {
            int symbol = written[i] & 0xff;
            output.put(writtenCodes[symbol] & 0xffff, writtenLengths[symbol]);
            output.put(written[i] >> 8, Codes.bitsAfter(symbol));
        }
    }

    private void writeTokens(byte[] lengthBits, short[] lengthCode, byte[] distanceBits, short[] distanceCode) {
        for (int i = 0; i < tokenCount; i++) {
            int token = tokens[i];
            int length = token >>> 16;
            if (length == 0) {
                output.put(lengthCode[token] & 0xffff, lengthBits[token]);
            } else {
                int symbol = LENGTH_SYMBOL[length];
                int coded = Format.END_OF_BLOCK + 1 + symbol;
                output.put(lengthCode[coded] & 0xffff, lengthBits[coded]);
                output.put(length - Format.LENGTH[symbol], Format.LENGTH_BITS[symbol]);
                int distance = (token & 0xffff) + 1;
                int far = distanceSymbol(distance);
                output.put(distanceCode[far] & 0xffff, distanceBits[far]);
                output.put(distance - Format.DISTANCE[far], Format.DISTANCE_BITS[far]);
            }
        }
        output.put(lengthCode[Format.END_OF_BLOCK] & 0xffff, lengthBits[Format.END_OF_BLOCK]);
    }
}
