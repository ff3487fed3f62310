package astryon.kernel.arch;

/** How {@link EntryCode}, on the build host, lays out the stubs that {@link InterruptTable}, in the kernel, points at. */
final class EntryCodeLayout {
    /** Vectors from 0 for which there are stubs. */
    static final int VECTORS = 128;
    /** Distance of two stubs. */
    static final int STUB_SIZE = 16;

    private EntryCodeLayout() {
    }
}
