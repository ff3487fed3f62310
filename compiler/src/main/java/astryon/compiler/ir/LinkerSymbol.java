package astryon.compiler.ir;

/** A symbol that only the linker knows more of. */
public record LinkerSymbol(String symbol) implements Symbol {
    /** The first byte of the static fields. */
    public static final LinkerSymbol STATICS = new LinkerSymbol("astryon.statics");

    @Override
    public String toString() {
        return symbol;
    }
}
