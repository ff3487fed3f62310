package astryon.compiler.asm;

/** A debug register. */
public enum DebugRegister implements Operand {
    DR0, DR1, DR2, DR3, DR4, DR5, DR6, DR7;

    private static final DebugRegister[] ALL = values();

    public static DebugRegister of(int number) {
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
