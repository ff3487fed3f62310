package astryon.heap;

/** How large the heap is, for programs that ask; other threads may have changed it by the time the answer arrives. */
public final class HeapSize {
    private HeapSize() {
    }

    /** Bytes that are set apart for objects now. */
    public static long total() {
        return OldSpace.used() + LargeSpace.used() + YoungSpace.edenBytes() + YoungSpace.survivorBytes();
    }

    /** Those of them that no object has taken yet. */
    public static long free() {
        return total() - OldSpace.used() - LargeSpace.used() - YoungSpace.used();
    }

    /** What it may grow to. */
    public static long limit() {
        return Collector.limit();
    }
}
