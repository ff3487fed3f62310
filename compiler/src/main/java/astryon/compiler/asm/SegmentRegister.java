package astryon.compiler.asm;

/** A segment register, in the machine's order. */
public enum SegmentRegister implements Operand {
    ES, CS, SS, DS, FS, GS;

    private static final SegmentRegister[] ALL = values();

    public static SegmentRegister of(int number) {
        return ALL[number];
    }

    public int number() {
        return ordinal();
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
