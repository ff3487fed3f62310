package astryon.object;

import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Struct;
import astryon.magic.Structs;

/**
 * The record of a class that every object's first word points at. The compiler's image writer lays it out by this struct;
 * the dispatch table follows it.
 */
@Struct(size = 40)
public final class Hub {
    public static final int INSTANCE = 0;
    /** An instance that refers weakly to its referent: {@code java.lang.ref.WeakReference} and its like. */
    public static final int WEAK = 1;
    /** The same for {@code SoftReference}: the referent is given up when memory is short. */
    public static final int SOFT = 2;
    public static final int PRIMITIVE_ARRAY = 3;
    public static final int REFERENCE_ARRAY = 4;
    /** No object has such a hub. */
    public static final int INTERFACE = 5;
    /** A primitive type or void: no object has such a hub. */
    public static final int PRIMITIVE = 6;

    /** Preorder number in the class tree. */
    public int typeId;
    /** Largest {@link #typeId} among subclasses. */
    public int lastTypeId;
    /** Bytes of an instance; of an array, the offset of element 0. */
    public int instanceSize;
    /** One of the constants above. */
    public byte kind;
    /** Log2 of the bytes of an array element. */
    public byte elementShift;
    /** Of an interface: one more than its bit in the interface sets, 0 if no program text tests for it. */
    public short interfaceNumber;
    /** Address of the {@code java.lang.Class}. */
    public int mirror;
    /** Address of the component type's hub, or 0. */
    public int component;
    /**
     * Address of the reference map: u16 count, then u16 offset / 4 of each reference field. With weak references the referent is not
     * counted and comes after these, and then the link of the list of cleared ones once more.
     */
    public int referenceMap;
    /** Address of the set of implemented interfaces that are tested for. */
    public int interfaceSet;
    /** Address of the superclass's hub, or 0. */
    public int superclass;
    /** Address of the hub of arrays of this, or 0 if the program has none. */
    public int array;

    /** Whether {@code hub} is of a class, not of an array, interface or primitive type. */
    @Inline
    public static boolean isInstance(Hub hub) {
        return hub.kind <= SOFT;
    }

    @Inline
    public static boolean isArray(Hub hub) {
        return hub.kind == PRIMITIVE_ARRAY || hub.kind == REFERENCE_ARRAY;
    }

    @Inline
    public static boolean isWeak(Hub hub) {
        return hub.kind == WEAK || hub.kind == SOFT;
    }

    /** The hub of a non-null object. */
    @Inline
    public static Hub of(Object object) {
        return at(Address.of(object).loadInt());
    }

    /** The hub at a compressed address. */
    @Inline
    public static Hub at(int compressed) {
        return Structs.at(Hub.class, expand(compressed));
    }

    /** From 4 bytes in memory to an address: images lie in the low 2 GiB or in the top 2 GiB. */
    @Inline
    public static Address expand(int compressed) {
        return new Address(compressed);
    }
}
