package astryon.compiler.lir;

/** Which registers can hold a virtual register. {@code REFERENCE}s live in general registers and are named by stack maps. */
public enum RegisterClass {
    GENERAL, REFERENCE, FLOATING;

    /** Whether both are held by the same physical registers. */
    public boolean sharesRegistersWith(RegisterClass other) {
        return (this == FLOATING) == (other == FLOATING);
    }
}
