package astryon.compiler.world;

import astryon.compiler.ir.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An object that exists at build time and goes into the image: what {@code OBJECT} values name. */
public interface HeapObject extends Symbol {
    JavaClass type();

    /** How many elements it has, if it is an array. */
    default OptionalInt length() {
        return OptionalInt.empty();
    }

    /** The objects its reference fields or elements hold now, none null, in the order of their places. */
    List<HeapObject> references();

    /** What its field of this name holds now, of an instance that has one. Code may rely on it if the field is final. */
    default Optional<StaticValue> field(String name) {
        return Optional.empty();
    }

    /** The text that it is, if it is a string. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** The class this object is the {@code java.lang.Class} of, if it is one. */
    Optional<JavaClass> mirrored();
}
