package astryon.compiler.object;

/** A place {@code offset} bytes into its section (or into its code, before it is in one) that waits for a symbol's address. */
public record Relocation(int offset, RelocationKind kind, String symbol, long addend) {

    /** The same relocation when its code lies {@code distance} bytes further. */
    public Relocation movedBy(int distance) {
        return new Relocation(offset + distance, kind, symbol, addend);
    }
}
