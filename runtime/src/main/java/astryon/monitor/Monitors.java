package astryon.monitor;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.Slot;
import astryon.object.SlotVisitor;
import astryon.object.Survival;
import astryon.sys.Platform;
import astryon.thread.ThreadLock;

/**
 * The table of monitors, in chunks outside the heap. Index 0 is no monitor. A monitor keeps its object not alive: the collector asks
 * for a {@link #sweep} when it knows what is, and for a {@link #visit} when objects have moved.
 */
public final class Monitors {
    private static final String REASON = "monitors are taken while lock words are being changed, and freed by the collector";

    private static final int CHUNK_SHIFT = 10;
    private static final int CHUNK_MONITORS = 1 << CHUNK_SHIFT;
    private static final int MOST_CHUNKS = 1 << 12;

    private static final ThreadLock LOCK = new ThreadLock();
    /** Made on first use: most programs have no monitor. Only ever replaced as a whole. */
    private static Address chunks;
    /** Indices above it have never been used. */
    private static int last;
    /** Index of the first free monitor, 0 for none. */
    private static int free;

    private Monitors() {
    }

    /** Where the reference to the object of monitor {@code index} is; 0 while the monitor is free. */
    @Uninterruptible(reason = REASON)
    private static Address slot(int index) {
        return address(index).plus(Structs.offsetOf(Monitor.class, "object"));
    }

    /** Everything alive is known: monitors whose object is not become free. */
    @Uninterruptible(reason = REASON)
    public static void sweep(Survival survival) {
        for (int index = 1; index <= last; index++) {
            Address object = Slot.get(slot(index));
            if (!object.isZero() && !survival.isAlive(object)) {
                free(index);
            }
        }
    }

    /** Objects move: {@code visitor} brings the references to them up to date. */
    @Uninterruptible(reason = REASON)
    public static void visit(SlotVisitor visitor) {
        for (int index = 1; index <= last; index++) {
            Address slot = slot(index);
            if (!Slot.get(slot).isZero()) {
                visitor.visit(slot);
            }
        }
    }

    /** The object of monitor {@code index} is gone, or it never got one; nobody owns the lock or waits for it. */
    @Uninterruptible(reason = REASON)
    static void free(int index) {
        LOCK.lock();
        Monitor monitor = at(index);
        monitor.object = 0;
        monitor.nextFree = free;
        free = index;
        LOCK.unlock();
    }

    @Uninterruptible(reason = REASON)
    static Monitor at(int index) {
        return Structs.at(Monitor.class, address(index));
    }

    @Uninterruptible(reason = REASON)
    private static Address address(int index) {
        return chunks.plus(8L * (index >>> CHUNK_SHIFT)).loadAddress()
                .plus((long) (index & CHUNK_MONITORS - 1) * Structs.sizeOf(Monitor.class));
    }

    /** A monitor for the object at {@code reference}, not owned; 0 if there is no memory for one. */
    @NoInline
    @Uninterruptible(reason = REASON)
    static int take(int reference) {
        LOCK.lock();
        int index = free;
        if (index != 0) {
            free = at(index).nextFree;
        } else {
            index = grow();
        }
        LOCK.unlock();
        if (index == 0) {
            return 0;
        }
        Monitor monitor = at(index);
        monitor.object = reference;
        monitor.index = index;
        monitor.lock = 0;
        monitor.owner = 0;
        monitor.recursions = 0;
        monitor.hash = 0;
        monitor.firstWaiter = new Address(0);
        monitor.lastWaiter = new Address(0);
        return index;
    }

    /** The first index that was never used, or 0. */
    @NoInline
    @Uninterruptible(reason = REASON)
    private static int grow() {
        if (chunks.isZero()) {
            chunks = Platform.memory(8L * MOST_CHUNKS);
            if (chunks.isZero()) {
                return 0;
            }
        }
        int index = last + 1;
        int chunk = index >>> CHUNK_SHIFT;
        if (chunk == MOST_CHUNKS) {
            return 0;
        }
        Address entry = chunks.plus(8L * chunk);
        if (entry.loadAddress().isZero()) {
            Address memory = Platform.memory((long) CHUNK_MONITORS * Structs.sizeOf(Monitor.class));
            if (memory.isZero()) {
                return 0;
            }
            entry.storeAddress(memory);
        }
        last = index;
        return index;
    }
}
