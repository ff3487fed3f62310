package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.SlotVisitor;

/** The objects that the program came with. They never move and never die; what they refer to does. */
final class ImageObjects {
    private static final String REASON = "the world stands still";

    private static boolean surveyed;
    private static boolean committed;

    private ImageObjects() {
    }

    static Address start() {
        return Machine.symbol("astryon.heap");
    }

    static Address end() {
        return Machine.symbol("astryon.heap.end");
    }

    /** Memory for the cards; whether there is. */
    static boolean commitCards() {
        return Committed.cards(start(), end());
    }

    /** Memory for knowing where objects start; whether there is. */
    @Uninterruptible(reason = REASON)
    static boolean commit() {
        committed = committed || Starts.commit(start(), end());
        return committed;
    }

    /** Visits what is on dirty cards and makes these clean before. */
    @Uninterruptible(reason = REASON)
    static void visitDirty(SlotVisitor visitor) {
        if (!surveyed) {
            Starts.survey(start(), end());
            surveyed = true;
        }
        OldSpace.visitDirty(start(), end(), visitor);
    }

    /** Visits every reference but those of weak references to their referents, of which the image has none that could die. */
    @Uninterruptible(reason = REASON)
    static void visitStrong(SlotVisitor visitor) {
        for (Address object = start(); object.isBelow(end());) {
            Hub hub = ObjectFormat.hub(object);
            ObjectFormat.eachStrong(object, hub, visitor);
            object = object.plus(ObjectFormat.bytes(object, hub));
        }
    }

    /** Visits every reference. */
    @Uninterruptible(reason = REASON)
    static void visitAll(SlotVisitor visitor) {
        for (Address object = start(); object.isBelow(end());) {
            Hub hub = ObjectFormat.hub(object);
            ObjectFormat.each(object, hub, visitor);
            object = object.plus(ObjectFormat.bytes(object, hub));
        }
    }

    /** Marks all cards: nothing is known of what the objects refer to. */
    static void dirtyCards() {
        Cards.mark(start(), end().value() - start().value());
    }

    static void cleanCards() {
        Cards.clear(start(), end());
    }
}
