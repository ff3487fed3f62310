package astryon.compiler.image;

import astryon.compiler.ir.Access;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.StaticValue.LinkAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Java object at build time: an instance or an array, with identity. A slot (field or element) holds the bits of a
 * primitive or word as {@code CONST} has them, or a reference: null, an {@code ImageObject}, or in a word slot a
 * {@link LinkAddress}, of which the bits then say nothing.
 */
public final class ImageObject implements HeapObject {
    static final String OBJECT_PREFIX = "object:";

    private final int number;
    private final JavaClass type;
    private final Shape shape;
    private final JavaClass mirrored;
    /** The class whose initialiser made it; null if nothing a program can change is made so. */
    private final JavaClass maker;
    private final long[] bits;
    private Object[] references;
    private int identityHash;
    /** Made when it is first asked for. */
    private String symbol;

    ImageObject(int number, JavaClass type, Shape shape, int slots, JavaClass mirrored, JavaClass maker) {
        this.number = number;
        this.type = type;
        this.shape = shape;
        this.mirrored = mirrored;
        this.maker = maker;
        this.bits = new long[slots];
    }

    /** 0 until it is asked for at build time. */
    int identityHash() {
        return identityHash;
    }

    void setIdentityHash(int hash) {
        identityHash = hash;
    }

    /** In order of creation; unique in its heap. */
    public int number() {
        return number;
    }

    @Override
    public JavaClass type() {
        return type;
    }

    @Override
    public OptionalInt length() {
        return type.isArray() ? OptionalInt.of(slots()) : OptionalInt.empty();
    }

    JavaClass maker() {
        return maker;
    }

    /** The name the linker knows it by: {@code object:17}. */
    @Override
    public String symbol() {
        if (symbol == null) {
            symbol = OBJECT_PREFIX + number;
        }
        return symbol;
    }

    @Override
    public List<HeapObject> references() {
        ArrayList<HeapObject> found = new ArrayList<>();
        if (references != null) {
            for (Object reference : references) {
                if (reference instanceof ImageObject object) {
                    found.add(object);
                } else if (reference instanceof LinkAddress address && address.target() instanceof ImageObject object) {
                    found.add(object);
                }
            }
        }
        return found;
    }

    @Override
    public Optional<String> text() {
        if (!type.name().equals("java/lang/String")) {
            return Optional.empty();
        }
        ImageObject value = (ImageObject) reference(shape.named("value"));
        boolean latin1 = bits(shape.named("coder")) == ImageHeap.LATIN1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.slots(); i += latin1 ? 1 : 2) {
            text.append((char) (latin1 ? value.bits(i) & 0xff : value.bits(i) & 0xff | (value.bits(i + 1) & 0xff) << 8));
        }
        return Optional.of(text.toString());
    }

    @Override
    public Optional<JavaClass> mirrored() {
        return Optional.ofNullable(mirrored);
    }

    @Override
    public Optional<StaticValue> field(String name) {
        JavaField field = type.isArray() ? null : shape.named(name);
        if (field == null) {
            return Optional.empty();
        }
        Object reference = reference(field);
        return Optional.of(reference instanceof ImageObject object ? new StaticValue.Reference(object)
                : reference instanceof LinkAddress address ? address
                : field.kind() == Access.Kind.REF ? new StaticValue.Null() : new StaticValue.Bits(bits(field)));
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

    /** The instance fields by slot; of an instance only. */
    Shape shape() {
        return shape;
    }

    public long bits(JavaField field) {
        return bits(shape.slot(field));
    }

    public Object reference(JavaField field) {
        return reference(shape.slot(field));
    }

    /** Of an object being made; later writes go through {@link ImageHeap#write}. */
    void set(JavaField field, long bits, Object reference) {
        set(shape.slot(field), bits, reference);
    }

    @Override
    public String toString() {
        return symbol() + " (" + type + (type.isArray() ? ", length " + bits.length : "") + ")";
    }
}
