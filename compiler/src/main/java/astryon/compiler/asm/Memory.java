package astryon.compiler.asm;

/**
 * A memory operand: {@code segment:[base + index * scale + displacement + symbol or label]}; what is absent is null. The registers' width is the
 * address size. With a symbol or label and no register it is relative to the instruction pointer in 64-bit mode; with registers
 * the symbol's address is a sign-extended 32-bit displacement; so is that of a label in code that begins at the symbol, if there are both. With nothing but a displacement it is an absolute address.
 *
 * @param width what is accessed there; instructions that access nothing, or a structure ({@code lea}, {@code lgdt}), take any
 */
public record Memory(Width width, SegmentRegister segment, Gpr base, Gpr index, int scale, int displacement, String symbol, Label label)
        implements Operand {

    public Memory {
        if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
            throw new IllegalArgumentException("scale " + scale + " is not 1, 2, 4 or 8");
        }
        // An unscaled index is a base where there is none, and the stack pointer can only be a base.
        if (index != null && scale == 1 && (base == null || index.number() == Gpr.RSP.number() && base.number() != index.number())) {
            Gpr other = base;
            base = index;
            index = other;
        }
    }

    public Memory(Width width, Gpr base, Gpr index, int scale, int displacement, String symbol) {
        this(width, null, base, index, scale, displacement, symbol, null);
    }

    public static Memory of(Width width, Gpr base, int displacement) {
        return new Memory(width, null, base, null, 1, displacement, null, null);
    }

    public static Memory of(Width width, Gpr base, Gpr index, int scale, int displacement) {
        return new Memory(width, null, base, index, scale, displacement, null, null);
    }

    public static Memory symbol(Width width, String symbol, int addend) {
        return new Memory(width, null, null, null, 1, addend, symbol, null);
    }

    public static Memory label(Width width, Label label) {
        return new Memory(width, null, null, null, 1, 0, null, label);
    }

    /** An entry of a table at a label, in code that begins at a symbol. */
    public static Memory table(Width width, String start, Label label, Gpr index) {
        return new Memory(width, null, null, index, width.bytes(), 0, start, label);
    }

    public static Memory absolute(Width width, int address) {
        return new Memory(width, null, null, null, 1, address, null, null);
    }

    /** The same operand in another segment. */
    public Memory in(SegmentRegister other) {
        return new Memory(width, other, base, index, scale, displacement, symbol, label);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(width.name().toLowerCase(java.util.Locale.ROOT)).append(' ');
        if (segment != null) {
            text.append(segment).append(':');
        }
        text.append('[');
        String plus = "";
        for (Object part : new Object[] {base, index == null ? null : index + "*" + scale, symbol, label}) {
            if (part != null) {
                text.append(plus).append(part);
                plus = "+";
            }
        }
        if (displacement != 0 || plus.isEmpty()) {
            text.append(displacement < 0 ? "" : plus).append(displacement);
        }
        return text.append(']').toString();
    }
}
