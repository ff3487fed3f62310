package astryon.compiler.asm;

/** A control register; those that do not exist are refused by the processor, not here. */
public enum ControlRegister implements Operand {
    CR0, CR1, CR2, CR3, CR4, CR5, CR6, CR7, CR8;

    private static final ControlRegister[] ALL = values();

    public static ControlRegister of(int number) {
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
