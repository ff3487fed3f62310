package astryon.magic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The memory that words point at when dialect code runs on a JVM, in tests. It consists of regions made by
 * {@link #allocate}; touching anything else, or touching across a region's end, or unaligned, throws. Fresh memory is poison:
 * {@code 0xa5} in every byte. One lock makes every access sequentially consistent. A {@link Watchpoint} is told of accesses.
 *
 * <p>Host only: nothing that is compiled for a target reaches this class except through the bodies of intrinsics.
 */
public final class SimulatedMemory {
    private static final byte POISON = (byte) 0xa5;
    private static final int GUARD = 4096;
    private static final TreeMap<Long, ByteBuffer> REGIONS = new TreeMap<>(Long::compareUnsigned);
    private static final List<Watch> WATCHES = new CopyOnWriteArrayList<>();
    private static final ThreadLocal<Long> CURRENT_THREAD = ThreadLocal.withInitial(() -> 0L);
    private static long next = 0x1_0000;

    /** Who decides in which order ordered accesses of ints by several threads happen: a model checker. */
    public interface Interleaving {
        int load(long address);

        void store(long address, int value);

        void fence();
    }

    private static volatile Interleaving interleaving;

    private SimulatedMemory() {
    }

    /** Hands ordered int accesses and fences of all threads to {@code decider}; null takes them back. */
    public static void interleave(Interleaving decider) {
        interleaving = decider;
    }

    static int loadOrderedInt(long address) {
        Interleaving decider = interleaving;
        return decider == null ? loadInt(address) : decider.load(address);
    }

    static void storeOrderedInt(long address, int value) {
        Interleaving decider = interleaving;
        if (decider == null) {
            storeInt(address, value);
        } else {
            decider.store(address, value);
        }
    }

    static void fence() {
        Interleaving decider = interleaving;
        if (decider == null) {
            java.lang.invoke.VarHandle.fullFence();
        } else {
            decider.fence();
        }
    }

    /** A new region of {@code bytes} bytes, page aligned, with unmapped memory around it. */
    public static synchronized Address allocate(int bytes) {
        long start = next;
        next = (start + bytes + GUARD + 4095) & -4096L;
        map(start, bytes);
        return new Address(start);
    }

    /** A region at an address of the test's choice, which must be free. */
    public static synchronized void map(long start, int bytes) {
        ByteBuffer region = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        java.util.Arrays.fill(region.array(), POISON);
        REGIONS.put(start, region);
    }

    /** Unmaps the region that starts here. */
    public static synchronized void free(Address start) {
        if (REGIONS.remove(start.value()) == null) {
            throw new IllegalArgumentException("no region starts at " + hex(start.value()));
        }
    }

    /** Unmaps everything, and ends every watch. */
    public static synchronized void clear() {
        REGIONS.clear();
        WATCHES.clear();
    }

    /** From now on {@code watchpoint} is told of accesses that touch any of these bytes, until the watch is closed. */
    public static synchronized Watch watch(Address start, int bytes, Watchpoint watchpoint) {
        Watch watch = new Watch(start.value(), bytes, watchpoint);
        WATCHES.add(watch);
        return watch;
    }

    /** A watch that is on. */
    public static final class Watch implements AutoCloseable {
        private final long start;
        private final int bytes;
        private final Watchpoint watchpoint;

        private Watch(long start, int bytes, Watchpoint watchpoint) {
            this.start = start;
            this.bytes = bytes;
            this.watchpoint = watchpoint;
        }

        private boolean touches(long address, int size) {
            return address - start + size > 0 && address - start < bytes;
        }

        @Override
        public void close() {
            synchronized (SimulatedMemory.class) {
                WATCHES.remove(this);
            }
        }
    }

    /** Writes {@code bytes} at {@code address}. */
    public static synchronized void write(Address address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            storeByte(address.value() + i, bytes[i]);
        }
    }

    private static ByteBuffer mapped(long address, int bytes) {
        var entry = REGIONS.floorEntry(address);
        if (entry == null || address - entry.getKey() + bytes > entry.getValue().capacity()) {
            throw new IllegalStateException("access of " + bytes + " bytes at " + hex(address) + ": not mapped");
        }
        return entry.getValue();
    }

    private static ByteBuffer region(long address, int bytes) {
        ByteBuffer region = mapped(address, bytes);
        checkAligned(address, bytes);
        return region;
    }

    static void checkAligned(long address, int bytes) {
        if ((address & (bytes - 1)) != 0) {
            throw new IllegalStateException("access of " + bytes + " bytes at " + hex(address) + ": not aligned");
        }
    }

    private static ByteBuffer toLoad(long address, int bytes) {
        ByteBuffer region = region(address, bytes);
        loading(address, bytes);
        return region;
    }

    private static void loading(long address, int bytes) {
        for (Watch watch : WATCHES) {
            if (watch.touches(address, bytes)) {
                watch.watchpoint.loading(new Address(address), bytes);
            }
        }
    }

    private static void stored(long address, int bytes) {
        for (Watch watch : WATCHES) {
            if (watch.touches(address, bytes)) {
                watch.watchpoint.stored(new Address(address), bytes);
            }
        }
    }

    private static int offset(long address) {
        return (int) (address - REGIONS.floorKey(address));
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    // Loads and stores by address: what bodies of intrinsics and fields of structs become. Booleans are bytes.

    public static synchronized byte loadByte(long address) {
        return toLoad(address, 1).get(offset(address));
    }

    public static synchronized short loadShort(long address) {
        return toLoad(address, 2).getShort(offset(address));
    }

    public static synchronized char loadChar(long address) {
        return toLoad(address, 2).getChar(offset(address));
    }

    public static synchronized int loadInt(long address) {
        return toLoad(address, 4).getInt(offset(address));
    }

    public static synchronized long loadLong(long address) {
        return toLoad(address, 8).getLong(offset(address));
    }

    public static float loadFloat(long address) {
        return Float.intBitsToFloat(loadInt(address));
    }

    public static double loadDouble(long address) {
        return Double.longBitsToDouble(loadLong(address));
    }

    public static synchronized void storeByte(long address, byte value) {
        region(address, 1).put(offset(address), value);
        stored(address, 1);
    }

    public static synchronized void storeShort(long address, short value) {
        region(address, 2).putShort(offset(address), value);
        stored(address, 2);
    }

    public static void storeChar(long address, char value) {
        storeShort(address, (short) value);
    }

    public static synchronized void storeInt(long address, int value) {
        region(address, 4).putInt(offset(address), value);
        stored(address, 4);
    }

    public static synchronized void storeLong(long address, long value) {
        region(address, 8).putLong(offset(address), value);
        stored(address, 8);
    }

    public static void storeFloat(long address, float value) {
        storeInt(address, Float.floatToRawIntBits(value));
    }

    public static void storeDouble(long address, double value) {
        storeLong(address, Double.doubleToRawLongBits(value));
    }

    static synchronized boolean compareAndSwapInt(long address, int expected, int replacement) {
        boolean same = loadInt(address) == expected;
        if (same) {
            storeInt(address, replacement);
        }
        return same;
    }

    static synchronized boolean compareAndSwapLong(long address, long expected, long replacement) {
        boolean same = loadLong(address) == expected;
        if (same) {
            storeLong(address, replacement);
        }
        return same;
    }

    static synchronized int exchangeInt(long address, int value) {
        int old = loadInt(address);
        storeInt(address, value);
        return old;
    }

    static synchronized long exchangeLong(long address, long value) {
        long old = loadLong(address);
        storeLong(address, value);
        return old;
    }

    static synchronized int fetchAddInt(long address, int delta) {
        int old = loadInt(address);
        storeInt(address, old + delta);
        return old;
    }

    static synchronized long fetchAddLong(long address, long delta) {
        long old = loadLong(address);
        storeLong(address, old + delta);
        return old;
    }

    static long currentThread() {
        return CURRENT_THREAD.get();
    }

    static void setCurrentThread(long thread) {
        CURRENT_THREAD.set(thread);
    }

    // At any address: fields of packed structs.

    public static short loadPackedShort(long address) {
        return (short) gather(address, 2);
    }

    public static void storePackedShort(long address, short value) {
        scatter(address, 2, value);
    }

    public static char loadPackedChar(long address) {
        return (char) gather(address, 2);
    }

    public static void storePackedChar(long address, char value) {
        scatter(address, 2, value);
    }

    public static int loadPackedInt(long address) {
        return (int) gather(address, 4);
    }

    public static void storePackedInt(long address, int value) {
        scatter(address, 4, value);
    }

    public static long loadPackedLong(long address) {
        return gather(address, 8);
    }

    public static void storePackedLong(long address, long value) {
        scatter(address, 8, value);
    }

    public static float loadPackedFloat(long address) {
        return Float.intBitsToFloat((int) gather(address, 4));
    }

    public static void storePackedFloat(long address, float value) {
        scatter(address, 4, Float.floatToRawIntBits(value));
    }

    public static double loadPackedDouble(long address) {
        return Double.longBitsToDouble(gather(address, 8));
    }

    public static void storePackedDouble(long address, double value) {
        scatter(address, 8, Double.doubleToRawLongBits(value));
    }

    private static synchronized long gather(long address, int bytes) {
        ByteBuffer region = mapped(address, bytes);
        loading(address, bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | region.get(offset(address) + i) & 0xff;
        }
        return value;
    }

    private static synchronized void scatter(long address, int bytes, long value) {
        ByteBuffer region = mapped(address, bytes);
        for (int i = 0; i < bytes; i++) {
            region.put(offset(address) + i, (byte) (value >>> 8 * i));
        }
        stored(address, bytes);
    }
}
