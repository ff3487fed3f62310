package astryon.library;

/** The classes that can be found by a name that is not written down: those that a {@code --reflect} file names, and those in its members' signatures. */
final class NamedClasses {
    /** Sorted by name. */
    private static final Class<?>[] CLASSES = atBuildTime();

    private NamedClasses() {
    }

    /** The compiler knows. */
    private static native Class<?>[] atBuildTime();

    static Class<?> find(String name, boolean initialise) throws ClassNotFoundException {
        int low = 0;
        int high = CLASSES.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = CLASSES[middle].getName().compareTo(name);
            if (order == 0) {
                return found(CLASSES[middle], initialise);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new ClassNotFoundException(name);
    }

    private static Class<?> found(Class<?> type, boolean initialise) {
        Members members = initialise ? LangClass.of(type).members() : null;
        if (members != null) {
            members.initialise();
        }
        return type;
    }
}
