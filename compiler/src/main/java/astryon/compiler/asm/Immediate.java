package astryon.compiler.asm;

/** A constant. For an operation n bits wide it may be written signed or unsigned: -1 and 0xFFFFFFFF mean the same to one of 32 bits. */
public record Immediate(long value) implements Operand {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
