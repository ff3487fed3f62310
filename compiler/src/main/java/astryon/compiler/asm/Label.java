package astryon.compiler.asm;

/**
 * A place in one assembler's code, bound to it before or after its uses. {@link Assembler#offset} says where it is once all
 * code is there: before that no offset is final, because jumps may still turn out short or near.
 */
public final class Label implements Operand {
    static final int UNBOUND = -1;

    private final int number;
    /** Where it is in the buffer, counting every {@link Gap} as the bytes reserved for it there. */
    int position = UNBOUND;
    /** How many gaps come before it. */
    int gapsBefore;

    Label(int number) {
        this.number = number;
    }

    public boolean isBound() {
        return position != UNBOUND;
    }

    @Override
    public String toString() {
        return "L" + number;
    }
}
