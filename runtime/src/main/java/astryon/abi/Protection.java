package astryon.abi;

/** How a mapping may be used: not at all, or readable and perhaps more; never both writable and executable. */
public final class Protection {
    /** Keeps the addresses: an access faults, and nothing else is mapped there. */
    public static final int NONE = 0;
    public static final int READ = 1;
    public static final int WRITE = 2;
    public static final int EXECUTE = 4;

    /** What is mapped stays the same memory in a clone of the process, instead of becoming a copy. */
    public static final int SHARED = 8;

    private Protection() {
    }

    public static boolean isValid(long bits) {
        return isAccess(bits & ~SHARED);
    }

    /** Whether it is valid without {@link #SHARED}. */
    public static boolean isAccess(long bits) {
        return bits == NONE || bits == READ || bits == (READ | WRITE) || bits == (READ | EXECUTE);
    }
}
