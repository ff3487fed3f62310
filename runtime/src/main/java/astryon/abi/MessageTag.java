package astryon.abi;

/**
 * The first word of a message, in rsi: what it asks for and how many of the eight payload words mean something. Those are in
 * rdx r10 r8 r9 rbx rbp r12 r13; words beyond the count arrive as zero. A reply is a message too.
 *
 * <p>Bits: 0 to 31 operation, 32 to 35 words, 36 {@link #NO_REPLY}; the others must be zero.
 */
public final class MessageTag {
    /** Most payload words. */
    public static final int MAX_WORDS = 8;
    /** At {@code REPLY_RECEIVE}: there is no reply to send. */
    public static final long NO_REPLY = 1L << 36;

    private static final int WORDS_SHIFT = 32;
    private static final long MEANINGFUL = (1L << 37) - 1;

    private MessageTag() {
    }

    public static long of(int operation, int words) {
        return (long) words << WORDS_SHIFT | operation & 0xffff_ffffL;
    }

    public static int operation(long tag) {
        return (int) tag;
    }

    public static int words(long tag) {
        return (int) (tag >>> WORDS_SHIFT) & 15;
    }

    /** Whether the kernel takes it: no unknown bit, no more words than there are. */
    public static boolean isValid(long tag) {
        return (tag & ~MEANINGFUL) == 0 && words(tag) <= MAX_WORDS;
    }
}
