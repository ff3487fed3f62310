package astryon.compiler.image;

import astryon.compiler.ir.Symbol;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;

/**
 * A Java object at build time: an instance or an array, with identity. A slot (field or element) holds the bits of a
 * primitive or word as the IR holds them (narrow integers extended to 32 bits and those to 64, floats raw), or a reference:
 * null, an {@code ImageObject}, or in a word slot a {@link LinkAddress}, which the bits then say nothing about.
 */
public final class ImageObject implements Symbol {
    private final int number;
    private final JavaClass type;
    private final Shape shape;
    private final long[] bits;
    private Object[] references;

    ImageObject(int number, JavaClass type, Shape shape, int slots) {
        this.number = number;
        this.type = type;
        this.shape = shape;
        this.bits = new long[slots];
    }

    /** In order of creation; unique in its heap. */
    public int number() {
        return number;
    }

    public JavaClass type() {
        return type;
    }

    /** The name the linker knows it by: {@code object:17}. */
    @Override
    public String symbol() {
        return LinkSymbol.object(number);
    }

    /** Elements of an array, fields of an instance. */
    public int slots() {
        return bits.length;
    }

    public long bits(int slot) {
        return bits[slot];
    }

    /** What a slot refers to: null, an {@code ImageObject} or a {@link LinkAddress}. */
    public Object reference(int slot) {
        return references == null ? null : references[slot];
    }

    void set(int slot, long bits, Object reference) {
        this.bits[slot] = bits;
        if (reference != null || references != null) {
            if (references == null) {
                references = new Object[this.bits.length];
            }
            references[slot] = reference;
        }
    }

    Shape shape() {
        return shape;
    }

    public long bits(JavaField field) {
        return bits(shape.slot(field));
    }

    public Object reference(JavaField field) {
        return reference(shape.slot(field));
    }

    void set(JavaField field, long bits, Object reference) {
        set(shape.slot(field), bits, reference);
    }

    /** The object with the same content and its own identity. */
    void copyTo(ImageObject copy) {
        for (int i = 0; i < bits.length; i++) {
            copy.set(i, bits[i], reference(i));
        }
    }

    @Override
    public String toString() {
        return symbol() + " (" + type + (type.isArray() ? ", length " + bits.length : "") + ")";
    }
}
