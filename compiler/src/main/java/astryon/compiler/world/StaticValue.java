package astryon.compiler.world;

/** The value of a static field at the end of build time. */
public sealed interface StaticValue {

    /** A primitive or a word: the bits as {@code CONST} has them; a float or double as its raw bits. */
    record Bits(long bits) implements StaticValue {
    }

    /** The reference null. */
    record Null() implements StaticValue {
    }

    record Reference(HeapObject object) implements StaticValue {
    }
}
