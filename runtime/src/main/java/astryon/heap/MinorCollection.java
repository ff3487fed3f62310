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

/**
 * Copies what is alive of the young space: to the empty survivor space if it has been in eden, to the old space if it has survived once
 * already or the survivor space is full. What is copied is looked into in order (Cheney, "A Nonrecursive List Compacting
 * Algorithm", CACM 1970), with two fronts, one in each space. Where an object has been, its first word says where it is now: the address, plus one,
 * which no hub's address is.
 */
final class MinorCollection {
    private static final String REASON = "the world stands still";

    /** Copies what the slot refers to. */
    private static final class Copy extends SlotVisitor {
        @Override
        @Uninterruptible(reason = REASON)
        public void visit(Address slot) {
            copy(slot);
        }
    }

    /** The same for a slot outside of the young space: if it still refers to a young object its card is marked. */
    private static final class CopyAndRemember extends SlotVisitor {
        @Override
        @Uninterruptible(reason = REASON)
        public void visit(Address slot) {
            copy(slot);
            if (Slot.get(slot).value() >= HeapMap.YOUNG) {
                Cards.mark(slot);
            }
        }
    }

    private static final class AfterCopying extends Survival {
        @Override
        @Uninterruptible(reason = REASON)
        public boolean isAlive(Address object) {
            if (object.isBelow(LargeSpace.bottom())) {
                return true;
            }
            if (object.value() < HeapMap.YOUNG) {
                return LargeSpace.isKept(object);
            }
            return isForwarded(object.loadInt()) || isCopied(object);
        }

        @Override
        @Uninterruptible(reason = REASON)
        public void update(Address slot) {
            COPY_AND_REMEMBER.visit(slot);
        }
    }

    private static final Copy COPY = new Copy();
    private static final CopyAndRemember COPY_AND_REMEMBER = new CopyAndRemember();
    private static final AfterCopying AFTER_COPYING = new AfterCopying();

    /** Whether objects go to the old space when they have survived once. */
    private static boolean promotes = true;

    private MinorCollection() {
    }

    /** For tests: everything stays young, and moves at every collection, as long as there is room. */
    static void keepYoung() {
        promotes = false;
    }

    /** Whether there is memory for the worst that may come of it: that all of eden, or in tests everything, becomes a survivor, and what survived once moves on. */
    @Uninterruptible(reason = REASON)
    static boolean commit() {
        long eden = YoungSpace.edenTop().value() - HeapMap.EDEN;
        long survivors = promotes ? eden : eden + YoungSpace.survivorBytes();
        long others = promotes ? YoungSpace.survivorBytes() : 0;
        long tooMany = Math.max(0, survivors - HeapMap.SURVIVOR_BYTES + LargeSpace.THRESHOLD);
        return ImageObjects.commit() && YoungSpace.commitSurvivors(Math.min(survivors, HeapMap.SURVIVOR_BYTES)) && OldSpace.commit(others + tooMany);
    }

    /**
     * The old space has room for everything that is young, and what that takes is committed.
     *
     * @param stack return address slot from which the stack of the thread that collects is walked
     */
    @Uninterruptible(reason = REASON)
    static void run(Address stack) {
        Address promoted = OldSpace.top();
        Roots.visit(COPY, stack);
        ImageObjects.visitDirty(COPY_AND_REMEMBER);
        OldSpace.visitDirty(OldSpace.start(), promoted, COPY_AND_REMEMBER);
        LargeSpace.visitDirty(COPY_AND_REMEMBER);
        follow(YoungSpace.to(), promoted);
        WeakReferences.process(AFTER_COPYING);
        Monitors.sweep(AFTER_COPYING);
        Monitors.visit(COPY);
        YoungSpace.flip();
        LargeSpace.sweepYoung();
    }

    /** Looks into everything that has been copied, until that brings nothing new. */
    @Uninterruptible(reason = REASON)
    private static void follow(Address survivors, Address promoted) {
        Address young = survivors;
        Address old = promoted;
        while (true) {
            if (young.isBelow(YoungSpace.toTop())) {
                Hub hub = ObjectFormat.hub(young);
                ObjectFormat.eachStrong(young, hub, COPY);
                if (Hub.isWeak(hub)) {
                    weak(young, hub, COPY);
                }
                young = young.plus(ObjectFormat.bytes(young, hub));
            } else if (old.isBelow(OldSpace.top())) {
                remembering(old);
                old = old.plus(ObjectFormat.bytes(old));
            } else {
                Address large = LargeSpace.nextFound();
                if (large.isZero()) {
                    return;
                }
                remembering(large);
            }
        }
    }

    @Uninterruptible(reason = REASON)
    private static void remembering(Address object) {
        Hub hub = ObjectFormat.hub(object);
        ObjectFormat.eachStrong(object, hub, COPY_AND_REMEMBER);
        if (Hub.isWeak(hub)) {
            weak(object, hub, COPY_AND_REMEMBER);
        }
    }

    /** Memory is not short: soft references keep their referents. */
    @Inline
    private static void weak(Address reference, Hub hub, SlotVisitor visitor) {
        if (hub.kind == Hub.SOFT) {
            visitor.visit(ObjectFormat.referent(reference, hub));
        } else {
            WeakReferences.find(reference, hub);
        }
    }

    @Inline
    private static boolean isForwarded(int firstWord) {
        return (firstWord & 1) != 0;
    }

    /** Whether a young object is a copy that this collection has made. */
    @Inline
    private static boolean isCopied(Address object) {
        return YoungSpace.to().isAtOrBelow(object) && object.isBelow(YoungSpace.toTop());
    }

    @Inline
    private static void copy(Address slot) {
        Address object = Slot.get(slot);
        if (LargeSpace.bottom().isAtOrBelow(object)) {
            if (object.value() < HeapMap.YOUNG) {
                LargeSpace.keep(object);
                return;
            }
            int first = object.loadInt();
            Slot.set(slot, isForwarded(first) ? new Address((first & 0xffff_ffffL) - 1) : moved(object));
        }
    }

    /** The copy of a young object that has not been copied. A slot visited twice refers to a copy by then, which stays. */
    @Uninterruptible(reason = REASON)
    private static Address moved(Address object) {
        if (isCopied(object)) {
            return object;
        }
        long bytes = ObjectFormat.bytes(object);
        Address copy = new Address(0);
        if (!promotes || YoungSpace.isInEden(object)) {
            copy = YoungSpace.takeSurvivor(bytes);
        }
        if (copy.isZero()) {
            copy = OldSpace.take(bytes);
        }
        ObjectFormat.copy(object, copy, bytes);
        object.storeInt((int) copy.value() + 1);
        return copy;
    }
}
