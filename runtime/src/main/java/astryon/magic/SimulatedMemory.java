package astryon.magic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/**
 * The memory that words point at when dialect code runs on a JVM, in tests. It consists of regions made by
 * {@link #allocate}; touching anything else, or touching across a region's end, or unaligned, throws. Fresh memory is poison:
 * {@code 0xa5} in every byte. One lock makes every access sequentially consistent.
 *
 * <p>Host only: nothing that is compiled for a target reaches this class except through the bodies of intrinsics.
 */
public final class SimulatedMemory {
    private static final byte POISON = (byte) 0xa5;
    private static final int GUARD = 4096;
    private static final TreeMap<Long, ByteBuffer> REGIONS = new TreeMap<>(Long::compareUnsigned);
    private static final ThreadLocal<Long> CURRENT_THREAD = ThreadLocal.withInitial(() -> 0L);
    private static long next = 0x1_0000;

    private SimulatedMemory() {
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

    /** Unmaps everything. */
    public static synchronized void clear() {
        REGIONS.clear();
    }

    /** Writes {@code bytes} at {@code address}. */
    public static synchronized void write(Address address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            storeByte(address.value() + i, bytes[i]);
        }
    }

    private static ByteBuffer region(long address, int bytes) {
        var entry = REGIONS.floorEntry(address);
        if (entry == null || address - entry.getKey() + bytes > entry.getValue().capacity()) {
            throw new IllegalStateException("access of " + bytes + " bytes at " + hex(address) + ": not mapped");
        }
        if ((address & (bytes - 1)) != 0) {
            throw new IllegalStateException("access of " + bytes + " bytes at " + hex(address) + ": not aligned");
        }
        return entry.getValue();
    }

    private static int offset(long address) {
        return (int) (address - REGIONS.floorKey(address));
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    static synchronized byte loadByte(long address) {
        return region(address, 1).get(offset(address));
    }

    static synchronized short loadShort(long address) {
        return region(address, 2).getShort(offset(address));
    }

    static synchronized char loadChar(long address) {
        return region(address, 2).getChar(offset(address));
    }

    static synchronized int loadInt(long address) {
        return region(address, 4).getInt(offset(address));
    }

    static synchronized long loadLong(long address) {
        return region(address, 8).getLong(offset(address));
    }

    static float loadFloat(long address) {
        return Float.intBitsToFloat(loadInt(address));
    }

    static double loadDouble(long address) {
        return Double.longBitsToDouble(loadLong(address));
    }

    static synchronized void storeByte(long address, byte value) {
        region(address, 1).put(offset(address), value);
    }

    static synchronized void storeShort(long address, short value) {
        region(address, 2).putShort(offset(address), value);
    }

    static void storeChar(long address, char value) {
        storeShort(address, (short) value);
    }

    static synchronized void storeInt(long address, int value) {
        region(address, 4).putInt(offset(address), value);
    }

    static synchronized void storeLong(long address, long value) {
        region(address, 8).putLong(offset(address), value);
    }

    static void storeFloat(long address, float value) {
        storeInt(address, Float.floatToRawIntBits(value));
    }

    static void storeDouble(long address, double value) {
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

    static <T> T structAt(Class<T> type, long address) {
        throw structsNeedRewriting(type);
    }

    static long addressOf(Object struct) {
        throw structsNeedRewriting(struct.getClass());
    }

    static int sizeOf(Class<?> type) {
        throw structsNeedRewriting(type);
    }

    static int offsetOf(Class<?> type, String field) {
        throw structsNeedRewriting(type);
    }

    private static UnsupportedOperationException structsNeedRewriting(Class<?> type) {
        return new UnsupportedOperationException(type.getName() + " is a struct: load the code under test with the dialect's class loader");
    }
}
