package astryon.abi;

/**
 * How urgent a thread is: from 0 to 31, and never more than who made it. Threads of {@link #FAIR} are ordinary programs': they share what those above leave by their weights. At every
 * other priority who runs does so until somebody more urgent comes or, among equals, its turn is over; those below {@code FAIR} run when nobody else does.
 */
public final class Priority {
    /** As urgent as the calling thread. */
    public static final int OWN = -1;

    public static final int FAIR = 8;

    // Weights. Threads have that of who makes them.
    public static final int LEAST_WEIGHT = 1;
    public static final int USUAL_WEIGHT = 64;
    public static final int MOST_WEIGHT = 1024;

    private Priority() {
    }
}
