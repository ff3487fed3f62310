package astryon.compiler.world;

/** Which language a program is written in: what of the JDK it may use, and whether there is a collector. */
public enum Profile {
    /** Freestanding: no class library but {@link LanguageClasses}, static initialisers at build time or not at all. */
    KERNEL,
    /** Services, applications and Linux executables: the JDK's {@code java.base}, substituted where it touches the platform. */
    HOSTED;

    /** Whether a handler may catch what a failed check throws. In the kernel a failed check is a defect, and ends it. */
    public boolean checksThrow() {
        return this != KERNEL;
    }
}
