package astryon.compiler.object;

/**
 * Gives sections their addresses, in the order of {@link SectionKind} and of addition, and fills in what waits for them. It also defines
 * {@link SectionKind#symbol} and its {@code .end} for every kind.
 */
public final class Linker {

    public Linker(long imageBase, Packing packing) {
    }

    /** Symbols and relocations may still be added to the section until {@link #link}. */
    public void add(Section section) {
        throw new UnsupportedOperationException();
    }

    /** A symbol with a value of its own, in no section. */
    public void define(String symbol, long value) {
        throw new UnsupportedOperationException();
    }

    /** @throws LinkException naming every undefined and duplicate symbol and every address that does not fit its place */
    public LinkedImage link() {
        throw new UnsupportedOperationException();
    }
}
