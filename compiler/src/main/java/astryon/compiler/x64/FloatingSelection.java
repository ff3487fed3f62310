package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/** Floating-point arithmetic in SSE2, which rounds each operation to its type as Java demands, and conversions. */
final class FloatingSelection {
    private final Workbench bench;

    FloatingSelection(Workbench bench) {
        this.bench = bench;
    }

    void select(Value value) {
        boolean single = value.type() == Type.F32;
        switch (value.op()) {
            case ADD -> twoAddress(single ? Mnemonic.ADDSS : Mnemonic.ADDSD, value);
            case SUB -> twoAddress(single ? Mnemonic.SUBSS : Mnemonic.SUBSD, value);
            case MUL -> twoAddress(single ? Mnemonic.MULSS : Mnemonic.MULSD, value);
            case DIV -> twoAddress(single ? Mnemonic.DIVSS : Mnemonic.DIVSD, value);
            case NEG -> withMask(Mnemonic.XORPS, value, single ? 0x8000_0000_8000_0000L : Long.MIN_VALUE);
            case ABS -> withMask(Mnemonic.ANDPS, value, single ? 0x7FFF_FFFF_7FFF_FFFFL : Long.MAX_VALUE);
            case SQRT -> convert(single ? Mnemonic.SQRTSS : Mnemonic.SQRTSD, value);
            case FLOAT_TO_FLOAT -> convert(single ? Mnemonic.CVTSD2SS : Mnemonic.CVTSS2SD, value);
            case INT_TO_FLOAT -> convert(single ? Mnemonic.CVTSI2SS : Mnemonic.CVTSI2SD, value);
            case FLOAT_TO_INT -> toInteger(value);
            case BITS -> bits(value);
            default -> throw new IllegalStateException(value.op().word() + " of " + value.type() + " was not lowered");
        }
    }

    private void twoAddress(Mnemonic mnemonic, Value value) {
        Value first = value.argument(0);
        Value second = value.argument(1);
        Access.Kind kind = Workbench.kind(value.type());
        if (value.op().is(Op.Trait.COMMUTATIVE) && shouldSwap(first, second, kind, value)) {
            first = value.argument(1);
            second = value.argument(0);
        }
        Location.Virtual firstRegister = bench.use(first);
        Operands operands = new Operands(bench);
        operands.prepare(second, kind);
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), firstRegister);
        Part source = operands.add(draft, Workbench.width(value.type()));
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, Width.XMMWORD), source), value.position()));
    }

    private boolean shouldSwap(Value first, Value second, Access.Kind kind, Value value) {
        if (isInMemory(second, kind)) {
            return false;
        }
        // What came around the loop goes around again: sum = x + sum.
        return isInMemory(first, kind) || !bench.facts.isFedBy(first, value)
                && (bench.facts.isFedBy(second, value) || bench.facts.uses(second) == 1 && bench.facts.uses(first) > 1);
    }

    private boolean isInMemory(Value value, Access.Kind kind) {
        return bench.facts.isConstant(value) || bench.isFoldable(value, kind);
    }

    /** Flips or clears the sign; the mask is 16 bytes because the machine reads as many. */
    private void withMask(Mnemonic mnemonic, Value value, long mask) {
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), bench.use(value.argument(0)));
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, Width.XMMWORD), new Part.Literal(mask, 16)), value.position()));
    }

    /** Instructions that write the low part of their result register only: emission clears it first, so as not to wait for its old value. */
    private void convert(Mnemonic mnemonic, Value value) {
        Type from = value.argument(0).type();
        Operands operands = new Operands(bench);
        operands.prepare(value.argument(0), Workbench.kind(from));
        Draft draft = new Draft(X64Opcode.PARTIAL).def(bench.register(value));
        Part source = operands.add(draft, Workbench.width(from));
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, Width.XMMWORD), source), value.position()));
    }

    private void toInteger(Value value) {
        boolean single = value.argument(0).type() == Type.F32;
        Location.Virtual source = bench.use(value.argument(0));
        Draft draft = new Draft(X64Opcode.TO_INTEGER).def(bench.register(value)).sourcesStay();
        Part part = draft.register(source, Width.XMMWORD);
        bench.emit(draft.finish(draft.form(single ? Mnemonic.CVTTSS2SI : Mnemonic.CVTTSD2SI,
                new Part.Reg(0, Workbench.width(value.type())), part), value.position()));
    }

    private void bits(Value value) {
        Width width = Workbench.width(value.type());
        Location.Virtual source = bench.use(value.argument(0));
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
        Part from = draft.register(source, width);
        bench.emit(draft.finish(draft.form(width == Width.QWORD ? Mnemonic.MOVQ : Mnemonic.MOVD, new Part.Reg(0, width), from), value.position()));
    }
}
