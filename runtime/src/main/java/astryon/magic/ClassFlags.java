package astryon.magic;

/** Bits that the mirror of a class has above its modifiers, which are the lower 16. */
public final class ClassFlags {
    public static final int RECORD = 1 << 16;
    /** Its source says {@code implements Comparable} of the class itself: hash maps order keys by it. */
    public static final int COMPARABLE_TO_ITSELF = 1 << 17;
    public static final int ANONYMOUS = 1 << 18;
    public static final int LOCAL = 1 << 19;
    public static final int MEMBER = 1 << 20;

    private ClassFlags() {
    }
}
