package astryon.protocol;

import astryon.abi.Handle;
import astryon.abi.MessageTag;
import astryon.library.ArrayBytes;
import astryon.library.Utf8;
import astryon.magic.Address;
import astryon.sys.Message;

/**
 * A request, and then its reply: what one side puts in comes out on the other in the same order. Handles first; then words, while the message has room, which are 8 words, or 6
 * beside a loan: a {@code long} is a word, an {@code int} the lower half of one or the upper half of the one before; then, as bytes, what words are left (8 bytes each, at a multiple of 8) and texts and
 * bytes (a length of 2 bytes before each; texts in UTF-8). Little endian. A reply's operation is 0, or the number of a {@link Failure}, whose text follows.
 *
 * <p>Bytes that find room in the words which are left travel there, behind the others and before a loan, and how many they are in bits 16 to 22 of the tag, above the operation: so a call with
 * a short text is as quick as one with none. Others travel from message page to message page.
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
    private static final int OPERATION = 0xffff;
    private static final int BYTES_IN_WORDS_SHIFT = 16;
    private static final int BYTES_IN_WORDS = 0x7f;
    private static final int NONE = -1;

    private final Address start;
    private final Message message;
    private final Loan.Lender lender;

    private int words;
    private int handles;
    private int bytes;
    /** Of what came, how many bytes there are. */
    private int bytesThatCame;
    private int mostWords;
    /** Which word has its upper half left, or {@link #NONE}. */
    private int halfWord;
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
        halfWord = NONE;
    }

    /** What was put in is all: the tag says how much that is. */
    public void seal() {
        int inWords = bytes + 7 >>> 3;
        boolean fits = inWords > 0 && inWords <= mostWords - words;
        if (fits) {
            int first = access == 0 ? words : mostWords - inWords;
            for (int i = 0; i < inWords; i++) {
                message.setWord(first + i, page().plus(8L * i).loadLong());
            }
        }
        int operation = operation() | (fits ? bytes << BYTES_IN_WORDS_SHIFT : 0);
        long tag = MessageTag.of(operation, access != 0 ? MessageTag.MAX_WORDS : fits ? words + inWords : words) | access;
        message.setTag(MessageTag.withBytes(MessageTag.withHandles(tag, handles), fits ? 0 : bytes));
    }

    /** A message has come: what it has can be taken. */
    public void arrived() {
        rewind();
        taking = true;
        putOff = false;
        access = message.tag() & (MessageTag.LEASE_READ | MessageTag.LEASE_WRITE);
        mostWords = access == 0 ? MessageTag.words(message.tag()) : WORDS_BESIDE_LOAN;
        bytesThatCame = MessageTag.bytes(message.tag());
        int count = MessageTag.operation(message.tag()) >>> BYTES_IN_WORDS_SHIFT & BYTES_IN_WORDS;
        int inWords = count + 7 >>> 3;
        if (count > 0 && inWords <= mostWords) {
            mostWords -= inWords;
            bytesThatCame = count;
            for (int i = 0; i < inWords; i++) {
                page().plus(8L * i).storeLong(message.word(mostWords + i));
            }
        }
    }

    public int operation() {
        return MessageTag.operation(message.tag()) & OPERATION;
    }

    /** Throws the {@link Failure} that a reply tells of, if it does. */
    public void throwFailure() {
        int number = operation();
        if (number != 0) {
            throw new Failure(number, bytesThatCame == 0 ? null : takeText());
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

    public void put(int number) {
        if (halfWord != NONE) {
            message.setWord(halfWord, message.word(halfWord) | (long) number << 32);
            halfWord = NONE;
        } else if (words < mostWords) {
            halfWord = words;
            message.setWord(words++, number & 0xffff_ffffL);
        } else {
            put((long) number);
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
        int length = text.length();
        int before = bytes;
        Address to = room(2 + length);
        to.storeByte((byte) length);
        to.plus(1).storeByte((byte) (length >> 8));
        if (!ArrayBytes.storeAscii(text, to.plus(2))) {
            // It takes more bytes than it has characters.
            bytes = before;
            putBytes(Utf8.bytes(text));
        }
    }

    public void putBytes(byte[] some) {
        Address to = room(2 + some.length);
        to.storeByte((byte) some.length);
        to.plus(1).storeByte((byte) (some.length >> 8));
        ArrayBytes.store(some, 0, to.plus(2), some.length);
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
        if (halfWord != NONE) {
            int upper = (int) (message.word(halfWord) >>> 32);
            halfWord = NONE;
            return upper;
        }
        if (words < mostWords) {
            halfWord = words;
        }
        return (int) take();
    }

    public boolean takeFlag() {
        return takeInt() != 0;
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
        ArrayBytes.load(taken(some.length), some, 0, some.length);
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
        if (count > bytesThatCame - bytes) {
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
