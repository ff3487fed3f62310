package astryon.compiler.x64;

import astryon.compiler.asm.Condition;
import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/**
 * Comparisons, and what is made of their outcome: a branch, a 0 or 1, a choice. A comparison that one place wants is made there, in
 * the instruction that uses it.
 */
final class ComparisonSelection {
    private final Workbench bench;
    private final ValueFacts facts;

    ComparisonSelection(Workbench bench) {
        this.bench = bench;
        this.facts = bench.facts;
    }

    /** A comparison whose registers are ready, to be added to an instruction as sources. */
    final class Prepared {
        private final Mnemonic mnemonic;
        private final Width width;
        private final Outcome outcome;
        private Location.Virtual first;
        private AddressMode firstInMemory;
        private Value firstLoad;
        private Part constant;
        private Operands second;

        private Prepared(Mnemonic mnemonic, Width width, Outcome outcome) {
            this.mnemonic = mnemonic;
            this.width = width;
            this.outcome = outcome;
        }

        Payload.Comparison add(Draft draft) {
            Width registerWidth = mnemonic == Mnemonic.UCOMISS || mnemonic == Mnemonic.UCOMISD ? Width.XMMWORD : width;
            Part a;
            if (firstInMemory != null) {
                a = firstInMemory.place(draft, width);
                bench.nameFault(draft, firstLoad);
            } else {
                a = draft.register(first, registerWidth);
            }
            Part b = constant != null ? constant : second == null ? a : second.add(draft, width);
            return new Payload.Comparison(draft.form(mnemonic, a, b), outcome);
        }
    }

    /** Asks whether {@code condition}, an i32, is not zero. */
    Prepared condition(Value condition) {
        Value root = facts.root(condition);
        if (root.op().is(Op.Trait.COMPARISON) && facts.uses(root) == 1 && !bench.isDemanded(root)) {
            return comparison(root);
        }
        return test(condition, Condition.NE);
    }

    Prepared comparison(Value value) {
        Value a = value.argument(0);
        Value b = value.argument(1);
        if (a.type().isFloating()) {
            return floating(value.op(), a, b);
        }
        Condition condition = condition(value.op());
        if (bench.isMaterialised(a) && !bench.isMaterialised(b)) {
            return integers(b, a, condition.swapped());
        }
        return integers(a, b, condition);
    }

    /** Compares a with b, which is constant if one of them is. */
    Prepared integers(Value a, Value b, Condition condition) {
        if (facts.isConstant(b, 0)) {
            Prepared ofThreeWay = threeWayAgainstZero(a, condition);
            return ofThreeWay != null ? ofThreeWay : test(a, condition);
        }
        // Addresses of objects are 32 bits in either half of the address space: comparing the lower halves decides.
        Width width = a.type() == Type.REF ? Width.DWORD : Workbench.width(a.type());
        Access.Kind kind = Workbench.kind(a.type());
        Part constant = bench.immediateOrName(b, width);
        if (constant == null && !bench.isFoldable(b, kind) && bench.isFoldable(a, kind)) {
            return integers(b, a, condition.swapped(), width);
        }
        return integers(a, b, condition, width);
    }

    /** The same without looking into the operands: the parts are all of {@code a} and all of {@code b}. */
    Prepared integers(Value a, Value b, Condition condition, Width width) {
        Access.Kind kind = Workbench.kind(a.type());
        Part constant = bench.immediateOrName(b, width);
        if (constant instanceof Part.Number number && isByteTest(a, number.value(), condition)) {
            Prepared prepared = new Prepared(Mnemonic.CMP, Width.BYTE, Outcome.of(condition));
            inMemory(prepared, a);
            prepared.constant = constant;
            return prepared;
        }
        Prepared prepared = new Prepared(Mnemonic.CMP, width, Outcome.of(condition));
        if (constant != null && bench.isFoldable(a, kind)) {
            inMemory(prepared, a);
        } else {
            prepared.first = bench.use(a);
        }
        if (constant != null) {
            prepared.constant = constant;
        } else {
            prepared.second = new Operands(bench);
            prepared.second.prepare(b, kind);
        }
        return prepared;
    }

    /** Whether this asks for the equality of an unsigned byte in memory and a constant. */
    private boolean isByteTest(Value a, long number, Condition condition) {
        return (condition == Condition.E || condition == Condition.NE)
                && (bench.isFoldable(a, Access.Kind.U8) && number >= 0 && number <= 255
                || bench.isFoldable(a, Access.Kind.I8) && number >= -128 && number <= 127);
    }

    private void inMemory(Prepared prepared, Value value) {
        prepared.firstLoad = facts.root(value);
        bench.fold(prepared.firstLoad);
        prepared.firstInMemory = AddressMode.of(bench, prepared.firstLoad, AddressMode.scale(prepared.firstLoad)).prepare();
    }

    /** Compares with zero. A mask is tested without being made. */
    Prepared test(Value a, Condition condition) {
        Value root = facts.root(a);
        Width width = a.type() == Type.REF ? Width.DWORD : Workbench.width(a.type());
        if (root.op() == Op.AND && root.type() == a.type() && facts.uses(root) == 1 && bench.isInThisBlock(root)) {
            Value left = root.argument(0);
            Value right = root.argument(1);
            if (facts.isConstant(left)) {
                left = root.argument(1);
                right = root.argument(0);
            }
            Prepared prepared = new Prepared(Mnemonic.TEST, width, Outcome.of(condition));
            Part constant = bench.immediate(right, width);
            prepared.first = bench.use(left);
            if (constant != null) {
                prepared.constant = constant;
            } else {
                prepared.second = new Operands(bench);
                prepared.second.prepareRegister(right);
            }
            return prepared;
        }
        if (isByteTest(a, 0, condition)) {
            Prepared prepared = new Prepared(Mnemonic.CMP, Width.BYTE, Outcome.of(condition));
            inMemory(prepared, a);
            prepared.constant = new Part.Number(0);
            return prepared;
        }
        return whole(a, condition);
    }

    /** Compares with zero; the first part is all of {@code a}. */
    Prepared whole(Value a, Condition condition) {
        Width width = a.type() == Type.REF ? Width.DWORD : Workbench.width(a.type());
        if (bench.isFoldable(a, Workbench.kind(a.type()))) {
            Prepared prepared = new Prepared(Mnemonic.CMP, width, Outcome.of(condition));
            inMemory(prepared, a);
            prepared.constant = new Part.Number(0);
            return prepared;
        }
        Prepared prepared = new Prepared(Mnemonic.TEST, width, Outcome.of(condition));
        prepared.first = bench.use(a);
        return prepared;
    }

    /** What javac makes of {@code a < b} is a three-way comparison compared with zero: one comparison answers it. Null if {@code a} is none. */
    private Prepared threeWayAgainstZero(Value a, Condition condition) {
        Value root = facts.root(a);
        if (facts.uses(root) != 1) {
            return null;
        }
        switch (root.op()) {
            case COMPARE -> {
                return switch (condition) {
                    case E, NE, L, LE, G, GE -> integers(root.argument(0), root.argument(1), condition);
                    default -> null;
                };
            }
            case COMPARE_LESS, COMPARE_GREATER -> {
                // Unordered operands set carry: "below" then says yes and "above" no. COMPARE_LESS calls them less, COMPARE_GREATER greater.
                Value x = root.argument(0);
                Value y = root.argument(1);
                boolean less = root.op() == Op.COMPARE_LESS;
                return switch (condition) {
                    case E -> ucomis(x, y, Outcome.FLOATING_EQUAL);
                    case NE -> ucomis(x, y, Outcome.FLOATING_NOT_EQUAL);
                    case L -> less ? ucomis(x, y, Outcome.of(Condition.B)) : ucomis(y, x, Outcome.of(Condition.A));
                    case LE -> less ? ucomis(x, y, Outcome.of(Condition.BE)) : ucomis(y, x, Outcome.of(Condition.AE));
                    case G -> less ? ucomis(x, y, Outcome.of(Condition.A)) : ucomis(y, x, Outcome.of(Condition.B));
                    case GE -> less ? ucomis(x, y, Outcome.of(Condition.AE)) : ucomis(y, x, Outcome.of(Condition.BE));
                    default -> null;
                };
            }
            default -> {
                return null;
            }
        }
    }

    private Prepared floating(Op op, Value a, Value b) {
        return switch (op) {
            case EQ -> ucomis(a, b, Outcome.FLOATING_EQUAL);
            case NE -> ucomis(a, b, Outcome.FLOATING_NOT_EQUAL);
            // "Above" is false for unordered operands, "below" is true: only the former is asked.
            case GT -> ucomis(a, b, Outcome.of(Condition.A));
            case GE -> ucomis(a, b, Outcome.of(Condition.AE));
            case LT -> ucomis(b, a, Outcome.of(Condition.A));
            case LE -> ucomis(b, a, Outcome.of(Condition.AE));
            default -> throw new IllegalStateException(op.word() + " of floating operands");
        };
    }

    private Prepared ucomis(Value a, Value b, Outcome outcome) {
        boolean single = a.type() == Type.F32;
        Prepared prepared = new Prepared(single ? Mnemonic.UCOMISS : Mnemonic.UCOMISD, Workbench.width(a.type()), outcome);
        prepared.first = bench.use(a);
        prepared.second = new Operands(bench);
        prepared.second.prepare(b, Workbench.kind(a.type()));
        return prepared;
    }

    /** Compares i32 registers; nothing is folded but a constant {@code b}. */
    Prepared registers(Value a, Value b, Condition condition) {
        Prepared prepared = new Prepared(Mnemonic.CMP, Width.DWORD, Outcome.of(condition));
        prepared.first = bench.use(a);
        prepared.constant = bench.immediate(b, Width.DWORD);
        if (prepared.constant == null) {
            prepared.second = new Operands(bench);
            prepared.second.prepareRegister(b);
        }
        return prepared;
    }

    private static Condition condition(Op op) {
        return switch (op) {
            case EQ -> Condition.E;
            case NE -> Condition.NE;
            case LT -> Condition.L;
            case LE -> Condition.LE;
            case GT -> Condition.G;
            case GE -> Condition.GE;
            case ULT -> Condition.B;
            case ULE -> Condition.BE;
            case UGT -> Condition.A;
            case UGE -> Condition.AE;
            default -> throw new IllegalArgumentException(op.word());
        };
    }

    /** The outcome as 0 or 1. */
    void set(Value value) {
        set(value, comparison(value));
    }

    private void set(Value value, Prepared prepared) {
        Draft draft = new Draft(X64Opcode.SET).def(bench.register(value));
        Payload.Comparison comparison = prepared.add(draft);
        if (comparison.outcome().parity() != Outcome.Parity.IGNORED) {
            draft.temp(bench.fresh(Type.I32));
        }
        bench.emit(draft.finish(comparison, value.position()));
    }

    void select(Value value) {
        Value yes = value.argument(1);
        Value no = value.argument(2);
        Prepared prepared = condition(value.argument(0));
        if (value.type() == Type.I32 && facts.isConstant(yes, 1) && facts.isConstant(no, 0)) {
            set(value, prepared);
            return;
        }
        boolean negated = prepared.outcome.parity() == Outcome.Parity.AND_CLEAR;
        // cmov can ask "one of two" but not "both of two": exchange the sides.
        Location.Virtual kept = bench.use(negated ? yes : no);
        Location.Virtual chosen = bench.use(negated ? no : yes);
        Draft draft = new Draft(X64Opcode.SELECT).tied(bench.register(value), kept);
        int operand = draft.add(chosen);
        Payload.Comparison comparison = prepared.add(draft);
        bench.emit(draft.finish(new Payload.Selection(negated ? comparison.negated() : comparison, operand, Workbench.width(value.type())),
                value.position()));
    }

    /** COMPARE, COMPARE_LESS, COMPARE_GREATER as -1, 0 or 1: two outcomes of one comparison, subtracted. */
    void threeWay(Value value) {
        Value a = value.argument(0);
        Value b = value.argument(1);
        boolean integers = value.op() == Op.COMPARE;
        // With unordered operands "above" is 0 and "below" is 1.
        boolean swapped = value.op() == Op.COMPARE_GREATER;
        Prepared prepared = integers ? integers(a, b, Condition.G, Workbench.width(a.type()))
                : ucomis(swapped ? b : a, swapped ? a : b, Outcome.of(Condition.A));
        Draft draft = new Draft(X64Opcode.THREE_WAY).def(bench.register(value));
        Payload.Comparison comparison = prepared.add(draft);
        draft.temp(bench.fresh(Type.I32));
        Outcome plus = integers ? comparison.outcome() : Outcome.of(swapped ? Condition.B : Condition.A);
        bench.emit(draft.finish(new Payload.Comparison(comparison.form(), plus), value.position()));
    }
}
