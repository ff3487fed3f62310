package astryon.object;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;

/** How objects lie in memory, for who has to walk over them. Raw addresses throughout: nothing here may be interrupted. */
public final class ObjectFormat {
    public static final int LENGTH_OFFSET = 8;
    private static final String REASON = "works on addresses of objects";

    private ObjectFormat() {
    }

    @Inline
    public static Hub hub(Address object) {
        return Structs.at(Hub.class, new Address(object.loadInt() & 0xffff_ffffL));
    }

    @Inline
    public static long arrayBytes(Hub hub, long length) {
        return hub.instanceSize + (length << hub.elementShift) + 7 & -8;
    }

    /** Bytes the object takes, header and padding included. */
    @Inline
    public static long bytes(Address object, Hub hub) {
        return Hub.isArray(hub) ? arrayBytes(hub, object.plus(LENGTH_OFFSET).loadInt()) : hub.instanceSize;
    }

    @Uninterruptible(reason = REASON)
    public static long bytes(Address object) {
        return bytes(object, hub(object));
    }

    /** Where the references of an array of them begin, and end. */
    @Inline
    private static Address elements(Address array, Hub hub) {
        return array.plus(hub.instanceSize);
    }

    @Inline
    private static Address elementsEnd(Address array, Hub hub) {
        return array.plus(hub.instanceSize + 4L * array.plus(LENGTH_OFFSET).loadInt());
    }

    /** Every reference that keeps what it refers to alive: all but that of a weak reference to its referent. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static void eachStrong(Address object, Hub hub, SlotVisitor visitor) {
        if (hub.kind == Hub.REFERENCE_ARRAY) {
            Address end = elementsEnd(object, hub);
            for (Address slot = elements(object, hub); slot.isBelow(end); slot = slot.plus(4)) {
                visitor.visit(slot);
            }
        } else if (hub.referenceMap != 0) {
            Address map = Hub.expand(hub.referenceMap);
            for (int left = map.loadChar(); left > 0; left--) {
                map = map.plus(2);
                visitor.visit(object.plus(4L * map.loadChar()));
            }
        }
    }

    /** Every reference. */
    @Inline
    @Uninterruptible(reason = REASON)
    public static void each(Address object, Hub hub, SlotVisitor visitor) {
        eachStrong(object, hub, visitor);
        if (Hub.isWeak(hub)) {
            visitor.visit(referent(object, hub));
        }
    }

    /** Every reference whose place is in {@code from} (included) to {@code to} (excluded). */
    @Inline
    @Uninterruptible(reason = REASON)
    public static void eachBetween(Address object, Hub hub, Address from, Address to, SlotVisitor visitor) {
        if (hub.kind == Hub.REFERENCE_ARRAY) {
            Address slot = elements(object, hub);
            Address end = elementsEnd(object, hub);
            slot = slot.isBelow(from) ? from : slot;
            end = to.isBelow(end) ? to : end;
            for (; slot.isBelow(end); slot = slot.plus(4)) {
                visitor.visit(slot);
            }
        } else if (hub.referenceMap != 0) {
            Address map = Hub.expand(hub.referenceMap);
            for (int left = map.loadChar() + (Hub.isWeak(hub) ? 1 : 0); left > 0; left--) {
                map = map.plus(2);
                Address slot = object.plus(4L * map.loadChar());
                if (from.isAtOrBelow(slot) && slot.isBelow(to)) {
                    visitor.visit(slot);
                }
            }
        }
    }

    /** The place in a weak reference of what it refers to: the first that its reference map names beyond the count. */
    @Inline
    public static Address referent(Address object, Hub hub) {
        Address map = Hub.expand(hub.referenceMap);
        return object.plus(4L * map.plus(2 + 2L * map.loadChar()).loadChar());
    }

    /** The place in a weak reference of the link of the list of cleared ones: the second beyond the count. It is counted, too. */
    @Inline
    public static Address link(Address object, Hub hub) {
        Address map = Hub.expand(hub.referenceMap);
        return object.plus(4L * map.plus(4 + 2L * map.loadChar()).loadChar());
    }

    /** Copies {@code bytes}, a multiple of 8, upwards: to a place that does not overlap or lies below. */
    @Uninterruptible(reason = REASON)
    public static void copy(Address from, Address to, long bytes) {
        for (long i = 0; i < bytes; i += 8) {
            to.plus(i).storeLong(from.plus(i).loadLong());
        }
    }

    /** Makes memory zero; {@code bytes} is a multiple of 8. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void clear(Address from, long bytes) {
        Address at = from;
        Address end = from.plus(bytes);
        for (Address last = end.minus(64); at.isAtOrBelow(last); at = at.plus(64)) {
            Machine.clear64(at);
        }
        for (; at.isBelow(end); at = at.plus(8)) {
            at.storeLong(0);
        }
    }

    /** Fills with a repeated word; {@code bytes} is a multiple of 8. */
    @NoInline
    @Uninterruptible(reason = REASON)
    public static void fill(Address from, long bytes, long word) {
        for (long i = 0; i < bytes; i += 8) {
            from.plus(i).storeLong(word);
        }
    }
}
