package astryon.compiler.asm;

/** A selector and an offset in an instruction: the target of a far jump. {@code width} is the offset's: {@code WORD} or {@code DWORD}. */
public record FarPointer(int selector, Width width, SymbolOperand target) implements Operand {
    @Override
    public String toString() {
        return selector + ":" + target;
    }
}
