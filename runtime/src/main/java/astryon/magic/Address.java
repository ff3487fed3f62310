package astryon.magic;

/** A virtual address. Arithmetic wraps around, order is unsigned. */
@Word
public record Address(long value) {

    public Address plus(long bytes) {
        return new Address(value + bytes);
    }

    public Address plus(Offset offset) {
        return new Address(value + offset.value());
    }

    public Address plus(Size size) {
        return new Address(value + size.value());
    }

    public Address minus(long bytes) {
        return new Address(value - bytes);
    }

    /** How far this is after {@code origin}; negative if before. */
    public Offset minus(Address origin) {
        return new Offset(value - origin.value);
    }

    public boolean equals(Address other) {
        return value == other.value;
    }

    /** Unsigned. */
    public boolean isBelow(Address other) {
        return Long.compareUnsigned(value, other.value) < 0;
    }

    /** Unsigned. */
    public boolean isAtOrBelow(Address other) {
        return Long.compareUnsigned(value, other.value) <= 0;
    }

    public boolean isZero() {
        return value == 0;
    }

    /** Whether this is a multiple of {@code alignment}, a power of two. */
    public boolean isAligned(long alignment) {
        return (value & (alignment - 1)) == 0;
    }

    /** Rounded down to a multiple of {@code alignment}, a power of two. */
    public Address alignDown(long alignment) {
        return new Address(value & -alignment);
    }

    /** Rounded up to a multiple of {@code alignment}, a power of two; wraps around at the top. */
    public Address alignUp(long alignment) {
        return new Address((value + alignment - 1) & -alignment);
    }

    /** The byte at this address. */
    @Intrinsic
    public byte loadByte() {
        return SimulatedMemory.loadByte(value);
    }

    /** Stores a byte at this address. */
    @Intrinsic
    public void storeByte(byte stored) {
        SimulatedMemory.storeByte(value, stored);
    }

    /** The short at this address. */
    @Intrinsic
    public short loadShort() {
        return SimulatedMemory.loadShort(value);
    }

    /** Stores a short at this address. */
    @Intrinsic
    public void storeShort(short stored) {
        SimulatedMemory.storeShort(value, stored);
    }

    /** The char at this address. */
    @Intrinsic
    public char loadChar() {
        return SimulatedMemory.loadChar(value);
    }

    /** Stores a char at this address. */
    @Intrinsic
    public void storeChar(char stored) {
        SimulatedMemory.storeChar(value, stored);
    }

    /** The int at this address. */
    @Intrinsic
    public int loadInt() {
        return SimulatedMemory.loadInt(value);
    }

    /** Stores an int at this address. */
    @Intrinsic
    public void storeInt(int stored) {
        SimulatedMemory.storeInt(value, stored);
    }

    /** The long at this address. */
    @Intrinsic
    public long loadLong() {
        return SimulatedMemory.loadLong(value);
    }

    /** Stores a long at this address. */
    @Intrinsic
    public void storeLong(long stored) {
        SimulatedMemory.storeLong(value, stored);
    }

    /** The float at this address. */
    @Intrinsic
    public float loadFloat() {
        return SimulatedMemory.loadFloat(value);
    }

    /** Stores a float at this address. */
    @Intrinsic
    public void storeFloat(float stored) {
        SimulatedMemory.storeFloat(value, stored);
    }

    /** The double at this address. */
    @Intrinsic
    public double loadDouble() {
        return SimulatedMemory.loadDouble(value);
    }

    /** Stores a double at this address. */
    @Intrinsic
    public void storeDouble(double stored) {
        SimulatedMemory.storeDouble(value, stored);
    }

    /** The word at this address, as an address. */
    @Inline
    public Address loadAddress() {
        return new Address(loadLong());
    }

    @Inline
    public void storeAddress(Address stored) {
        storeLong(stored.value);
    }

    /** Loads in program order among ordered accesses, exactly once: device registers, memory shared with others. */
    @Intrinsic
    public byte loadOrderedByte() {
        return SimulatedMemory.loadByte(value);
    }

    /** Stores in program order among ordered accesses, exactly once; not a full fence. */
    @Intrinsic
    public void storeOrderedByte(byte stored) {
        SimulatedMemory.storeByte(value, stored);
    }

    /** Loads in program order among ordered accesses, exactly once: device registers, memory shared with others. */
    @Intrinsic
    public short loadOrderedShort() {
        return SimulatedMemory.loadShort(value);
    }

    /** Stores in program order among ordered accesses, exactly once; not a full fence. */
    @Intrinsic
    public void storeOrderedShort(short stored) {
        SimulatedMemory.storeShort(value, stored);
    }

    /** Loads in program order among ordered accesses, exactly once: device registers, memory shared with others. */
    @Intrinsic
    public int loadOrderedInt() {
        return SimulatedMemory.loadOrderedInt(value);
    }

    /** Stores in program order among ordered accesses, exactly once; not a full fence. */
    @Intrinsic
    public void storeOrderedInt(int stored) {
        SimulatedMemory.storeOrderedInt(value, stored);
    }

    /** Loads in program order among ordered accesses, exactly once: device registers, memory shared with others. */
    @Intrinsic
    public long loadOrderedLong() {
        return SimulatedMemory.loadLong(value);
    }

    /** Stores in program order among ordered accesses, exactly once; not a full fence. */
    @Intrinsic
    public void storeOrderedLong(long stored) {
        SimulatedMemory.storeLong(value, stored);
    }

    /** Stores {@code replacement} if {@code expected} is there, atomically; whether it did. Sequentially consistent. */
    @Intrinsic
    public boolean compareAndSwapInt(int expected, int replacement) {
        return SimulatedMemory.compareAndSwapInt(value, expected, replacement);
    }

    /** Atomically stores and yields what was there. */
    @Intrinsic
    public int exchangeInt(int stored) {
        return SimulatedMemory.exchangeInt(value, stored);
    }

    /** Atomically adds and yields what was there before. */
    @Intrinsic
    public int fetchAddInt(int delta) {
        return SimulatedMemory.fetchAddInt(value, delta);
    }

    /** Stores {@code replacement} if {@code expected} is there, atomically; whether it did. Sequentially consistent. */
    @Intrinsic
    public boolean compareAndSwapLong(long expected, long replacement) {
        return SimulatedMemory.compareAndSwapLong(value, expected, replacement);
    }

    /** Atomically stores and yields what was there. */
    @Intrinsic
    public long exchangeLong(long stored) {
        return SimulatedMemory.exchangeLong(value, stored);
    }

    /** Atomically adds and yields what was there before. */
    @Intrinsic
    public long fetchAddLong(long delta) {
        return SimulatedMemory.fetchAddLong(value, delta);
    }

    /** The object at this address. The collector may move objects: nothing may allocate between here and the last use of the address. */
    @Intrinsic
    public Object toObject() {
        throw new UnsupportedOperationException("object addresses exist on the target only");
    }

    /** Where {@code object} lies now; see {@link #toObject}. */
    @Intrinsic
    public static Address of(Object object) {
        throw new UnsupportedOperationException("object addresses exist on the target only");
    }
}
