package astryon.compiler.x64;

import astryon.compiler.asm.Condition;

/**
 * What is asked of the flags. {@code ucomis} reports operands that do not compare by the parity flag, and sets zero then too: equality is
 * therefore a question about two flags.
 */
record Outcome(Condition condition, Parity parity) {
    enum Parity {
        IGNORED,
        /** The condition holds, and parity is clear. */
        AND_CLEAR,
        /** The condition holds, or parity is set. */
        OR_SET
    }

    static final Outcome FLOATING_EQUAL = new Outcome(Condition.E, Parity.AND_CLEAR);
    static final Outcome FLOATING_NOT_EQUAL = new Outcome(Condition.NE, Parity.OR_SET);

    static Outcome of(Condition condition) {
        return new Outcome(condition, Parity.IGNORED);
    }

    Outcome negated() {
        return new Outcome(condition.negated(), switch (parity) {
            case IGNORED -> Parity.IGNORED;
            case AND_CLEAR -> Parity.OR_SET;
            case OR_SET -> Parity.AND_CLEAR;
        });
    }
}
