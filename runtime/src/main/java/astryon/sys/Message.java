package astryon.sys;

import astryon.magic.Address;
import astryon.magic.Word;

/** 88 bytes of memory that hold a message between calls: tag, eight words, the badge of who sent it, and the deadline of the next call. */
@Word
public record Message(long value) {
    public static final int SIZE = 88;

    private static final int WORDS = 8;
    private static final int BADGE = 72;
    private static final int DEADLINE = 80;

    public long tag() {
        return new Address(value).loadLong();
    }

    public void setTag(long tag) {
        new Address(value).storeLong(tag);
    }

    public long word(int index) {
        return new Address(value).plus(WORDS + 8L * index).loadLong();
    }

    public void setWord(int index, long word) {
        new Address(value).plus(WORDS + 8L * index).storeLong(word);
    }

    /** Of the endpoint handle the last received message came through. */
    public long badge() {
        return new Address(value).plus(BADGE).loadLong();
    }

    /** When to give up, if the tag says {@link astryon.abi.MessageTag#DEADLINE}. */
    public void setDeadline(long nanos) {
        new Address(value).plus(DEADLINE).storeLong(nanos);
    }
}
