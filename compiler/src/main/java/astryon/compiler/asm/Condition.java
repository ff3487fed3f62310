package astryon.compiler.asm;

/** A condition on the flags, in the machine's order: the low four bits of the opcodes that test it. */
public enum Condition {
    O, NO, B, AE, E, NE, BE, A, S, NS, P, NP, L, GE, LE, G;

    private static final Condition[] ALL = values();

    private final Mnemonic jump = Mnemonic.valueOf("J" + name());
    private final Mnemonic set = Mnemonic.valueOf("SET" + name());
    private final Mnemonic move = Mnemonic.valueOf("CMOV" + name());

    /** The condition that holds exactly when this one does not. */
    public Condition negated() {
        return ALL[ordinal() ^ 1];
    }

    /** The condition that holds of {@code cmp b, a} when this one holds of {@code cmp a, b}; only order and equality have one. */
    public Condition swapped() {
        return switch (this) {
            case E, NE -> this;
            case B -> A;
            case A -> B;
            case AE -> BE;
            case BE -> AE;
            case L -> G;
            case G -> L;
            case LE -> GE;
            case GE -> LE;
            default -> throw new IllegalArgumentException(this + " does not compare two operands");
        };
    }

    public Mnemonic jump() {
        return jump;
    }

    public Mnemonic set() {
        return set;
    }

    public Mnemonic move() {
        return move;
    }
}
