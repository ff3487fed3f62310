package astryon.compiler.world;

/** The classes of the JDK that the language itself needs: all that the kernel profile may use of it. */
final class LanguageClasses {
    private LanguageClasses() {
    }
}
