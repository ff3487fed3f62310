package astryon.deflate;

import java.util.zip.DataFormatException;

/**
 * Inflating, piece by piece: {@link #run} goes on where input or output ended before. Input is taken byte by byte as it is needed, so that what follows
 * the compressed data stays untouched.
 */
public final class Inflation {
    private enum State {
        HEADER, DICTIONARY_NUMBER, DICTIONARY, BLOCK, STORED_LENGTH, STORED, CODE_COUNTS, CODE_LENGTH_LENGTHS, CODE_LENGTHS, SYMBOL, LITERAL, LENGTH, DISTANCE, DISTANCE_BITS,
        COPY, CHECK, DONE, BAD
    }

    /** Bytes that one round of the fast loop may take and give. */
    private static final int FAST_INPUT = 8;
    private static final int FAST_OUTPUT = Format.LONGEST_MATCH;

    private final boolean bare;
    private final History history = new History();
    private final Codes codes = new Codes();

    private State state;
    private String problem;
    private boolean hasDictionary;
    private int sum;

    private byte[] input;
    private int inputAt;
    private int inputEnd;
    private long hold;
    private int bits;

    private byte[] output;
    private int outputStart;
    private int outputAt;
    private int outputEnd;
    /** Where the checksum stands. */
    private int summed;

    private boolean last;
    private int literal;
    private int length;
    private int distance;
    private int distanceSymbol;

    private int consumed;
    private int produced;

    /** @param bare whether there is no envelope: neither header nor checksum */
    public Inflation(boolean bare) {
        this.bare = bare;
        reset();
    }

    public void reset() {
        state = bare ? State.BLOCK : State.HEADER;
        hold = 0;
        bits = 0;
        last = false;
        hasDictionary = false;
        sum = bare ? 0 : Adler.START;
        history.clear();
    }

    public boolean isFinished() {
        return state == State.DONE;
    }

    public boolean needsDictionary() {
        return state == State.DICTIONARY && !hasDictionary;
    }

    /** Of what was given so far; or the number of the dictionary that is needed. */
    public int sum() {
        return sum;
    }

    /** Bytes the last run took. */
    public int consumed() {
        return consumed;
    }

    /** Bytes the last run gave. */
    public int produced() {
        return produced;
    }

    /** Whether this was the dictionary that is needed. */
    public boolean setDictionary(byte[] bytes, int offset, int count) {
        if (!bare && (state != State.DICTIONARY || Adler.update(Adler.START, bytes, offset, count) != sum)) {
            return false;
        }
        history.append(bytes, offset, count);
        hasDictionary = true;
        return true;
    }

    /** Goes as far as input and output reach; {@link #consumed} and {@link #produced} say how far that was, also after an exception. */
    public void run(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength) throws DataFormatException {
        input = from;
        inputAt = fromOffset;
        inputEnd = fromOffset + fromLength;
        output = to;
        outputStart = toOffset;
        outputAt = toOffset;
        outputEnd = toOffset + toLength;
        summed = toOffset;
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = step();
            }
        } finally {
            addUp();
            history.append(output, outputStart, outputAt - outputStart);
            consumed = inputAt - fromOffset;
            produced = outputAt - outputStart;
            input = null;
            output = null;
        }
        if (state == State.BAD) {
            throw new DataFormatException(problem);
        }
    }

    private void addUp() {
        if (!bare && outputAt > summed) {
            sum = Adler.update(sum, output, summed, outputAt - summed);
        }
        summed = outputAt;
    }

    /** Whether it got any further. */
    private boolean step() {
        return switch (state) {
            case HEADER -> need(16) && header();
            case DICTIONARY_NUMBER -> need(32) && dictionaryNumber();
            case DICTIONARY -> hasDictionary && begin();
            case BLOCK -> block();
            case STORED_LENGTH -> need(32) && storedLength();
            case STORED -> stored();
            case CODE_COUNTS -> need(14) && codeCounts();
            case CODE_LENGTH_LENGTHS -> need(3) && codeLengthLength();
            case CODE_LENGTHS -> codeLength();
            case SYMBOL -> symbol();
            case LITERAL -> literal();
            case LENGTH -> need(Format.LENGTH_BITS[length]) && length();
            case DISTANCE -> distance();
            case DISTANCE_BITS -> need(Format.DISTANCE_BITS[distanceSymbol]) && distanceBits();
            case COPY -> outputAt < outputEnd && copy();
            case CHECK -> need(32) && check();
            case DONE, BAD -> false;
        };
    }

    private boolean begin() {
        sum = Adler.START;
        return go(State.BLOCK);
    }

    private boolean go(State next) {
        state = next;
        return true;
    }

    private boolean fail(String what) {
        problem = what;
        state = State.BAD;
        return false;
    }

    private boolean need(int count) {
        while (bits < count) {
            if (!pull()) {
                return false;
            }
        }
        return true;
    }

    private boolean pull() {
        if (inputAt == inputEnd) {
            return false;
        }
        hold |= (input[inputAt++] & 0xffL) << bits;
        bits += 8;
        return true;
    }

    private int take(int count) {
        int value = (int) (hold & (1L << count) - 1);
        hold >>>= count;
        bits -= count;
        return value;
    }

    /** The next symbol, or -1 if there is too little input; then nothing is taken. */
    private int take(Decoder decoder) {
        int entry = decoder.decode(hold, bits);
        while (entry == 0) {
            if (!pull()) {
                return -1;
            }
            entry = decoder.decode(hold, bits);
        }
        take(entry & 15);
        return entry >>> 4;
    }

    private boolean header() {
        int first = (int) hold & 0xff;
        int second = (int) hold >>> 8 & 0xff;
        if ((first << 8 | second) % 31 != 0) {
            return fail("incorrect header check");
        }
        if ((first & 15) != 8) {
            return fail("unknown compression method");
        }
        if (first >> 4 > 7) {
            return fail("invalid window size");
        }
        take(16);
        return go((second & 0x20) != 0 ? State.DICTIONARY_NUMBER : State.BLOCK);
    }

    private boolean dictionaryNumber() {
        sum = Integer.reverseBytes(take(32));
        return go(State.DICTIONARY);
    }

    private boolean block() {
        if (last) {
            take(bits & 7);
            return go(bare ? State.DONE : State.CHECK);
        }
        if (!need(3)) {
            return false;
        }
        last = take(1) != 0;
        switch (take(2)) {
            case Format.STORED -> {
                take(bits & 7);
                state = State.STORED_LENGTH;
            }
            case Format.FIXED -> {
                codes.setFixed();
                state = State.SYMBOL;
            }
            case Format.DYNAMIC -> state = State.CODE_COUNTS;
            default -> {
                return fail("invalid block type");
            }
        }
        return true;
    }

    private boolean storedLength() {
        int both = take(32);
        length = both & 0xffff;
        return (both >>> 16 ^ 0xffff) == length ? go(State.STORED) : fail("invalid stored block lengths");
    }

    private boolean stored() {
        int count = Math.min(length, Math.min(inputEnd - inputAt, outputEnd - outputAt));
        System.arraycopy(input, inputAt, output, outputAt, count);
        inputAt += count;
        outputAt += count;
        length -= count;
        return length == 0 && go(State.BLOCK);
    }

    private boolean codeCounts() {
        return codes.begin(take(5) + 257, take(5) + 1, take(4) + 4) ? go(State.CODE_LENGTH_LENGTHS) : fail("too many length or distance symbols");
    }

    private boolean codeLengthLength() {
        if (!codes.addLengthOfLength(take(3))) {
            return true;
        }
        return codes.setLengthCode() ? go(State.CODE_LENGTHS) : fail("invalid code lengths set");
    }

    /** One symbol of the lengths together with the bits that follow it, or nothing. */
    private boolean codeLength() {
        if (codes.isComplete()) {
            String what = codes.set();
            return what == null ? go(State.SYMBOL) : fail(what);
        }
        int entry = codes.decodeLength(hold, bits);
        while (entry == 0 || bits < (entry & 15) + Codes.bitsAfter(entry >>> 4)) {
            if (!pull()) {
                return false;
            }
            entry = codes.decodeLength(hold, bits);
        }
        take(entry & 15);
        int symbol = entry >>> 4;
        return codes.addLength(symbol, take(Codes.bitsAfter(symbol))) || fail("invalid bit length repeat");
    }

    private boolean symbol() {
        if (inputEnd - inputAt >= FAST_INPUT && outputEnd - outputAt >= FAST_OUTPUT && !fast()) {
            return state != State.BAD;
        }
        int symbol = take(codes.lengths());
        if (symbol < 0) {
            return false;
        }
        return afterSymbol(symbol);
    }

    private boolean afterSymbol(int symbol) {
        if (symbol < Format.END_OF_BLOCK) {
            literal = symbol;
            return go(State.LITERAL);
        }
        if (symbol == Format.END_OF_BLOCK) {
            return go(State.BLOCK);
        }
        length = symbol - Format.END_OF_BLOCK - 1;
        return length < Format.LENGTH.length ? go(State.LENGTH) : fail("invalid literal/length code");
    }

    private boolean literal() {
        if (outputAt == outputEnd) {
            return false;
        }
        output[outputAt++] = (byte) literal;
        return go(State.SYMBOL);
    }

    private boolean length() {
        int symbol = length;
        length = Format.LENGTH[symbol] + take(Format.LENGTH_BITS[symbol]);
        return go(State.DISTANCE);
    }

    private boolean distance() {
        int symbol = take(codes.distances());
        if (symbol < 0) {
            return false;
        }
        distanceSymbol = symbol;
        return symbol < Format.DISTANCES ? go(State.DISTANCE_BITS) : fail("invalid distance code");
    }

    private boolean distanceBits() {
        distance = Format.DISTANCE[distanceSymbol] + take(Format.DISTANCE_BITS[distanceSymbol]);
        return go(State.COPY);
    }

    private boolean copy() {
        if (distance > history.length() + outputAt - outputStart) {
            return fail("invalid distance too far back");
        }
        int count = Math.min(length, outputEnd - outputAt);
        outputAt = history.repeat(output, outputStart, outputAt, distance, count);
        length -= count;
        return length == 0 && go(State.SYMBOL);
    }

    private boolean check() {
        addUp();
        if (Integer.reverseBytes((int) hold) != sum) {
            return fail("incorrect data check");
        }
        take(32);
        return go(State.DONE);
    }

    /**
     * Many symbols while there is plenty of input and output, so that nothing has to be asked for: a round takes at most 48 bits. Whether the block goes
     * on; where it does not, the state says why.
     */
    private boolean fast() {
        Decoder lengths = codes.lengths();
        Decoder distances = codes.distances();
        boolean goesOn = true;
        while (goesOn && inputEnd - inputAt >= FAST_INPUT && outputEnd - outputAt >= FAST_OUTPUT) {
            while (bits <= 48) {
                hold |= (input[inputAt++] & 0xffL) << bits;
                bits += 8;
            }
            int entry = lengths.decode(hold, bits);
            take(entry & 15);
            int symbol = entry >>> 4;
            if (symbol < Format.END_OF_BLOCK) {
                output[outputAt++] = (byte) symbol;
            } else {
                goesOn = afterSymbol(symbol) && state == State.LENGTH && length() && fastDistance(distances);
                state = goesOn ? State.SYMBOL : state;
            }
        }
        // What was not needed goes back.
        inputAt -= bits >> 3;
        bits &= 7;
        hold &= (1L << bits) - 1;
        return goesOn;
    }

    private boolean fastDistance(Decoder distances) {
        int entry = distances.decode(hold, bits);
        take(entry & 15);
        distanceSymbol = entry >>> 4;
        if (distanceSymbol >= Format.DISTANCES) {
            return fail("invalid distance code");
        }
        return distanceBits() && copy();
    }
}
