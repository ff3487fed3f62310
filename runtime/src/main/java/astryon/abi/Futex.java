package astryon.abi;

/** Waiting for words of memory. */
public final class Futex {
    /** How many one call wakes at most: it is short. */
    public static final int MOST_WOKEN = 64;

    private Futex() {
    }
}
