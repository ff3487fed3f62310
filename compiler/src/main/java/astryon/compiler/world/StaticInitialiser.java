package astryon.compiler.world;

import java.util.Optional;

/**
 * Build-time evaluation: runs static initialisers and owns the objects that go into the image.
 */
public interface StaticInitialiser {
    /**
     * Sees to it that {@code type} and what it depends on is initialised, unless it is or is being initialised. An initialiser
     * that cannot run at build time is either kept for program start or refused with a diagnostic.
     */
    void initialise(JavaClass type);

    /** Whether the initialiser of {@code type} has been kept for program start: its static fields are then never constants. */
    boolean runsAtStart(JavaClass type);

    /**
     * The value of a static field now; empty while its class's initialiser is kept for program start or has not come to an end. A
     * reader that folds it into code must know the field to be final.
     */
    Optional<StaticValue> valueOf(JavaField field);

    /** The interned string. */
    HeapObject string(String text);

    /** The {@code java.lang.Class} of {@code type}. */
    HeapObject mirror(JavaClass type);
}
