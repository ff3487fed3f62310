package astryon.compiler.ir;

/**
 * The type of a {@link Value}. Java's narrower integers exist only in memory accesses and in explicit extensions;
 * words and struct references are {@code I64}.
 */
public enum Type {
    I32, I64, F32, F64,
    /** A reference to a Java object: 64 bits in a register, 32 bits in memory; moved by the collector. */
    REF,
    /** A state of memory; see {@link Value}. */
    MEMORY,
    VOID;

    public boolean isInteger() {
        return this == I32 || this == I64;
    }

    public boolean isFloating() {
        return this == F32 || this == F64;
    }

    /** Whether a value of this type occupies a register. */
    public boolean isData() {
        return this != MEMORY && this != VOID;
    }
}
