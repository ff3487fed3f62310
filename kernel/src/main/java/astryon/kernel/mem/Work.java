package astryon.kernel.mem;

/**
 * How long the kernel may be busy with one system call, with interrupts off and everybody else waiting for its lock. What takes longer is done in parts: the call is made again until all
 * are done, and what has been done shows in the objects themselves, so that nobody has to remember it, and whoever stops in the middle leaves nothing undone that matters.
 */
public final class Work {
    /** Pages in a part. */
    public static final int PAGES = 128;
    /** Handles in a part. */
    public static final int HANDLES = 64;
    /** Threads in a part. */
    public static final int THREADS = 16;
    /** Threads that are woken in a part. */
    public static final int WAKINGS = 64;
    /** Watches that end in a part. */
    public static final int WATCHES = 64;

    private Work() {
    }
}
