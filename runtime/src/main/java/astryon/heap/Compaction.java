package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Uninterruptible;
import astryon.monitor.Monitors;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.Slot;
import astryon.object.SlotVisitor;

/**
 * Slides what has been marked down to the start of the old space, the young objects behind the old ones. One pass over the marks finds
 * where the first live word of each card goes; where any object goes follows from that and the live words before it in its card. Then one
 * pass over the objects brings their references up to date and moves them, which needs no other room than the gaps.
 */
final class Compaction {
    private static final String REASON = "the world stands still";

    private static final class Update extends SlotVisitor {
        @Override
        @Uninterruptible(reason = REASON)
        public void visit(Address slot) {
            Address object = Slot.get(slot);
            if (object.value() >= HeapMap.START && moves(object)) {
                Slot.set(slot, destination(object));
            }
        }
    }

    private static final Update UPDATE = new Update();

    /** Where the next live word goes. */
    private static Address free = new Address(0);
    private static boolean movesYoung;

    private Compaction() {
    }

    /** @param young whether young objects move, too; if not they stay where they are */
    @Uninterruptible(reason = REASON)
    static void run(Address stack, boolean young) {
        Address oldEnd = OldSpace.top();
        movesYoung = young;
        free = OldSpace.start();
        plan(OldSpace.start(), oldEnd);
        if (young) {
            plan(YoungSpace.from(), YoungSpace.fromTop());
            plan(new Address(HeapMap.EDEN), YoungSpace.edenTop());
        }

        Roots.visit(UPDATE, stack);
        ImageObjects.visitAll(UPDATE);
        LargeSpace.visitMarked(UPDATE);
        Monitors.visit(UPDATE);

        Starts.clear(OldSpace.start(), oldEnd);
        OldSpace.setTop(OldSpace.start());
        move(OldSpace.start(), oldEnd);
        if (young) {
            move(YoungSpace.from(), YoungSpace.fromTop());
            move(new Address(HeapMap.EDEN), YoungSpace.edenTop());
        } else {
            update(YoungSpace.from(), YoungSpace.fromTop());
            update(new Address(HeapMap.EDEN), YoungSpace.edenTop());
        }
    }

    @Inline
    private static boolean moves(Address object) {
        return object.isBelow(LargeSpace.bottom()) || movesYoung && object.value() >= HeapMap.YOUNG;
    }

    @Uninterruptible(reason = REASON)
    private static void plan(Address from, Address to) {
        long end = Cards.of(to.plus(Cards.BYTES - 1));
        for (long card = Cards.of(from); card < end; card++) {
            long live = Marks.ofCard(card);
            if (live != 0) {
                Slot.set(destinationOfCard(card), free);
                free = free.plus(8L * Long.bitCount(live));
            }
        }
    }

    @Inline
    private static Address destinationOfCard(long card) {
        return new Address(HeapMap.DESTINATIONS + 4 * card);
    }

    /** Where an object goes that is alive and moves. */
    @Inline
    private static Address destination(Address object) {
        return Slot.get(destinationOfCard(Cards.of(object))).plus(8L * Marks.before(object));
    }

    @Uninterruptible(reason = REASON)
    private static void move(Address from, Address to) {
        Address object = Marks.next(from, to);
        while (object.isBelow(to)) {
            Hub hub = ObjectFormat.hub(object);
            long bytes = ObjectFormat.bytes(object, hub);
            ObjectFormat.each(object, hub, UPDATE);
            Address place = OldSpace.take(bytes);
            if (!place.equals(object)) {
                ObjectFormat.copy(object, place, bytes);
            }
            object = Marks.next(object.plus(bytes), to);
        }
    }

    /** Brings the references of live objects that stay up to date. */
    @Uninterruptible(reason = REASON)
    private static void update(Address from, Address to) {
        Address object = Marks.next(from, to);
        while (object.isBelow(to)) {
            Hub hub = ObjectFormat.hub(object);
            ObjectFormat.each(object, hub, UPDATE);
            object = Marks.next(object.plus(ObjectFormat.bytes(object, hub)), to);
        }
    }
}
