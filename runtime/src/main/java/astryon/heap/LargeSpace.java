package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.Slot;
import astryon.object.SlotVisitor;
import astryon.sys.Platform;
import astryon.thread.ThreadLock;

/**
 * Objects too large to be copied: each has a run of pages of its own and stays where it is. The runs, free ones too, follow
 * each other without gaps from {@link #bottom} to the young space; the first page of a run has its length and state in the table of pages.
 *
 * <p>A large object is young until its first collection, and like a young object may refer to others without its cards being marked.
 */
final class LargeSpace {
    /** Objects of at least this many bytes are large. */
    static final long THRESHOLD = 0x1_0000;

    private static final String REASON = "works on memory that is not objects yet";
    private static final long PAGE = 4096;
    /** State of a run, in the low bits of its entry; the rest is its number of pages. */
    private static final int FREE = 0;
    private static final int YOUNG = 1;
    private static final int YOUNG_ALIVE = 2;
    private static final int OLD = 3;
    private static final int STATE = 3;
    /** Free, and not known to be zero. */
    private static final int WRITTEN = 4;
    private static final int SHIFT = 3;

    private static final ThreadLock LOCK = new ThreadLock();

    private static Address bottom = new Address(HeapMap.YOUNG);
    private static long used;
    private static long youngBytes;
    /** The last object that a minor collection found alive, if it has not been looked into; the entry of its second page leads to the one before. */
    private static Address found = new Address(0);

    private LargeSpace() {
    }

    @Inline
    static Address bottom() {
        return bottom;
    }

    static long used() {
        return used;
    }

    static long youngBytes() {
        return youngBytes;
    }

    @Inline
    private static Address entry(Address run) {
        return new Address(HeapMap.PAGES + (run.value() >>> 12 << 2));
    }

    @Inline
    private static long pages(Address run) {
        return (entry(run).loadInt() & 0xffff_ffffL) >>> SHIFT;
    }

    @Inline
    private static int state(Address run) {
        return entry(run).loadInt() & STATE;
    }

    private static void set(Address run, long pages, int state) {
        entry(run).storeInt((int) (pages << SHIFT) | state);
    }

    @Inline
    private static Address next(Address run) {
        return run.plus(pages(run) * PAGE);
    }

    @Inline
    static boolean contains(Address object) {
        return object.value() - bottom.value() >= 0 && object.value() < HeapMap.YOUNG;
    }

    /**
     * Zeroed memory for an object, or zero if there is no run of free pages as long, or no memory for one. Threads call this side by side.
     *
     * @param room how many bytes the space may grow downwards
     */
    @Uninterruptible(reason = REASON)
    static Address take(long bytes, long room) {
        long pages = (bytes + PAGE - 1) / PAGE;
        LOCK.lock();
        Address run = firstFit(pages);
        if (run.isZero() && pages * PAGE <= room && Committed.tables(bottom.minus(pages * PAGE), bottom)) {
            bottom = bottom.minus(pages * PAGE);
            run = bottom;
            set(run, pages, FREE);
        }
        int written = 0;
        if (!run.isZero()) {
            written = entry(run).loadInt() & WRITTEN;
            split(run, pages, written);
            run = claim(run, pages, written);
        }
        LOCK.unlock();
        if (written != 0 && !run.isZero()) {
            ObjectFormat.clear(run, pages * PAGE);
        }
        return run;
    }

    /** A free run becomes a young object's; zero if there is no memory for it. */
    private static Address claim(Address run, long pages, int written) {
        if (!Committed.objects(run, run.plus(pages * PAGE))) {
            Platform.release(run, pages * PAGE);
            set(run, pages, FREE);
            return new Address(0);
        }
        set(run, pages, YOUNG);
        used += pages * PAGE;
        youngBytes += pages * PAGE;
        return run;
    }

    @Uninterruptible(reason = REASON)
    private static Address firstFit(long pages) {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) == FREE && pages(run) >= pages) {
                return run;
            }
        }
        return new Address(0);
    }

    /** What is left of a free run beyond its first {@code pages} becomes a run of its own. */
    private static void split(Address run, long pages, int written) {
        long rest = pages(run) - pages;
        if (rest > 0) {
            set(run.plus(pages * PAGE), rest, FREE | written);
        }
    }

    // What collections do: the world stands still.

    /** A minor collection has come by a reference to the object. */
    @Uninterruptible(reason = REASON)
    static void keep(Address object) {
        if (state(object) == YOUNG) {
            set(object, pages(object), YOUNG_ALIVE);
            Slot.set(link(object), found);
            found = object;
        }
    }

    /** An object that {@link #keep} was told of and that has not been returned here; zero if there is none. */
    @Inline
    static Address nextFound() {
        Address last = found;
        if (!last.isZero()) {
            found = Slot.get(link(last));
        }
        return last;
    }

    @Inline
    private static Address link(Address object) {
        return entry(object.plus(PAGE));
    }

    /** Whether a minor collection found the young object alive; old ones are, as far as it knows. */
    @Inline
    static boolean isKept(Address object) {
        return state(object) != YOUNG;
    }

    /** Visits what is on the dirty cards of old objects and makes these cards clean before. */
    @Uninterruptible(reason = REASON)
    static void visitDirty(SlotVisitor visitor) {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) == OLD && ObjectFormat.hub(run).kind != Hub.PRIMITIVE_ARRAY) {
                Hub hub = ObjectFormat.hub(run);
                long end = Cards.of(run.plus(pages(run) * PAGE));
                for (long card = Cards.nextDirty(Cards.of(run), end); card < end; card = Cards.nextDirty(card + 1, end)) {
                    Cards.at(card).storeByte((byte) 0);
                    Address first = new Address(card << HeapMap.CARD_SHIFT);
                    ObjectFormat.eachBetween(run, hub, first, first.plus(Cards.BYTES), visitor);
                }
            }
        }
    }

    /** Visits every reference in every object that has been marked. */
    @Uninterruptible(reason = REASON)
    static void visitMarked(SlotVisitor visitor) {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) != FREE && Marks.isMarked(run)) {
                ObjectFormat.each(run, ObjectFormat.hub(run), visitor);
            }
        }
    }

    /** After a minor collection: young objects that were not kept are free, the others are old. */
    @Uninterruptible(reason = REASON)
    static void sweepYoung() {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) == YOUNG) {
                used -= pages(run) * PAGE;
                set(run, pages(run), FREE | WRITTEN);
            } else if (state(run) == YOUNG_ALIVE) {
                set(run, pages(run), OLD);
            }
        }
        join();
        youngBytes = 0;
    }

    /**
     * After marking: what is not marked is free; all else is old.
     *
     * @param cache bytes of free memory that are kept for what comes next, because new memory is expensive
     */
    @Uninterruptible(reason = REASON)
    static void sweep(long cache) {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) != FREE) {
                if (Marks.isMarked(run)) {
                    set(run, pages(run), OLD);
                } else {
                    used -= pages(run) * PAGE;
                    set(run, pages(run), FREE | WRITTEN);
                }
            }
        }
        join();
        giveBack(cache);
        youngBytes = 0;
        found = new Address(0);
    }

    /** Free runs that follow each other become one. */
    @Uninterruptible(reason = REASON)
    private static void join() {
        Address run = bottom;
        while (run.value() < HeapMap.YOUNG) {
            Address after = next(run);
            if (state(run) == FREE && after.value() < HeapMap.YOUNG && state(after) == FREE) {
                int written = (entry(run).loadInt() | entry(after).loadInt()) & WRITTEN;
                set(run, pages(run) + pages(after), FREE | written);
            } else {
                run = after;
            }
        }
    }

    /** Gives free memory back to the system but for {@code cache} bytes; a run at the bottom that is given back is no run any more. */
    @Uninterruptible(reason = REASON)
    private static void giveBack(long cache) {
        long kept = 0;
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) == FREE && (entry(run).loadInt() & WRITTEN) != 0) {
                long bytes = pages(run) * PAGE;
                if (kept + bytes <= cache) {
                    kept += bytes;
                } else {
                    Platform.release(run, bytes);
                    set(run, pages(run), FREE);
                }
            }
        }
        if (bottom.value() < HeapMap.YOUNG && (entry(bottom).loadInt() & (STATE | WRITTEN)) == FREE) {
            bottom = next(bottom);
        }
    }

    /** Marks all cards of objects that may refer to others: nothing is known of what they refer to. */
    @Uninterruptible(reason = REASON)
    static void dirtyCards() {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            if (state(run) != FREE) {
                Cards.mark(run, pages(run) * PAGE);
            }
        }
    }

    /** Makes all cards clean. */
    @Uninterruptible(reason = REASON)
    static void cleanCards() {
        if (bottom.value() < HeapMap.YOUNG) {
            Cards.clear(bottom, new Address(HeapMap.YOUNG));
        }
    }

    /** Forgets all marks. */
    @Uninterruptible(reason = REASON)
    static void clearMarks() {
        for (Address run = bottom; run.value() < HeapMap.YOUNG; run = next(run)) {
            Marks.clear(run, run.plus(8));
        }
    }
}
