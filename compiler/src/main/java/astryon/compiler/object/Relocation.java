package astryon.compiler.object;

/** A place {@code offset} bytes into its section (or into its code, before it is in one) that waits for a symbol's address. */
public record Relocation(int offset, RelocationKind kind, String symbol, long addend) {

    /** Whether it is where a call or a jump in {@code code} goes (Intel SDM vol. 2: E8, E9, 0F 80 to 0F 8F). */
    public boolean isTransfer(byte[] code) {
        if (kind != RelocationKind.REL32) {
            return false;
        }
        int opcode = code[offset - 1] & 0xff;
        return opcode == 0xe8 || opcode == 0xe9 || (opcode & 0xf0) == 0x80 && offset > 1 && code[offset - 2] == 0x0f;
    }

    /** The same relocation when its code lies {@code distance} bytes further. */
    public Relocation movedBy(int distance) {
        return new Relocation(offset + distance, kind, symbol, addend);
    }
}
