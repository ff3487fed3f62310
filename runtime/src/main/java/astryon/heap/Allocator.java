package astryon.heap;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Structs;
import astryon.sys.Platform;

/**
 * Allocation by bumping a pointer through one reserved region below 4 GiB. There is no collector yet: what is allocated stays
 * until the program ends. Fresh pages of the region are zero, and nothing is ever given back, so objects need no clearing.
 */
public final class Allocator {
    private static final int ALIGNMENT = 8;
    private static final int LENGTH_OFFSET = 8;

    private Allocator() {
    }

    /** Reserves the heap and makes {@code thread} allocate from it. */
    static void start(ThreadState thread) {
        long bytes = Platform.heapBytes();
        Address heap = Platform.reserveHeap(bytes);
        thread.allocationTop = heap;
        thread.allocationLimit = heap.plus(bytes);
    }

    /** A zeroed object of the class of {@code hub}. */
    static Object newObject(Address hub) {
        return allocate(hub, Structs.at(Hub.class, hub).instanceSize);
    }

    /** A zeroed array of {@code length} elements; {@code length} is not negative. */
    static Object newArray(Address hub, int length) {
        Object array = allocate(hub, arrayBytes(Structs.at(Hub.class, hub), length));
        Address.of(array).plus(LENGTH_OFFSET).storeInt(length);
        return array;
    }

    private static long arrayBytes(Hub hub, long length) {
        return hub.instanceSize + (length << hub.elementShift) + ALIGNMENT - 1 & -ALIGNMENT;
    }

    private static Object allocate(Address hub, long bytes) {
        ThreadState thread = ThreadState.current();
        Address object = thread.allocationTop;
        Address end = object.plus(bytes);
        if (!end.isAtOrBelow(thread.allocationLimit)) {
            outOfMemory();
        }
        thread.allocationTop = end;
        object.storeInt((int) hub.value());
        return object.toObject();
    }

    @NoInline
    private static void outOfMemory() {
        throw Failures.OUT_OF_MEMORY;
    }

    /** Arrays of arrays: {@code lengths} from the outside in, all checked before anything is allocated. */
    static Object newMultiArray(Address hub, int[] lengths) {
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

    /** Bytes of an object of any kind, with its header. */
    static long sizeOf(Object object) {
        Hub hub = Hub.of(object);
        if (hub.kind == Hub.INSTANCE) {
            return hub.instanceSize;
        }
        return arrayBytes(hub, Address.of(object).plus(LENGTH_OFFSET).loadInt());
    }

    /** {@code Object.clone} of an object whose class allows it. */
    public static Object clone(Object original) {
        long bytes = sizeOf(original);
        Object copy = allocate(Hub.expand(Address.of(original).loadInt()), bytes);
        Address from = Address.of(original);
        Address to = Address.of(copy);
        for (long i = 8; i < bytes; i += 8) {
            to.plus(i).storeLong(from.plus(i).loadLong());
        }
        return copy;
    }
}
