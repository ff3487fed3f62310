package astryon.library;

/** Where fields lie in objects: known to the compiler, when initialisers run at build time. */
final class FieldOffsets {
    private FieldOffsets() {
    }

    /** The place of the static field of this name among the fields of {@code owner}. */
    static long ofStatic(Class<?> owner, String name) throws NoSuchFieldException {
        return of(owner, name);
    }

    /** The offset of the field of this name that instances of {@code owner} have. */
    static long of(Class<?> owner, String name) throws NoSuchFieldException {
        throw new UnsupportedOperationException("fields have no names when the program runs: make the handle of "
                .concat(name).concat(" in a static initialiser"));
    }
}
