package astryon.compiler.world;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Symbol;

/** A linked field. */
public final class JavaField implements Symbol {
    private final JavaClass owner;
    private final String name;
    private final String descriptor;
    private final int modifiers;
    private final Access.Kind kind;
    private final Object constant;
    private final int length;
    int offset = -1;

    JavaField(JavaClass owner, String name, String descriptor, int modifiers, Access.Kind kind, Object constant, int length) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.modifiers = modifiers;
        this.kind = kind;
        this.constant = constant;
        this.length = length;
    }

    public JavaClass owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    public int modifiers() {
        return modifiers;
    }

    /** How it is accessed; a boolean is U8, a word I64, a struct reference I64. */
    public Access.Kind kind() {
        return kind;
    }

    /** Bytes from the start of the object or struct; of a static field, from the start of the static area. -1 until laid out. */
    public int offset() {
        return offset;
    }

    /** What the class file initialises a constant with: Integer (for all narrow types), Long, Float, Double, String; else null. */
    public Object constant() {
        return constant;
    }

    /** Number of elements of an {@code @Length} array inside its struct, -1 for every other field. */
    public int length() {
        return length;
    }

    public boolean isStatic() {
        return (modifiers & 0x0008) != 0;
    }

    public boolean isFinal() {
        return (modifiers & 0x0010) != 0;
    }

    public boolean isPrivate() {
        return (modifiers & 0x0002) != 0;
    }

    /** Whether a compiler made it and not the source. */
    public boolean isSynthetic() {
        return (modifiers & 0x1000) != 0;
    }

    public boolean isVolatile() {
        return (modifiers & 0x0040) != 0;
    }

    /** {@code java.lang.String.value}. */
    @Override
    public String symbol() {
        return owner.symbol() + "." + name;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
