package astryon.abi;

/** How urgent a thread is: from 0, and never more than who made it. */
public final class Priority {
    /** As urgent as the calling thread. */
    public static final int OWN = -1;

    private Priority() {
    }
}
