package astryon.compiler.world;

import astryon.magic.ClassFact;
import java.util.Collection;
import java.util.Optional;

/**
 * Build-time evaluation: runs static initialisers and owns the objects that go into the image.
 */
public interface StaticInitialiser {
    /**
     * Decides, unless that has been done, whether {@code type} is initialised now or when the program first uses it. What is decided
     * never changes: whoever looks at static fields asks for this first. Where only build time will do, an initialiser that cannot run
     * then is refused with a diagnostic.
     */
    void initialise(JavaClass type);

    /**
     * Whether {@code type} is initialised when the program first uses it, because its own initialiser or that of a supertype has to run then.
     * Its static fields are never constants.
     */
    boolean runsAtFirstUse(JavaClass type);

    /** What the program knows of the initialisation of a class that {@linkplain #runsAtFirstUse runs at first use}. */
    HeapObject initialisation(JavaClass type);

    /**
     * The value of a static field now; empty if its class is initialised at first use, or is being initialised. A reader that folds it
     * into code must know the field to be final.
     */
    Optional<StaticValue> valueOf(JavaField field);

    /** The interned string. */
    HeapObject string(String text);

    /** The {@code java.lang.Class} of {@code type}. */
    HeapObject mirror(JavaClass type);

    /** The {@code java.lang.Class} of {@code type} knows {@code fact} from here on. Whether there is anything to know. */
    default boolean tell(JavaClass type, ClassFact fact) {
        return false;
    }

    /** These are the objects of the program: what counts them starts with them. */
    default void close(Collection<HeapObject> objects) {
    }
}
