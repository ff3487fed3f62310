package astryon.library;

/** Whether any class of the program has a pattern with a character by its name; a substitute for {@code Pattern} has no initialiser of its own, which would be in place of the JDK's. */
final class PatternNames {
    static final boolean ARE_WRITTEN = BuildTimeFiles.isWrittenBehindBackslash(new String[] {"N{"});

    private PatternNames() {
    }
}
