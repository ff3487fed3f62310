package astryon.compiler.asm;

/** The size of an operand. */
public enum Width {
    // @formatter:off
    BYTE(1), WORD(2), DWORD(4),
    /** A far pointer in memory: offset, then 16-bit selector. */
    FWORD(6),
    QWORD(8),
    XMMWORD(16);
    // @formatter:on

    private final int bytes;

    Width(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
