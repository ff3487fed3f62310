package astryon.compiler.asm;

/**
 * The address of a symbol plus an addend, as a jump's or call's target or as an immediate. A 64-bit operation takes the address as a
 * sign-extended 32-bit immediate, which all our images fit; {@code MOVABS} takes all 64 bits.
 */
public record SymbolOperand(String symbol, long addend) implements Operand {
    public SymbolOperand(String symbol) {
        this(symbol, 0);
    }

    @Override
    public String toString() {
        return addend == 0 ? symbol : symbol + (addend > 0 ? "+" : "") + addend;
    }
}
