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
import astryon.object.Survival;

/** Finds everything that is alive, depth first with a stack of its own, so that no structure of the program is too deep. */
final class Marking {
    private static final String REASON = "the world stands still";

    private static final class Mark extends SlotVisitor {
        @Override
        @Uninterruptible(reason = REASON)
        public void visit(Address slot) {
            Address object = Slot.get(slot);
            if (object.value() >= HeapMap.START && !Marks.isMarked(object)) {
                mark(object);
            }
        }
    }

    private static final class AfterMarking extends Survival {
        @Override
        @Uninterruptible(reason = REASON)
        public boolean isAlive(Address object) {
            return object.value() < HeapMap.START || Marks.isMarked(object);
        }

        @Override
        @Uninterruptible(reason = REASON)
        public void update(Address slot) {
            // Nothing has moved.
        }
    }

    private static final Mark MARK = new Mark();
    private static final AfterMarking AFTER_MARKING = new AfterMarking();

    /** How many objects wait on the stack. */
    private static long waiting;
    /** Bytes of what is alive and not large: in the old space, in the young space. */
    private static long oldBytes;
    private static long youngBytes;
    private static boolean keepsSoft;

    private Marking() {
    }

    static long oldBytes() {
        return oldBytes;
    }

    static long youngBytes() {
        return youngBytes;
    }

    /**
     * All marks are clear before.
     *
     * @param soft whether soft references keep their referents
     */
    @Uninterruptible(reason = REASON)
    static void run(Address stack, boolean soft) {
        oldBytes = 0;
        youngBytes = 0;
        keepsSoft = soft;
        Roots.visit(MARK, stack);
        follow();
        ImageObjects.visitStrong(MARK);
        follow();
        WeakReferences.process(AFTER_MARKING);
        Monitors.sweep(AFTER_MARKING);
    }

    @Uninterruptible(reason = REASON)
    private static void follow() {
        while (waiting > 0) {
            waiting--;
            Address object = Slot.get(new Address(HeapMap.MARK_STACK + 4 * waiting));
            Hub hub = ObjectFormat.hub(object);
            ObjectFormat.eachStrong(object, hub, MARK);
            if (Hub.isWeak(hub)) {
                if (hub.kind == Hub.SOFT && keepsSoft) {
                    MARK.visit(ObjectFormat.referent(object, hub));
                } else {
                    WeakReferences.find(object);
                }
            }
        }
    }

    @Uninterruptible(reason = REASON)
    private static void mark(Address object) {
        Hub hub = ObjectFormat.hub(object);
        if (LargeSpace.contains(object)) {
            Marks.setFirst(object);
        } else {
            long bytes = ObjectFormat.bytes(object, hub);
            Marks.set(object, bytes);
            if (object.value() < HeapMap.YOUNG) {
                oldBytes += bytes;
            } else {
                youngBytes += bytes;
            }
        }
        if (hub.kind != Hub.PRIMITIVE_ARRAY) {
            push(object);
        }
    }

    @Inline
    private static void push(Address object) {
        Slot.set(new Address(HeapMap.MARK_STACK + 4 * waiting), object);
        waiting++;
    }
}
