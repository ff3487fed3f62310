package astryon.heap;

import astryon.abi.HeapMap;
import astryon.magic.Address;
import astryon.magic.Uninterruptible;
import astryon.object.ObjectFormat;
import astryon.sys.Platform;

/**
 * Decides what is collected when. Minor collections are cheap and happen whenever eden is used up; a full one happens when the old
 * space has grown by half since the last, or might not take what is young. Start here to read about the collector: what a
 * minor collection does is in {@link MinorCollection}, a full one is {@link Marking}, then {@link Compaction}. The remembered set is
 * {@link Cards}; objects that are too large to be copied live in {@link LargeSpace}.
 */
public final class Collector {
    private static final String REASON = "the world stands still";
    private static final long FIRST_EDEN = 4L << 20;
    private static final long LEAST_EDEN = 256L << 10;
    private static final long SLACK = 8L << 20;
    private static final long PAGE = 4096;
    private static final long POISON = 0xdead_dead_dead_deadL;
    /**
     * In stress mode a full collection comes after as many minor ones as the threshold for one has pieces of 64 KiB: then these take about as long as
     * those, however much the program keeps.
     */
    private static final int STRESS_SHIFT = 16;

    /** How hard to try. */
    static final int YOUNG_ONLY = 0;
    static final int EVERYTHING = 1;
    /** Soft references are given up. */
    static final int THE_LAST = 2;

    /** Most bytes the heap may take. */
    private static long limit;
    /** As many bytes from the heap's start upwards and below its young objects are the program's; what is between belongs to something else. */
    private static long reach;
    private static long mostEden;
    /** Bytes of old and large objects at which everything is collected. */
    private static long threshold;

    private static int collections;
    private static int fullCollections;
    private static long minorBeforeFull;
    private static long longestPause;

    private Collector() {
    }

    /** Before the first allocation: how much is to be taken, and how much there is to take ({@link Platform#reserveHeap}). Whether there is memory to begin with. */
    static boolean start(long wanted, long reserved) {
        reach = reserved;
        limit = Math.min(wanted, reserved);
        mostEden = Math.max(LEAST_EDEN, Math.min(HeapMap.EDEN_BYTES, limit / 4)) & -PAGE;
        YoungSpace.resize(Math.min(FIRST_EDEN, mostEden));
        threshold = SLACK;
        if (HeapOptions.stress()) {
            MinorCollection.keepYoung();
        }
        return ImageObjects.commitCards() && YoungSpace.start();
    }

    /** Bytes that old and large objects may take. */
    private static long capacity() {
        return limit - YoungSpace.edenBytes();
    }

    /** Bytes by which the large objects may grow downwards without taking the room that the young ones may need. */
    static long largeRoom() {
        long budget = capacity() - OldSpace.used() - LargeSpace.used();
        long space = LargeSpace.bottom().value() - OldSpace.top().value() - YoungSpace.edenBytes() - YoungSpace.survivorBytes();
        return Math.min(Math.min(budget, space), LargeSpace.bottom().value() - (HeapMap.YOUNG - reach));
    }

    /**
     * Whether so many large objects have been made since the last collection that one should look whether they are still used. Memory that has
     * been in use is cheaper to have again than memory that has not, so there are not many to begin with; among much that is kept, more.
     */
    static boolean manyLarge() {
        return LargeSpace.youngBytes() > Math.max(2 * YoungSpace.edenBytes(), kept() / 4);
    }

    /** Bytes of what has outlived a collection. */
    private static long kept() {
        return OldSpace.used() + LargeSpace.used() - LargeSpace.youngBytes();
    }

    /**
     * Collects. All other threads stand still, no thread has an allocation buffer.
     *
     * @param stack return address slot from which the stack of this thread is walked
     */
    @Uninterruptible(reason = REASON)
    static void run(Address stack, int effort) {
        long start = Platform.monotonicNanos();
        long before = used();
        collections++;
        boolean full = effort != YOUNG_ONLY || !mayBeMinor() || HeapOptions.stress() && --minorBeforeFull < 0;
        if (full) {
            collectAll(stack, effort != THE_LAST);
        } else {
            collectYoung(stack);
        }
        long pause = Platform.monotonicNanos() - start;
        longestPause = Math.max(longestPause, pause);
        if (HeapOptions.log()) {
            CollectionLog.write(full, before, used(), pause);
        }
    }

    /** Whether the old space has room for everything young, and memory, and it is not its turn. */
    @Uninterruptible(reason = REASON)
    private static boolean mayBeMinor() {
        long young = YoungSpace.used();
        long old = OldSpace.used() + LargeSpace.used();
        return kept() < threshold && old + young <= capacity() && OldSpace.top().plus(young).isAtOrBelow(LargeSpace.bottom())
                && MinorCollection.commit();
    }

    @Uninterruptible(reason = REASON)
    private static void collectYoung(Address stack) {
        long young = YoungSpace.used();
        long old = OldSpace.used();
        Address edenEnd = YoungSpace.edenTop();
        long survivors = YoungSpace.survivorBytes();
        MinorCollection.run(stack);
        OldSpace.giveBack();
        if (HeapOptions.stress()) {
            ObjectFormat.fill(new Address(HeapMap.EDEN), edenEnd.value() - HeapMap.EDEN, POISON);
            ObjectFormat.fill(YoungSpace.to(), survivors, POISON);
        }
        long survived = OldSpace.used() - old + YoungSpace.survivorBytes();
        if (survived > young >> 3) {
            growEden();
        }
    }

    /** The larger eden is the more of it is dead when it is full, and the more memory it takes. */
    @Uninterruptible(reason = REASON)
    private static void growEden() {
        long bytes = Math.min(YoungSpace.edenBytes() * 2, mostEden);
        if (bytes <= Math.max(4 * FIRST_EDEN, 2 * kept()) && OldSpace.used() + LargeSpace.used() + bytes <= limit) {
            YoungSpace.resize(bytes);
        }
    }

    @Uninterruptible(reason = REASON)
    private static void collectAll(Address stack, boolean soft) {
        Address oldEnd = OldSpace.top();
        Address fromEnd = YoungSpace.fromTop();
        Address edenEnd = YoungSpace.edenTop();
        if (!Committed.tables(new Address(HeapMap.EDEN_START), edenEnd)) {
            return;
        }
        fullCollections++;
        Marking.run(stack, soft);
        LargeSpace.sweep(Math.min(SLACK, limit >> 4));
        long live = Marking.oldBytes() + Marking.youngBytes();
        Address liveEnd = OldSpace.start().plus(live);
        boolean all = live + LargeSpace.used() <= capacity() && liveEnd.isAtOrBelow(LargeSpace.bottom()) && OldSpace.commitUpTo(liveEnd);
        Compaction.run(stack, all);

        Marks.clear(OldSpace.start(), oldEnd);
        Marks.clear(YoungSpace.from(), fromEnd);
        Marks.clear(new Address(HeapMap.EDEN), edenEnd);
        LargeSpace.clearMarks();
        if (all) {
            Cards.clear(OldSpace.start(), oldEnd);
            LargeSpace.cleanCards();
            ImageObjects.cleanCards();
        } else {
            Cards.mark(OldSpace.start(), OldSpace.used());
            LargeSpace.dirtyCards();
            ImageObjects.dirtyCards();
        }
        threshold = Math.min(live + LargeSpace.used() + (live + LargeSpace.used() >> 1) + SLACK, capacity());
        minorBeforeFull = threshold >> STRESS_SHIFT;
        release(oldEnd);
    }

    /** Gives memory back that the old space will not need before the next full collection. */
    @Uninterruptible(reason = REASON)
    private static void release(Address oldEnd) {
        if (HeapOptions.stress() && OldSpace.top().isBelow(oldEnd)) {
            ObjectFormat.fill(OldSpace.top(), oldEnd.value() - OldSpace.top().value(), POISON);
        }
        YoungSpace.giveBackSurvivors();
        OldSpace.giveBack();
        OldSpace.giveBack(OldSpace.top().plus(SLACK).alignUp(PAGE));
    }

    /** Bytes in use, those of objects included that a collection would find dead. */
    public static long used() {
        return OldSpace.used() + LargeSpace.used() + YoungSpace.used();
    }

    /** Most bytes that can be in use. */
    public static long limit() {
        return limit;
    }

    public static int collections() {
        return collections;
    }

    public static int fullCollections() {
        return fullCollections;
    }

    public static long longestPauseNanos() {
        return longestPause;
    }
}
