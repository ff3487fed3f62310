package astryon.magic;

/**
 * What the mirror of a class can know beside hub, name and flags. It is filled in only in programs that reach the method of
 * {@code java.lang.Class} which asks for it, so that others carry nothing of it.
 */
public enum ClassFact {
    // @formatter:off
    INTERFACES    ("interfaces"),                                  // Class[]: those it says it implements
    ENUM_CONSTANTS("constants"),                                   // Supplier of an array, only of enum classes
    SIMPLE_NAME   ("declaredName"),                                // String, only of classes that are not top level
    DECLARING     ("declaring"),                                   // Class, only of members
    ENCLOSING     ("enclosing"),                                   // Class, of all classes inside of others
    ANNOTATIONS   ("annotations"),                                 // astryon.library.AnnotationTable: its own, and its named members'
    SIGNATURE     ("signature"),                                   // String, only of generic classes and those with generic supertypes
    FIELDS        ("fields"),                                      // Field[], as all below only of classes that are named for reflection
    METHODS       ("methods"),                                     // Method[]
    CONSTRUCTORS  ("constructors"),                                // Constructor[]
    MEMBERS       ("members");                                     // astryon.library.Members: how to use them
    // @formatter:on

    private final String accessor;

    ClassFact(String accessor) {
        this.accessor = accessor;
    }

    /** Name of the method that asks. */
    public String accessor() {
        return accessor;
    }
}
