package astryon.compiler.image;

import astryon.compiler.ir.Access;

/** Where things lie in an object, beside its fields: see ARCHITECTURE.md. */
public final class ObjectLayout {
    public static final int HUB_AT = 0;
    /** The word whose upper bits are the identity hash code. */
    static final int HASH_AT = 4;
    public static final int LENGTH_AT = 8;
    public static final int ALIGNMENT = 8;

    private ObjectLayout() {
    }

    /** Bytes from an array's start to its element 0: elements lie at a multiple of their size. */
    public static int elementsAt(Access.Kind kind) {
        return kind.bytes == 8 ? 16 : 12;
    }

    /** Bytes that an array of {@code length} elements takes. */
    static int arraySize(Access.Kind kind, int length) {
        return align(elementsAt(kind) + kind.bytes * length);
    }

    static int align(int bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
