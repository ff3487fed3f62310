package astryon.library;

/** The class loader that classes of the program say they have. */
final class ProgramClassLoader extends ClassLoader {
    static final ProgramClassLoader ONE = new ProgramClassLoader();

    private ProgramClassLoader() {
    }
}
