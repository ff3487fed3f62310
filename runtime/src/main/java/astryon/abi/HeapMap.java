package astryon.abi;

/**
 * Where a hosted program keeps its heap and the collector's tables. The places are fixed: references need no base and no
 * shift, and a write barrier is a shift and a store. Each table has one entry for a stretch of the first 4 GiB, whatever lies
 * there, so an entry is found from an address alone; what is not used is never touched.
 *
 * <pre>
 *   CARDS .. START      cards, one byte for 512 bytes
 *   START               old objects, growing upwards
 *   .. YOUNG            large objects, growing downwards
 *   YOUNG .. EDEN_START two survivor spaces
 *   EDEN_START .. END   eden, whose objects start at EDEN, behind a few words
 *   TABLES .. TABLES_END  the other tables
 * </pre>
 */
public final class HeapMap {
    public static final long START = 0x1000_0000L;
    public static final long END = 0xf000_0000L;

    /** Most bytes of eden, and of each of the two survivor spaces. */
    public static final long EDEN_BYTES = 0x1000_0000L;
    public static final long SURVIVOR_BYTES = 0x0200_0000L;
    public static final long EDEN_START = END - EDEN_BYTES;
    public static final long YOUNG = EDEN_START - 2 * SURVIVOR_BYTES;
    /** The word, changed with atomic instructions, with the end of what has been handed out of eden. It is where a program that starts needs a page anyway. */
    public static final long EDEN_TOP = EDEN_START;
    /** Four bytes that change whenever weak references have been cleared, for who sleeps until then. */
    public static final long CLEARED = EDEN_START + 16;
    public static final long EDEN = EDEN_START + 64;

    /** A card is 512 bytes; its byte is {@link #DIRTY} after a reference was stored there. */
    public static final int CARD_SHIFT = 9;
    public static final int DIRTY = 1;
    public static final long CARDS = 0x0f80_0000L;

    public static final long TABLES = 0x1_0000_0000L;
    /** One byte a card: where the last object starts that starts in it. */
    public static final long STARTS = TABLES;
    /** One bit for 8 bytes: a byte for 64. */
    public static final long MARKS = 0x1_0100_0000L;
    public static final int MARK_SHIFT = 6;
    /** Four bytes a card, where its first live word goes: a byte for 128. */
    public static final long DESTINATIONS = 0x1_0600_0000L;
    public static final int DESTINATION_SHIFT = 7;
    /** Four bytes a page of 4 KiB, runs of pages among the large objects: a byte for 1024. */
    public static final long PAGES = 0x1_0900_0000L;
    public static final int PAGE_SHIFT = 10;
    /** Four bytes for each object that waits to be looked into; where more than this takes wait the collector looks for them. */
    public static final long MARK_STACK = 0x1_0a00_0000L;
    public static final long TABLES_END = 0x1_0e00_0000L;

    private HeapMap() {
    }
}
