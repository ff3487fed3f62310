package astryon.compiler.object;

/** A named place: {@code offset} bytes into {@code section}, {@code size} bytes long (0 for a mere label). */
public record Symbol(String name, Section section, int offset, int size, Kind kind) {

    /** What a debugger takes it for. */
    public enum Kind {
        FUNCTION, OBJECT, LABEL
    }
}
