package astryon.library;

import astryon.magic.Address;
import astryon.magic.Original;
import astryon.magic.Substitute;
import astryon.sys.Platform;
import astryon.thread.NativeMemory;
import astryon.thread.Parking;

/** What the class library asks of {@code Unsafe} beside the accesses, which the compiler makes in place. */
@Substitute(value = "jdk.internal.misc.Unsafe", why = "threads, memory outside the heap and the making of arrays belong to this runtime")
final class MiscUnsafe {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private MiscUnsafe() {
    }

    @Original
    static native MiscUnsafe getUnsafe();

    @Original
    native byte getByteVolatile(Object object, long offset);

    @Original
    native short getShortVolatile(Object object, long offset);

    @Original
    native int getIntVolatile(Object object, long offset);

    @Original
    native long getLongVolatile(Object object, long offset);

    @Original
    native Object getReferenceVolatile(Object object, long offset);

    @Original
    native void putByteVolatile(Object object, long offset, byte value);

    @Original
    native void putShortVolatile(Object object, long offset, short value);

    @Original
    native void putIntVolatile(Object object, long offset, int value);

    @Original
    native void putLongVolatile(Object object, long offset, long value);

    @Original
    native void putReferenceVolatile(Object object, long offset, Object value);

    @Original
    native boolean compareAndSetByte(Object object, long offset, byte expected, byte value);

    @Original
    native boolean compareAndSetShort(Object object, long offset, short expected, short value);

    @Original
    native boolean compareAndSetInt(Object object, long offset, int expected, int value);

    @Original
    native boolean compareAndSetLong(Object object, long offset, long expected, long value);

    @Original
    native boolean compareAndSetReference(Object object, long offset, Object expected, Object value);

    /** Memory is always cleared, so uninitialised arrays are ordinary ones. */
    public Object allocateUninitializedArray(Class<?> component, int length) {
        if (component == byte.class) {
            return new byte[length];
        }
        if (component == char.class) {
            return new char[length];
        }
        if (component == int.class) {
            return new int[length];
        }
        if (component == long.class) {
            return new long[length];
        }
        throw new IllegalArgumentException("Component type is not primitive");
    }

    /** For {@code time} nanoseconds, 0 for ever; or until {@code time} milliseconds after 1970. */
    public void park(boolean isAbsolute, long time) {
        if (isAbsolute) {
            Parking.park(time * NANOS_PER_MILLI - Platform.wallNanos());
        } else {
            Parking.park(time == 0 ? Long.MAX_VALUE : time);
        }
    }

    public void unpark(Object thread) {
        if (thread != null) {
            ((LangThread) thread).permit();
        }
    }

    public void throwException(Throwable exception) {
        MiscUnsafe.<RuntimeException>raise(exception);
    }

    /** The cast is erased: any exception may leave here. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable exception) throws T {
        throw (T) exception;
    }

    private long allocateMemory0(long bytes) {
        return NativeMemory.take(bytes).value();
    }

    private void freeMemory0(long address) {
        NativeMemory.free(new Address(address));
    }

    private long reallocateMemory0(long address, long bytes) {
        Address more = NativeMemory.take(bytes);
        if (!more.isZero() && address != 0) {
            BulkMemory.copy(null, address, null, more.value(), Math.min(bytes, NativeMemory.size(new Address(address))));
            NativeMemory.free(new Address(address));
        }
        return more.value();
    }

    private void setMemory0(Object object, long offset, long bytes, byte value) {
        BulkMemory.fill(object, offset, bytes, value);
    }

    private void copyMemory0(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        BulkMemory.copy(from, fromOffset, to, toOffset, bytes);
    }

    private void copySwapMemory0(Object from, long fromOffset, Object to, long toOffset, long bytes, long elementBytes) {
        BulkMemory.copy(from, fromOffset, to, toOffset, bytes);
        BulkMemory.swap(to, toOffset, bytes, (int) elementBytes);
    }
}
