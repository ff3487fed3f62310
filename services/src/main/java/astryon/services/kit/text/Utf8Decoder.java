package astryon.services.kit.text;

/** Characters from UTF-8 that comes byte by byte. What is malformed becomes U+FFFD, one for each stretch that could have begun a character (Unicode standard, table 3-7). */
public final class Utf8Decoder {
    public static final int REPLACEMENT = 0xfffd;
    /** {@link #push}: the character is not whole yet. */
    public static final int MORE = -1;

    private int missing;
    private int point;
    private int least;
    private int most;

    /** What of a character has come so far, for {@link #resume}: the lowest and the highest byte that may come next, how many are missing, and what those that came mean. */
    public long state() {
        return (long) (least << 8 | most) << 32 | (long) missing << 24 | point;
    }

    public void resume(long former) {
        least = (int) (former >>> 40);
        most = (int) (former >>> 32) & 0xff;
        missing = (int) (former >>> 24) & 0xff;
        point = (int) former & 0xff_ffff;
    }

    /** Whether this byte does not go on with the character that has begun: then that one was a {@link #REPLACEMENT}, and {@link #push} starts anew. */
    public boolean breaks(int b) {
        return missing > 0 && (b < least || b > most);
    }

    /** The character that this byte, from 0 to 255, completes, or {@link #MORE}. */
    public int push(int b) {
        if (missing == 0 || breaks(b)) {
            return begin(b);
        }
        point = point << 6 | b & 0x3f;
        least = 0x80;
        most = 0xbf;
        return --missing == 0 ? point : MORE;
    }

    private int begin(int b) {
        missing = 0;
        if (b < 0x80) {
            return b;
        }
        if (b < 0xc2 || b > 0xf4) {
            return REPLACEMENT;
        }
        missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        point = b & 0x3f >> missing;
        least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        return MORE;
    }
}
