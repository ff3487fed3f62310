package astryon.protocol;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.sys.Message;

/**
 * A request, and then its reply: what one side puts in comes out on the other in the same order. Handles first; then words, while the message has room, which are 8 words, or 6
 * beside a loan; then, as bytes in the message page, what words are left (8 bytes each, at a multiple of 8) and texts and bytes (a length of 2 bytes before each; texts in UTF-8). Little
 * endian. A reply's operation is 0, or the number of a {@link Failure}, whose text follows.
 *
 * <p>One thread's; its memory is a piece of {@link #BYTES} bytes outside of any heap.
 */
public final class Exchange {
    /** Message, message page, and room for a loan. */
    public static final int BYTES = 0x1_2000;
    /** Where the room is that the thread may lend, and how much that is. */
    public static final int LOAN = 0x2000;
    public static final int LOAN_BYTES = 0x1_0000;

    static final int PAGE = 0x1000;
    private static final int WORDS_BESIDE_LOAN = 6;

    private final Address start;
    private final Message message;
    private final Loan.Lender lender;

    private int words;
    private int handles;
    private int bytes;
    private int mostWords;
    private long access;
    private boolean putOff;
    private boolean taking;

    /** {@code start} is page-aligned; {@code lender} is how loans that come are reached, on a server's side. */
    public Exchange(Address start, Loan.Lender lender) {
        this.start = start;
        this.message = new Message(start.value());
        this.lender = lender;
    }

    public Message message() {
        return message;
    }

    public Address page() {
        return start.plus(PAGE);
    }

    /** Starts a message of this operation. */
    public void begin(int operation) {
        rewind();
        taking = false;
        access = 0;
        message.setTag(MessageTag.of(operation, 0));
        mostWords = MessageTag.MAX_WORDS;
    }

    /** Starts the reply, unless the call was put off: whether there is one to make. */
    public boolean beginReply() {
        if (putOff) {
            return false;
        }
        begin(0);
        return true;
    }

    /** Makes the reply one that tells of a failure. */
    public void fail(Failure failure) {
        begin(failure.number());
        if (failure.getMessage() != null) {
            putText(failure.getMessage());
        }
    }

    private void rewind() {
        words = 0;
        handles = 0;
        bytes = 0;
    }

    /** What was put in is all: the tag says how much that is. */
    public void seal() {
        long tag = MessageTag.of(MessageTag.operation(message.tag()), access == 0 ? words : MessageTag.MAX_WORDS) | access;
        message.setTag(MessageTag.withBytes(MessageTag.withHandles(tag, handles), bytes));
    }

    /** A message has come: what it has can be taken. */
    public void arrived() {
        rewind();
        taking = true;
        putOff = false;
        access = message.tag() & (MessageTag.LEASE_READ | MessageTag.LEASE_WRITE);
        mostWords = access == 0 ? MessageTag.words(message.tag()) : WORDS_BESIDE_LOAN;
    }

    public int operation() {
        return MessageTag.operation(message.tag());
    }

    /** Throws the {@link Failure} that a reply tells of, if it does. */
    public void throwFailure() {
        int number = operation();
        if (number != 0) {
            throw new Failure(number, MessageTag.bytes(message.tag()) == 0 ? null : takeText());
        }
    }

    /** The server answers later, by a reply that is no longer this thread's. */
    public void putOff() {
        putOff = true;
    }

    public boolean isPutOff() {
        return putOff;
    }

    public void put(long word) {
        if (words < mostWords) {
            message.setWord(words++, word);
        } else {
            align();
            room(8).storeLong(word);
        }
    }

    public void putFlag(boolean flag) {
        put(flag ? 1 : 0);
    }

    /** It moves to the other side. Before any word. */
    public void putHandle(Handle handle) {
        message.setWord(words++, handle.value());
        handles++;
    }

    public void putText(String text) {
        putBytes(Utf8.bytes(text));
    }

    public void putBytes(byte[] some) {
        Address to = room(2 + some.length);
        to.storeByte((byte) some.length);
        to.plus(1).storeByte((byte) (some.length >> 8));
        for (int i = 0; i < some.length; i++) {
            to.plus(2 + i).storeByte(some[i]);
        }
    }

    /** Before anything else. */
    public void lendReadable(Loan loan) {
        lend(loan, MessageTag.LEASE_READ);
    }

    public void lendWritable(Loan loan) {
        lend(loan, MessageTag.LEASE_WRITE);
    }

    private void lend(Loan loan, long how) {
        access = how;
        mostWords = WORDS_BESIDE_LOAN;
        message.setWord(WORDS_BESIDE_LOAN, loan.start().value());
        message.setWord(WORDS_BESIDE_LOAN + 1, loan.size());
    }

    private void align() {
        bytes = bytes + 7 & -8;
    }

    /** Room for so many bytes more. */
    private Address room(int count) {
        if (count > MessageTag.MAX_BYTES - bytes) {
            throw new Failure(Failure.NAME_TOO_LONG);
        }
        Address at = page().plus(bytes);
        bytes += count;
        return at;
    }

    public long take() {
        if (words < mostWords) {
            return message.word(words++);
        }
        align();
        return taken(8).loadLong();
    }

    public int takeInt() {
        return (int) take();
    }

    public boolean takeFlag() {
        return take() != 0;
    }

    public Handle takeHandle() {
        if (handles == MessageTag.handles(message.tag())) {
            throw new Failure(Failure.BAD_MESSAGE);
        }
        handles++;
        return new Handle(message.word(words++));
    }

    public String takeText() {
        int length = length();
        return Utf8.decode(taken(length), length);
    }

    public byte[] takeBytes() {
        byte[] some = new byte[length()];
        Address from = taken(some.length);
        for (int i = 0; i < some.length; i++) {
            some[i] = from.plus(i).loadByte();
        }
        return some;
    }

    private int length() {
        Address at = taken(2);
        return at.loadByte() & 0xff | (at.plus(1).loadByte() & 0xff) << 8;
    }

    /** What the other side lends, or lent with the call that is answered. */
    public Loan takeLoan() {
        if (access == 0) {
            throw new Failure(Failure.BAD_MESSAGE);
        }
        return new Loan(new Address(0), message.word(WORDS_BESIDE_LOAN + 1), lender);
    }

    /** The next bytes that came. */
    private Address taken(int count) {
        if (count > MessageTag.bytes(message.tag()) - bytes) {
            throw new Failure(Failure.BAD_MESSAGE);
        }
        Address at = page().plus(bytes);
        bytes += count;
        return at;
    }

    /** Handles that came and were not taken, as the request was refused before; none once the reply has begun. */
    public Handle[] handlesLeft() {
        Handle[] left = new Handle[taking ? MessageTag.handles(message.tag()) - handles : 0];
        for (int i = 0; i < left.length; i++) {
            left[i] = new Handle(message.word(handles + i));
        }
        return left;
    }

    /** Whoever sends more than was asked for does not speak the protocol: throws {@link Failure} if handles are left. */
    public void allTaken() {
        if (handles != MessageTag.handles(message.tag())) {
            throw new Failure(Failure.BAD_MESSAGE);
        }
    }
}
