package astryon.compiler.asm;

/** A register of the x87 stack, counted from its top. */
public enum FpuRegister implements Operand {
    ST0, ST1, ST2, ST3, ST4, ST5, ST6, ST7;

    private static final FpuRegister[] ALL = values();

    public static FpuRegister of(int number) {
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
