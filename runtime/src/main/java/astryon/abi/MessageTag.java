package astryon.abi;

/**
 * The first word of a message, in rsi: what it asks for and how many of the eight payload words mean something. Those are in
 * rdx r10 r8 r9 rbx rbp r12 r13. A reply is a message too.
 *
 * <p>Bits: 0 to 31 operation, which is negative in the kernel's own messages and in replies to them alone, 32 to 35 words, 36 {@link #NO_REPLY}, 37 {@link #DEADLINE}, 38 {@link #LEASE_READ}, 39
 * {@link #LEASE_WRITE}, 40 to 42 how many of the first words are handles, 48 to 60 how many bytes travel from the sender's message page to the
 * receiver's; the others must be zero.
 */
public final class MessageTag {
    /** Most payload words. */
    public static final int MAX_WORDS = 8;
    /** Most handles. */
    public static final int MAX_HANDLES = 4;
    /** Most bytes. */
    public static final int MAX_BYTES = 4096;
    /** At {@code REPLY_RECEIVE}: there is no reply to send. */
    public static final long NO_REPLY = 1L << 36;
    /** r14 has a time when to give up: the call, or the receive. */
    public static final long DEADLINE = 1L << 37;
    /** Until the reply, the receiver may read the caller's memory that the last two words name by address and size. */
    public static final long LEASE_READ = 1L << 38;
    /** Or write it. */
    public static final long LEASE_WRITE = 1L << 39;
    /** The number of handles. */
    public static final long HANDLES = 7L << 40;
    /** The number of bytes. */
    public static final long BYTES = 0x1fffL << 48;
    /**
     * Operation of the message that tells a supervisor of a fault: thread, vector, error code, address, instruction and stack pointer, the process's code table as {@code PROCESS_START} was told, and
     * the number that the process has in the kernel's log. Until it answers it may read all memory of the process, as if that had been lent from address 0 on. With a reply of operation 0 the thread goes
     * on; with one of this operation the fault stands, and the process has ended of it; with any other it is as if the process had no supervisor, and has none from then on.
     */
    public static final int FAULT = -1;
    /**
     * Operation of the message that asks for a page of memory that {@code MEMORY_PAGED} made: its offset, and whether it is to be written. A reply with 4096 bytes is the page, one
     * with none says that there is none, which is a fault.
     */
    public static final int PAGE = -2;
    /**
     * Operation of the message that tells a server of the end of a connection: that the last handle which was made of one that tells its end is closed. It comes
     * with the connection's badge and is not replied to. Calls that stood in line when the handle was closed may still come.
     */
    public static final int ENDED = -3;
    /** A deadline that has always passed: what cannot be had at once is not waited for. */
    public static final long NO_WAIT = 1;

    private static final int WORDS_SHIFT = 32;
    private static final int HANDLES_SHIFT = 40;
    private static final int BYTES_SHIFT = 48;
    /** Tags with no other bits and no more than eight words need no closer look. */
    private static final long PLAIN = 0xf_ffff_ffffL | NO_REPLY | DEADLINE;
    private static final long MEANINGFUL = PLAIN | LEASE_READ | LEASE_WRITE | HANDLES | BYTES;

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

    /** The tag of a message whose first {@code count} words are handles, which it moves. */
    public static long withHandles(long tag, int count) {
        return tag & ~HANDLES | (long) count << HANDLES_SHIFT;
    }

    public static int handles(long tag) {
        return (int) (tag >>> HANDLES_SHIFT) & 7;
    }

    /** The tag of a message that takes {@code count} bytes from message page to message page. */
    public static long withBytes(long tag, int count) {
        return tag & ~BYTES | (long) count << BYTES_SHIFT;
    }

    public static int bytes(long tag) {
        return (int) (tag >>> BYTES_SHIFT) & 0x1fff;
    }

    /** Whether it announces nothing but words, not too many of them. */
    public static boolean isPlain(long tag) {
        return tag >>> WORDS_SHIFT <= MAX_WORDS;
    }

    /** Whether the kernel takes it: no unknown bit, no more of anything than there can be. */
    public static boolean isValid(long tag) {
        return words(tag) <= MAX_WORDS && ((tag & ~PLAIN) == 0 || (tag & ~MEANINGFUL) == 0 && handles(tag) <= MAX_HANDLES && bytes(tag) <= MAX_BYTES);
    }

    /** Whether its operation is one that only the kernel's messages have: no call may. */
    public static boolean isKernels(long tag) {
        return (int) tag < 0;
    }

    /** Whether it is a reply's: nothing is lent. */
    public static boolean isValidReply(long tag) {
        return isValid(tag) && (tag & (LEASE_READ | LEASE_WRITE)) == 0;
    }
}
