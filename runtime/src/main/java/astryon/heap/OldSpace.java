package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.SlotVisitor;
import astryon.sys.Platform;

/**
 * What has lived for a while: one stretch of objects without gaps from the start of the heap up to {@link #top}. A minor
 * collection adds at the top, a full one slides what is alive down.
 */
final class OldSpace {
    private static final String REASON = "part of a collection";
    private static final long PAGE = 4096;

    private static Address top = new Address(HeapMap.START);
    /** Up to here memory is committed, and up to here it has been written. */
    private static Address committed = new Address(HeapMap.START);
    private static Address written = new Address(HeapMap.START);

    private OldSpace() {
    }

    @Inline
    static Address start() {
        return new Address(HeapMap.START);
    }

    @Inline
    static Address top() {
        return top;
    }

    static void setTop(Address end) {
        top = end;
    }

    @Inline
    static long used() {
        return top.value() - HeapMap.START;
    }

    /** Memory for {@code bytes} bytes more; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean commit(long bytes) {
        return commitUpTo(top.plus(bytes));
    }

    @Uninterruptible(reason = REASON)
    static boolean commitUpTo(Address end) {
        Address pages = end.alignUp(PAGE);
        if (pages.isAtOrBelow(committed)) {
            return true;
        }
        if (!Committed.objects(committed, pages)) {
            Platform.release(committed, pages.minus(committed).value());
            return false;
        }
        committed = pages;
        return true;
    }

    /** After a collection: gives back what it was not to be without and did not need. */
    @Uninterruptible(reason = REASON)
    static void giveBack() {
        written = written.isBelow(top) ? top : written;
        Address end = written.alignUp(PAGE);
        if (Platform.commits() && end.isBelow(committed)) {
            Platform.release(end, committed.minus(end).value());
            committed = end;
        }
    }

    /** Gives memory back that is not going to be needed soon: all from {@code end} on, which is above all objects. */
    @Uninterruptible(reason = REASON)
    static void giveBack(Address end) {
        if (end.isBelow(written)) {
            Platform.release(end, committed.minus(end).value());
            committed = end;
            written = end;
        }
    }

    /** Room for an object of {@code bytes}. The collector has made sure that there is some. */
    @Inline
    static Address take(long bytes) {
        Address object = top;
        top = object.plus(bytes);
        Starts.note(object);
        return object;
    }

    /** Visits what is on the dirty cards of a stretch of objects and makes these cards clean before. */
    @Uninterruptible(reason = REASON)
    static void visitDirty(Address from, Address to, SlotVisitor visitor) {
        long end = Cards.of(to.plus(Cards.BYTES - 1));
        for (long card = Cards.nextDirty(Cards.of(from), end); card < end; card = Cards.nextDirty(card + 1, end)) {
            Cards.at(card).storeByte((byte) 0);
            Address first = new Address(card << HeapMap.CARD_SHIFT);
            Address limit = first.plus(Cards.BYTES);
            limit = to.isBelow(limit) ? to : limit;
            Address object = Starts.covering(card, from);
            while (object.isBelow(limit)) {
                Hub hub = ObjectFormat.hub(object);
                ObjectFormat.eachBetween(object, hub, first, limit, visitor);
                object = object.plus(ObjectFormat.bytes(object, hub));
            }
        }
    }
}
