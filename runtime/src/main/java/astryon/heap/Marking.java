package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;
import astryon.monitor.Monitors;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.object.Slot;
import astryon.object.SlotVisitor;
import astryon.object.Survival;
import astryon.sys.Platform;

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

    /** The stack gets more memory by so many bytes; in stress mode it has few places and no more. */
    private static final long STEP = 0x1_0000;
    private static final long FEW = 16;

    /** How many objects wait on the stack, and for how many there is memory. */
    private static long waiting;
    private static long room;
    /** Objects have been marked that there was no room for. */
    private static boolean overflowed;
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

    /** Memory for a stack that is deep enough for most programs; whether there is. With less of it marking takes long. */
    @Uninterruptible(reason = REASON)
    static boolean commit() {
        return room > 0 || grow();
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
        while (overflowed) {
            overflowed = false;
            lookAgain(OldSpace.start(), OldSpace.top());
            lookAgain(YoungSpace.from(), YoungSpace.fromTop());
            lookAgain(new Address(HeapMap.EDEN), YoungSpace.edenTop());
            LargeSpace.visitMarked(MARK);
            follow();
        }
        WeakReferences.process(AFTER_MARKING);
        Monitors.sweep(AFTER_MARKING);
    }

    @Uninterruptible(reason = REASON)
    private static void follow() {
        while (waiting > 0) {
            waiting--;
            lookInto(Slot.get(new Address(HeapMap.MARK_STACK + 4 * waiting)));
        }
    }

    @Inline
    private static void lookInto(Address object) {
        Hub hub = ObjectFormat.hub(object);
        ObjectFormat.eachStrong(object, hub, MARK);
        if (Hub.isWeak(hub)) {
            if (hub.kind == Hub.SOFT && keepsSoft) {
                MARK.visit(ObjectFormat.referent(object, hub));
            } else {
                WeakReferences.find(object, hub);
            }
        }
    }

    /** Some of what is marked has not been looked into, nobody knows which. */
    @Uninterruptible(reason = REASON)
    private static void lookAgain(Address from, Address to) {
        Address object = Marks.next(from, to);
        while (object.isBelow(to)) {
            long bytes = ObjectFormat.bytes(object);
            lookInto(object);
            follow();
            object = Marks.next(object.plus(bytes), to);
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
        if (waiting == room && !grow()) {
            overflowed = true;
            return;
        }
        Slot.set(new Address(HeapMap.MARK_STACK + 4 * waiting), object);
        waiting++;
    }

    /** Gets more memory for the stack; whether there is some. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static boolean grow() {
        if (HeapOptions.stress()) {
            boolean first = room == 0;
            room = FEW;
            return first && Platform.commit(new Address(HeapMap.MARK_STACK), STEP);
        }
        boolean more = HeapMap.MARK_STACK + 4 * room < HeapMap.TABLES_END && Platform.commit(new Address(HeapMap.MARK_STACK + 4 * room), STEP);
        room += more ? STEP / 4 : 0;
        return more;
    }
}
