package astryon.compiler.world;

import astryon.compiler.ir.Symbol;
import java.util.List;
import java.util.Optional;

/** An object that exists at build time and goes into the image: what {@code OBJECT} values name. */
public interface HeapObject extends Symbol {
    JavaClass type();

    /** The objects its reference fields or elements hold now, none null, in the order of their places. */
    List<HeapObject> references();

    /** The class this object is the {@code java.lang.Class} of, if it is one. */
    Optional<JavaClass> mirrored();
}
