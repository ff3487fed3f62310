package astryon.compiler.x64;

import astryon.compiler.asm.Width;

/** An operand of a machine instruction before emission. Registers are named by their place in the LIR instruction's operands. */
sealed interface Part {
    int NONE = -1;

    /** LIR operand {@code operand}, read or written at {@code width}; in memory where the allocator left it in a stack slot. */
    record Reg(int operand, Width width) implements Part {
    }

    record Number(long value) implements Part {
    }

    /** The address of a symbol. */
    record Name(String symbol, long addend) implements Part {
    }

    /** Memory at {@code [base + index * scale + displacement + symbol]}; base and index are LIR operands or NONE. */
    record Place(Width width, int base, int index, int scale, int displacement, String symbol) implements Part {
    }

    /** {@code bytes} (4, 8 or 16) of constants in the method's literal pool; of 16 both halves are {@code bits}. */
    record Literal(long bits, int bytes) implements Part {
    }

    /** A word of the caller's outgoing arguments, seen from the callee. */
    record IncomingWord(int index, Width width) implements Part {
    }

    /** A word of this method's outgoing arguments. */
    record OutgoingWord(int index, Width width) implements Part {
    }
}
