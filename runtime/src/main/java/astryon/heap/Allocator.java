package astryon.heap;

import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;
import astryon.object.Hub;
import astryon.object.ObjectFormat;
import astryon.sys.LastWords;
import astryon.sys.Platform;
import astryon.thread.Safepoints;
import astryon.thread.ThreadState;
import astryon.unwind.Failures;

/**
 * Allocation by bumping a pointer through the thread's buffer, a zeroed piece of eden. What does not fit takes the slow way: a new
 * buffer, or pages of its own for what is large, and a collection when there are none.
 */
public final class Allocator {
    /** What a thread takes of eden at a time. */
    private static final long BUFFER_BYTES = 0x8000;
    /** HotSpot's longest arrays are two elements short of the longest imaginable. */
    private static final int LONGEST = Integer.MAX_VALUE - 2;

    private Allocator() {
    }

    /** Reserves the heap; every thread takes its first buffer when it first allocates. */
    public static void start() {
        long limit = HeapOptions.limit();
        if (!Collector.start(limit, Platform.reserveHeap(limit))) {
            LastWords.cannotStart();
        }
    }

    /** A zeroed object of the class of {@code hub}. */
    public static Object newObject(Address hub) {
        return allocate(hub, Structs.at(Hub.class, hub).instanceSize);
    }

    /** A zeroed array of {@code length} elements; {@code length} is not negative. */
    public static Object newArray(Address hub, int length) {
        if (length > LONGEST) {
            throw Failures.ARRAY_TOO_LONG;
        }
        Object array = allocate(hub, ObjectFormat.arrayBytes(Structs.at(Hub.class, hub), length));
        Address.of(array).plus(ObjectFormat.LENGTH_OFFSET).storeInt(length);
        return array;
    }

    private static Object allocate(Address hub, long bytes) {
        ThreadState thread = ThreadState.current();
        Address object = thread.allocationTop;
        Address end = object.plus(bytes);
        if (end.isAtOrBelow(thread.allocationLimit)) {
            thread.allocationTop = end;
        } else {
            object = slow(bytes);
        }
        object.storeInt((int) hub.value());
        return object.toObject();
    }

    /** Memory for an object that does not fit into the buffer. No reference may be in anybody's registers: this is where collections happen. */
    @NoInline
    private static Address slow(long bytes) {
        Address stack = Machine.returnAddressSlot();
        int effort = Collector.YOUNG_ONLY;
        if (HeapOptions.stress() || bytes >= LargeSpace.THRESHOLD && Collector.manyLarge()) {
            collect(stack, effort);
            WeakReferences.afterCollection();
        }
        Address memory = take(bytes);
        while (memory.isZero()) {
            if (effort > Collector.THE_LAST) {
                throw Failures.OUT_OF_MEMORY;
            }
            collect(stack, effort);
            WeakReferences.afterCollection();
            memory = take(bytes);
            effort++;
        }
        return memory;
    }

    /** Zeroed memory, if there is some without a collection; else zero. */
    private static Address take(long bytes) {
        if (bytes >= LargeSpace.THRESHOLD) {
            return LargeSpace.take(bytes, Collector.largeRoom());
        }
        ThreadState thread = ThreadState.current();
        long buffer = HeapOptions.stress() ? bytes : Math.max(bytes, BUFFER_BYTES);
        Address memory = YoungSpace.take(buffer);
        if (memory.isZero() && buffer > bytes) {
            buffer = bytes;
            memory = YoungSpace.take(buffer);
        }
        if (!memory.isZero()) {
            thread.allocationTop = memory.plus(bytes);
            thread.allocationLimit = memory.plus(buffer);
        }
        return memory;
    }

    /** Another thread may have collected while this one waited for its turn: then there is nothing left to do. */
    @Uninterruptible(reason = "the world stands still")
    private static void collect(Address stack, int effort) {
        int before = Collector.collections();
        Safepoints.stopOthers();
        if (Collector.collections() == before) {
            for (Address at = Safepoints.firstThread(); !at.isZero(); at = Structs.at(ThreadState.class, at).next) {
                ThreadState thread = Structs.at(ThreadState.class, at);
                thread.allocationTop = new Address(0);
                thread.allocationLimit = new Address(0);
            }
            Collector.run(stack, effort);
        }
        Safepoints.resumeOthers();
    }

    /** {@code System.gc()}. */
    @NoInline
    public static void collectAll() {
        collect(Machine.returnAddressSlot(), Collector.EVERYTHING);
        WeakReferences.afterCollection();
    }

    /** Arrays of arrays: {@code lengths} from the outside in, all checked before anything is allocated. */
    public static Object newMultiArray(Address hub, int[] lengths) {
        for (int length : lengths) {
            if (length < 0) {
                Failures.negativeSize(length);
            }
        }
        return newMultiArray(hub, lengths, 0);
    }

    private static Object newMultiArray(Address hub, int[] lengths, int dimension) {
        Object array = newArray(hub, lengths[dimension]);
        if (dimension + 1 < lengths.length) {
            Object[] rows = (Object[]) array;
            Address component = Hub.expand(Structs.at(Hub.class, hub).component);
            for (int i = 0; i < rows.length; i++) {
                rows[i] = newMultiArray(component, lengths, dimension + 1);
            }
        }
        return array;
    }

    /** {@code Object.clone} of an object whose class allows it. */
    public static Object clone(Object original) {
        long bytes = ObjectFormat.bytes(Address.of(original));
        Object copy = allocate(Structs.addressOf(Hub.of(original)), bytes);
        ObjectFormat.copy(Address.of(original).plus(8), Address.of(copy).plus(8), bytes - 8);
        return copy;
    }
}
