package astryon.library;

/** Contents of files, at build time only: what asks for them is an initialiser, and what they hold is in the program then. */
final class BuildTimeFiles {
    private BuildTimeFiles() {
    }

    /** A file of the JDK that compiles the program, from its folder. */
    static native byte[] ofJdk(String path);

    /** A file beside the JDK's classes. */
    static native byte[] resourceOfJdk(String path);

    /** Whether some class on the class path has one of the texts, each with a backslash before it. */
    static native boolean isWrittenBehindBackslash(String[] texts);

    /** Paths of all files on the class path that are not classes, sorted. */
    static native String[] resources();

    static native byte[] resource(String path);
}
