package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;

/**
 * Where objects are born: eden, of which threads take buffers to allocate from, and two survivor spaces, of which one holds what
 * outlived its first collection and the other is empty. What outlives a second one goes to the old space.
 */
final class YoungSpace {
    private static final String REASON = "works on memory that is not objects yet";

    private static Address edenEnd = new Address(HeapMap.EDEN);
    /** Eden has been written up to here: beyond, its memory is still zero. */
    private static Address edenTouched = new Address(HeapMap.EDEN);

    /** The survivor space in use and its end in use; what is being filled during a collection, and its end in use. */
    private static Address from = new Address(HeapMap.YOUNG);
    private static Address fromTop = new Address(HeapMap.YOUNG);
    private static Address to = new Address(HeapMap.YOUNG + HeapMap.SURVIVOR_BYTES);
    private static Address toTop = new Address(HeapMap.YOUNG + HeapMap.SURVIVOR_BYTES);

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
        return edenEnd.value() - HeapMap.EDEN;
    }

    static long used() {
        return edenTop().value() - HeapMap.EDEN + (fromTop.value() - from.value());
    }

    /** Eden takes up to {@code bytes} from now on, a multiple of the page size. What is in it stays. */
    static void resize(long bytes) {
        edenEnd = new Address(HeapMap.EDEN + bytes);
    }

    /** For the start of the program and after a collection: all of eden is free. */
    @Uninterruptible(reason = REASON)
    static void emptyEden() {
        Address top = topWord().loadAddress();
        edenTouched = edenTouched.isBelow(top) ? top : edenTouched;
        topWord().storeLong(HeapMap.EDEN);
    }

    /** Zeroed memory of {@code bytes} bytes from eden, or zero if it is used up. Threads call this side by side. */
    @Uninterruptible(reason = REASON)
    static Address take(long bytes) {
        Address word = topWord();
        long start;
        do {
            start = word.loadOrderedLong();
            if (start + bytes > edenEnd.value()) {
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
        Address free = from;
        from = to;
        fromTop = toTop;
        to = free;
        toTop = free;
        emptyEden();
    }

    /** Everything alive has left for the old space. */
    @Uninterruptible(reason = REASON)
    static void empty() {
        fromTop = from;
        emptyEden();
    }
}
