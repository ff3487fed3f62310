package astryon.abi;

/** How a mapping may be used. Readable always; never both writable and executable. */
public final class Protection {
    public static final int READ = 1;
    public static final int WRITE = 2;
    public static final int EXECUTE = 4;

    private Protection() {
    }

    public static boolean isValid(long bits) {
        return bits == READ || bits == (READ | WRITE) || bits == (READ | EXECUTE);
    }
}
