package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.object.Hub;

/** Java objects in the {@link KernelHeap}: {@code new} makes them here, {@link #free} ends them. Those of the image are never freed. */
public final class Objects {
    private static final int LENGTH = 8;
    /** Where references in an array begin, of 4 bytes each. */
    private static final int ELEMENTS = 12;

    private Objects() {
    }

    /** A zeroed object of the class of {@code hub}. */
    public static Object newObject(Address hub) {
        return allocate(hub, Structs.at(Hub.class, hub).instanceSize);
    }

    /** A zeroed array; {@code length} is not negative. */
    public static Object newArray(Address hub, int length) {
        Object array = allocate(hub, arrayBytes(Structs.at(Hub.class, hub), length));
        Address.of(array).plus(LENGTH).storeInt(length);
        return array;
    }

    /** Ends an object or array that only the caller still refers to; null is let pass. */
    public static void free(Object object) {
        if (object == null || !KernelWindow.isReady() || !KernelWindow.contains(Address.of(object))) {
            return;
        }
        Hub hub = Hub.of(object);
        long bytes = hub.kind == Hub.INSTANCE ? hub.instanceSize : arrayBytes(hub, Address.of(object).plus(LENGTH).loadInt());
        KernelHeap.free(Address.of(object), bytes);
    }

    /** Copies the first {@code count} elements to an array of the same class, which asks of none of them whether it may be there. */
    public static void copy(Object[] from, Object[] to, int count) {
        if (!KernelWindow.isReady()) {
            for (int i = 0; i < count; i++) {
                to[i] = from[i];
            }
            return;
        }
        Address source = Address.of(from).plus(ELEMENTS);
        Address target = Address.of(to).plus(ELEMENTS);
        for (int i = 0; i < count; i++) {
            target.plus(4L * i).storeInt(source.plus(4L * i).loadInt());
        }
    }

    private static long arrayBytes(Hub hub, long length) {
        return hub.instanceSize + (length << hub.elementShift) + 7 & -8;
    }

    private static Object allocate(Address hub, long bytes) {
        Address cell = KernelHeap.allocate(bytes);
        if (cell.isZero()) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        cell.storeInt((int) hub.value());
        return cell.toObject();
    }
}
