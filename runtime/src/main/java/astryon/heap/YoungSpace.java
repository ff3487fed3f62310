package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;
import astryon.sys.Platform;

/**
 * Where objects are born: eden, of which threads take buffers to allocate from, and two survivor spaces, of which one holds what
 * outlived its first collection and the other is empty. What outlives a second one goes to the old space.
 */
final class YoungSpace {
    private static final String REASON = "works on memory that is not objects yet";
    private static final long PAGE = 4096;

    private static Address edenEnd = new Address(HeapMap.EDEN_START);
    /** Eden has been written up to here: beyond, its memory is still zero. */
    private static Address edenTouched = new Address(HeapMap.EDEN);
    /** Up to here its memory is committed: at first a little, which is enough for many programs, then by larger steps. */
    private static Address edenCommitted = new Address(HeapMap.EDEN_START);
    private static final long FIRST_STEP = 0x1_0000;
    private static final long STEP = 0x4_0000;

    /** The survivor space in use and its end in use; what is being filled during a collection, and its end in use. */
    private static Address from = new Address(HeapMap.YOUNG);
    private static Address fromTop = new Address(HeapMap.YOUNG);
    private static Address to = new Address(HeapMap.YOUNG + HeapMap.SURVIVOR_BYTES);
    private static Address toTop = new Address(HeapMap.YOUNG + HeapMap.SURVIVOR_BYTES);
    /** Of each the end of what is committed, and of what has been written. */
    private static Address fromCommitted = from;
    private static Address fromWritten = from;
    private static Address toCommitted = to;
    private static Address toWritten = to;

    private YoungSpace() {
    }

    /** The word in memory with the end of what has been handed out: threads race for it. */
    @Inline
    private static Address topWord() {
        return new Address(HeapMap.EDEN_TOP);
    }

    @Inline
    static Address edenTop() {
        return topWord().loadAddress();
    }

    static long edenBytes() {
        return edenEnd.value() - HeapMap.EDEN_START;
    }

    static long used() {
        return edenTop().value() - HeapMap.EDEN + (fromTop.value() - from.value());
    }

    /** Eden takes up to {@code bytes} from now on, a multiple of the page size. What is in it stays. */
    static void resize(long bytes) {
        edenEnd = new Address(HeapMap.EDEN_START + bytes);
    }

    /** Before the first allocation; whether there is memory for a little. */
    static boolean start() {
        if (Platform.commits() && !commitEden(HeapMap.EDEN)) {
            return false;
        }
        emptyEden();
        return true;
    }

    /** For the start of the program and after a collection: all of eden is free. */
    @Uninterruptible(reason = REASON)
    static void emptyEden() {
        Address top = topWord().loadAddress();
        edenTouched = edenTouched.isBelow(top) ? top : edenTouched;
        topWord().storeLong(HeapMap.EDEN);
    }

    /** Memory for eden up to an address, and some beyond; whether there is. Of threads that do so side by side none is worse off than alone. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static boolean commitEden(long wanted) {
        Address from = edenCommitted;
        Address least = new Address(wanted).alignUp(PAGE);
        Address end = least.alignUp(from.value() == HeapMap.EDEN_START ? FIRST_STEP : STEP);
        end = edenEnd.isBelow(end) ? edenEnd : end;
        if (!commitEden(from, end)) {
            if (!commitEden(from, least)) {
                return false;
            }
            end = least;
        }
        edenCommitted = end;
        return true;
    }

    /** A program that ends within the first step never collects: the tables for that can wait. */
    @Uninterruptible(reason = REASON)
    private static boolean commitEden(Address from, Address end) {
        return from.value() == HeapMap.EDEN_START
                ? Committed.cards(from, end) && Platform.commit(from, end.minus(from).value())
                : Committed.objects(new Address(HeapMap.EDEN_START), end) && Marking.commit();
    }

    /** Zeroed memory of {@code bytes} bytes from eden, or zero if it is used up or there is no memory for them. Threads call this side by side. */
    @Uninterruptible(reason = REASON)
    static Address take(long bytes) {
        Address word = topWord();
        long start;
        do {
            start = word.loadOrderedLong();
            if (start + bytes > edenEnd.value() || Platform.commits() && start + bytes > edenCommitted.value() && !commitEden(start + bytes)) {
                return new Address(0);
            }
        } while (!word.compareAndSwapLong(start, start + bytes));
        Address memory = new Address(start);
        long written = Math.min(edenTouched.value() - start, bytes);
        if (written > 0) {
            ObjectFormat.clear(memory, written);
        }
        return memory;
    }

    /** Whether an object of the young space is in eden, and not in a survivor space. */
    @Inline
    static boolean isInEden(Address object) {
        return object.value() >= HeapMap.EDEN;
    }

    /** Memory for {@code bytes} bytes of survivors of the next collection; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean commitSurvivors(long bytes) {
        Address end = to.plus(bytes).alignUp(PAGE);
        if (end.isAtOrBelow(toCommitted)) {
            return true;
        }
        if (!Committed.objects(toCommitted, end)) {
            Platform.release(toCommitted, end.minus(toCommitted).value());
            return false;
        }
        toCommitted = end;
        return true;
    }

    /** After a collection: gives back what the space for survivors was not to be without and did not need. */
    @Uninterruptible(reason = REASON)
    static void giveBackSurvivors() {
        toWritten = toWritten.isBelow(toTop) ? toTop : toWritten;
        Address end = toWritten.alignUp(PAGE);
        if (Platform.commits() && end.isBelow(toCommitted)) {
            Platform.release(end, toCommitted.minus(end).value());
            toCommitted = end;
        }
    }

    /** Room for a survivor, or zero if there is none. */
    @Inline
    static Address takeSurvivor(long bytes) {
        Address object = toTop;
        Address end = object.plus(bytes);
        if (end.value() - to.value() > HeapMap.SURVIVOR_BYTES) {
            return new Address(0);
        }
        toTop = end;
        return object;
    }

    @Inline
    static Address to() {
        return to;
    }

    @Inline
    static Address toTop() {
        return toTop;
    }

    @Inline
    static Address from() {
        return from;
    }

    @Inline
    static Address fromTop() {
        return fromTop;
    }

    static long survivorBytes() {
        return fromTop.value() - from.value();
    }

    /** Everything alive has been copied: the full survivor space is the one in use now, all else is free. */
    @Uninterruptible(reason = REASON)
    static void flip() {
        giveBackSurvivors();
        Address free = from;
        Address freeCommitted = fromCommitted;
        Address freeWritten = fromWritten;
        from = to;
        fromTop = toTop;
        fromCommitted = toCommitted;
        fromWritten = toWritten;
        to = free;
        toTop = free;
        toCommitted = freeCommitted;
        toWritten = freeWritten;
        emptyEden();
    }

    /** What is alive stays, moved together: from now on objects end here, in the survivor space and in eden. */
    @Uninterruptible(reason = REASON)
    static void shrink(Address survivorsEnd, Address newEdenTop) {
        emptyEden();
        fromTop = survivorsEnd;
        topWord().storeAddress(newEdenTop);
    }

    /** Everything alive has left for the old space. */
    @Uninterruptible(reason = REASON)
    static void empty() {
        fromTop = from;
        emptyEden();
    }
}
