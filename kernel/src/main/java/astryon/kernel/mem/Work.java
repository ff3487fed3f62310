package astryon.kernel.mem;

/**
 * How long the kernel may be busy with one system call, with interrupts off and everybody else waiting for its lock. What takes longer is done in parts: the call is made again until all
 * are done, and what has been done shows in the objects themselves, so that nobody has to remember it, and whoever stops in the middle leaves nothing undone that matters.
 */
public final class Work {
    /** Pages in a part. */
    public static final int PAGES = 128;
    /** Mappings in a part, that are only looked at. */
    public static final int MAPPINGS = 512;
    /** Handles in a part. */
    public static final int HANDLES = 64;
    /** Bindings that end in a part. */
    public static final int BINDINGS = 32;
    /** Threads in a part. */
    public static final int THREADS = 16;
    /** Threads that are woken in a part. */
    public static final int WAKINGS = 64;
    /** Watches that end in a part. */
    public static final int WATCHES = 64;
    /** Watches that are told in a part; each may tell as many in turn. */
    public static final int TOLD = 16;
    /** Threads that are asked in a part what they wait for. */
    public static final int ASKED = 64;
    /** Threads that a part wakes because it is time, and timers that ring, and may tell. */
    public static final int ALARMS = 4;
    /** Slots of handles that are looked at for dead ones, for each that is wanted. */
    public static final int SLOTS = 8;
    /** How far what one thread waits for goes along a chain of those who wait for each other. */
    public static final int CHAIN = 64;

    private Work() {
    }
}
