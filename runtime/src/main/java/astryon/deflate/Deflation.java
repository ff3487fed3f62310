package astryon.deflate;

/**
 * Deflating, piece by piece. Input is collected into blocks of 32 KiB; a block is compressed when it is full, or when the caller wants what was given so
 * far, and waits then to be fetched. With a match in hand the next byte is tried, too: a longer match there makes a literal of this one.
 */
public final class Deflation {
    /** What the caller wants of a run. */
    public static final int NO_FLUSH = 0;
    public static final int SYNC_FLUSH = 2;
    public static final int FULL_FLUSH = 3;
    public static final int FINISH = 4;

    private static final int DEFAULT_LEVEL = 6;
    private static final int FILTERED = 1;
    private static final int HUFFMAN_ONLY = 2;
    /** Matches this short are as many bits as the literals of data that comes from filters. */
    private static final int SHORT_FOR_FILTERED = 5;
    /** By level: places looked at; the length that is enough; the longest match after which a better one is looked for. */
    private static final int[] PLACES = {0, 4, 6, 16, 16, 32, 128, 256, 1024, 4096};
    private static final int[] ENOUGH = {0, 8, 16, 32, 32, 64, 128, 128, 258, 258};
    private static final int[] LAZY = {0, 0, 0, 4, 8, 16, 32, 64, 128, 258};

    private final boolean bare;
    private final Matches matches = new Matches();
    private final BitOutput output = new BitOutput();
    private final BlockWriter block = new BlockWriter(output);
    private int level;
    private int strategy;
    private int sum;
    private boolean begun;
    private boolean hasDictionary;
    private boolean ended;
    /** Whether nothing came since the last flush. */
    private boolean flushed;
    private int consumed;
    private int produced;

    public Deflation(int level, int strategy, boolean bare) {
        this.bare = bare;
        setLevel(level, strategy);
        reset();
    }

    public void reset() {
        matches.clear();
        output.clear();
        sum = Adler.START;
        begun = false;
        hasDictionary = false;
        ended = false;
        flushed = false;
    }

    private void setLevel(int newLevel, int newStrategy) {
        level = newLevel < 0 ? DEFAULT_LEVEL : newLevel;
        strategy = newStrategy;
    }

    public int sum() {
        return sum;
    }

    public int consumed() {
        return consumed;
    }

    public int produced() {
        return produced;
    }

    /** Whether all of a finished stream was fetched. */
    public boolean isFinished() {
        return ended && output.waiting() == 0;
    }

    /** Whether it is not too late. */
    public boolean setDictionary(byte[] bytes, int offset, int count) {
        if (begun && !bare || matches.blockLength() > 0) {
            return false;
        }
        if (!bare) {
            sum = Adler.update(sum, bytes, offset, count);
        }
        hasDictionary = true;
        int kept = Math.min(count, Format.WINDOW);
        matches.add(bytes, offset + count - kept, kept);
        for (int at = matches.start(); at < matches.end(); at++) {
            matches.insert(at);
        }
        matches.finishBlock();
        return true;
    }

    /** What was taken so far is compressed as before, what follows in the new way. */
    public void change(int newLevel, int newStrategy) {
        if (matches.blockLength() > 0) {
            compress(false);
        }
        setLevel(newLevel, newStrategy);
    }

    public void run(byte[] from, int fromOffset, int fromLength, byte[] to, int toOffset, int toLength, int flush) {
        consumed = 0;
        produced = 0;
        if (!begun) {
            begun = true;
            header();
        }
        while (true) {
            produced += output.fetch(to, toOffset + produced, toLength - produced);
            if (output.waiting() > 0 || ended) {
                return;
            }
            int taken = matches.add(from, fromOffset + consumed, fromLength - consumed);
            if (taken > 0) {
                flushed = false;
                if (!bare) {
                    sum = Adler.update(sum, from, fromOffset + consumed, taken);
                }
                consumed += taken;
            }
            if (consumed < fromLength) {
                compress(false);
            } else if (flush == FINISH) {
                compress(true);
                trailer();
            } else if (flush == NO_FLUSH || flushed) {
                return;
            } else {
                flush(flush);
            }
        }
    }

    private void header() {
        if (bare) {
            return;
        }
        int speed = strategy >= HUFFMAN_ONLY || level < 2 ? 0 : level < DEFAULT_LEVEL ? 1 : level == DEFAULT_LEVEL ? 2 : 3;
        int header = 0x7800 | speed << 6 | (hasDictionary ? 0x20 : 0);
        header += 31 - header % 31;
        output.put(header >> 8, 8);
        output.put(header & 0xff, 8);
        if (hasDictionary) {
            putSum();
            sum = Adler.START;
        }
    }

    private void putSum() {
        for (int shift = 24; shift >= 0; shift -= 8) {
            output.put(sum >>> shift & 0xff, 8);
        }
    }

    private void trailer() {
        output.align();
        if (!bare) {
            putSum();
        }
        ended = true;
    }

    /** An empty stored block brings all bits before it into whole bytes. */
    private void flush(int flush) {
        if (matches.blockLength() > 0) {
            compress(false);
        }
        block.store(matches.text(), 0, 0, false);
        if (flush == FULL_FLUSH) {
            matches.clear();
        }
        flushed = true;
    }

    private void compress(boolean last) {
        int start = matches.start();
        if (level == 0) {
            block.store(matches.text(), start, matches.blockLength(), last);
        } else {
            if (strategy == HUFFMAN_ONLY) {
                for (int at = start; at < matches.end(); at++) {
                    block.literal(matches.text()[at]);
                }
            } else {
                findMatches();
            }
            block.finish(matches.text(), start, matches.blockLength(), last);
        }
        matches.finishBlock();
    }

    private void findMatches() {
        byte[] text = matches.text();
        int end = matches.end();
        int least = strategy == FILTERED ? SHORT_FOR_FILTERED : Format.LEAST_MATCH - 1;
        for (int at = matches.start(); at < end;) {
            if (!matches.find(at, least, PLACES[level], ENOUGH[level])) {
                matches.insert(at);
                block.literal(text[at++]);
                continue;
            }
            int length = matches.length();
            int distance = matches.distance();
            matches.insert(at);
            while (length < LAZY[level] && matches.find(at + 1, length, PLACES[level] / 2, ENOUGH[level])) {
                block.literal(text[at++]);
                length = matches.length();
                distance = matches.distance();
                matches.insert(at);
            }
            block.match(length, distance);
            for (int i = 1; i < length; i++) {
                matches.insert(at + i);
            }
            at += length;
        }
    }
}
