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
 * Slides what has been marked down to the start of the old space, the young objects behind the old ones, or, where there is no memory for that, each to the start of
 * the space it is in. One pass over the marks finds
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

    private Compaction() {
    }

    /** @param old whether young objects become old ones; if not they stay where they are young */
    @Uninterruptible(reason = REASON)
    static void run(Address stack, boolean old) {
        Address oldEnd = OldSpace.top();
        Address eden = new Address(HeapMap.EDEN);
        free = OldSpace.start();
        plan(OldSpace.start(), oldEnd);
        Address newOldEnd = free;
        free = old ? free : YoungSpace.from();
        plan(YoungSpace.from(), YoungSpace.fromTop());
        Address newFromTop = free;
        free = old ? free : eden;
        plan(eden, YoungSpace.edenTop());

        Roots.visit(UPDATE, stack);
        ImageObjects.visitAll(UPDATE);
        LargeSpace.visitMarked(UPDATE);
        Monitors.visit(UPDATE);

        Starts.clear(OldSpace.start(), oldEnd);
        free = OldSpace.start();
        move(OldSpace.start(), oldEnd);
        free = old ? free : YoungSpace.from();
        move(YoungSpace.from(), YoungSpace.fromTop());
        free = old ? free : eden;
        move(eden, YoungSpace.edenTop());
        if (old) {
            OldSpace.setTop(free);
            YoungSpace.empty();
        } else {
            OldSpace.setTop(newOldEnd);
            YoungSpace.shrink(newFromTop, free);
        }
    }

    @Inline
    private static boolean moves(Address object) {
        return object.isBelow(LargeSpace.bottom()) || object.value() >= HeapMap.YOUNG;
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
            Address place = free;
            free = place.plus(bytes);
            Starts.note(place);
            if (!place.equals(object)) {
                ObjectFormat.copy(object, place, bytes);
            }
            object = Marks.next(object.plus(bytes), to);
        }
    }
}
