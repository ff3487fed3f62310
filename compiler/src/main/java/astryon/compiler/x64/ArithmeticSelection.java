package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/** Integer sums, products, quotients, masks and extensions. */
final class ArithmeticSelection {
    private final Workbench bench;
    private final ValueFacts facts;

    ArithmeticSelection(Workbench bench) {
        this.bench = bench;
        this.facts = bench.facts;
    }

    /** ADD, SUB, MUL, AND, OR, XOR, NEG of integers. */
    void select(Value value) {
        Width width = Workbench.width(value.type());
        switch (value.op()) {
            case ADD -> {
                if (!lea(value, width)) {
                    twoAddress(Mnemonic.ADD, value, width);
                }
            }
            case SUB -> subtract(value, width);
            case MUL -> multiply(value, width);
            case AND -> {
                if (!maskAsExtension(value)) {
                    twoAddress(Mnemonic.AND, value, width);
                }
            }
            case OR -> twoAddress(Mnemonic.OR, value, width);
            case XOR -> {
                if (isConstantOperand(value, -1)) {
                    unary(Mnemonic.NOT, value, value.argument(facts.isConstant(value.argument(1), -1) ? 0 : 1), width);
                } else {
                    twoAddress(Mnemonic.XOR, value, width);
                }
            }
            case NEG -> unary(Mnemonic.NEG, value, value.argument(0), width);
            default -> throw new IllegalArgumentException(value.op().word());
        }
    }

    private boolean isConstantOperand(Value value, long bits) {
        return facts.isConstant(value.argument(1), bits) || facts.isConstant(value.argument(0), bits);
    }

    void unary(Mnemonic mnemonic, Value value, Value operand, Width width) {
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), bench.use(operand));
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, width)), value.position()));
    }

    private void twoAddress(Mnemonic mnemonic, Value value, Width width) {
        Value first = value.argument(0);
        Value second = value.argument(1);
        if (value.op().is(Op.Trait.COMMUTATIVE) && shouldSwap(first, second, value)) {
            first = value.argument(1);
            second = value.argument(0);
        }
        Location.Virtual firstRegister = bench.use(first);
        Part constant = mnemonic == Mnemonic.IMUL ? null : bench.immediateOrName(second, width);
        if (constant != null) {
            Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), firstRegister);
            bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, width), constant), value.position()));
            return;
        }
        Operands operands = new Operands(bench);
        operands.prepare(second, Workbench.kind(value.type()));
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), firstRegister);
        Part source = operands.add(draft, width);
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, width), source), value.position()));
    }

    /** Whether the second operand should be the one that is overwritten. */
    private boolean shouldSwap(Value first, Value second, Value value) {
        if (bench.isMaterialised(second)) {
            return false;
        }
        if (bench.isMaterialised(first)) {
            return true;
        }
        Access.Kind kind = Workbench.kind(value.type());
        if (bench.isFoldable(second, kind)) {
            return false;
        }
        if (bench.isFoldable(first, kind)) {
            return true;
        }
        // What came around the loop goes around again: sum = x + sum.
        if (facts.isFedBy(first, value) || facts.isFedBy(second, value)) {
            return !facts.isFedBy(first, value);
        }
        return facts.uses(second) == 1 && facts.uses(first) > 1;
    }

    /** A sum that does better as an address: its operands live on, or one of them is shifted. */
    private boolean lea(Value value, Width width) {
        Value a = value.argument(0);
        Value b = value.argument(1);
        if (bench.isMaterialised(a)) {
            a = value.argument(1);
            b = value.argument(0);
        }
        Value index = null;
        Value first = a;
        int scale = 1;
        long displacement = 0;
        if (scaleOf(b, value.type()) > 0) {
            scale = scaleOf(b, value.type());
            index = facts.root(b).argument(0);
        } else if (scaleOf(a, value.type()) > 0) {
            scale = scaleOf(a, value.type());
            index = facts.root(a).argument(0);
            first = b;
        }
        if (index != null) {
            Part constant = bench.immediate(first, width);
            if (constant != null) {
                displacement = ((Part.Number) constant).value();
                first = null;
            } else if (bench.isMaterialised(first)) {
                return false;
            }
        } else {
            Part constant = bench.immediate(b, width);
            if (constant != null) {
                if (facts.uses(a) == 1) {
                    return false;
                }
                displacement = ((Part.Number) constant).value();
            } else if (bench.isMaterialised(b) || facts.uses(a) == 1 || facts.uses(b) == 1) {
                return false;
            } else {
                index = b;
            }
        }
        emitLea(value, width, first, index, scale, (int) displacement);
        return true;
    }

    /** 2, 4 or 8 if {@code value} is a shift by 1, 2 or 3 that only the current place wants, else 0. */
    private int scaleOf(Value value, Type type) {
        Value root = facts.root(value);
        if (root.op() != Op.SHL || root.type() != type || facts.uses(root) != 1 || !bench.isInThisBlock(root) || !facts.isConstant(root.argument(1))) {
            return 0;
        }
        long count = facts.constant(root.argument(1));
        return count >= 1 && count <= 3 ? 1 << count : 0;
    }

    private void emitLea(Value value, Width width, Value first, Value index, int scale, int displacement) {
        Location.Virtual firstRegister = first == null ? null : bench.use(first);
        Location.Virtual indexRegister = index == null ? null : bench.use(index);
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
        Part.Place place = new Part.Place(width, firstRegister == null ? Part.NONE : draft.add(firstRegister),
                indexRegister == null ? Part.NONE : draft.add(indexRegister), scale, displacement, null);
        bench.emit(draft.finish(draft.form(Mnemonic.LEA, new Part.Reg(0, width), place), value.position()));
    }

    private void subtract(Value value, Width width) {
        Part constant = bench.immediate(value.argument(1), width);
        if (constant instanceof Part.Number number && facts.uses(value.argument(0)) > 1 && number.value() != Integer.MIN_VALUE) {
            emitLea(value, width, value.argument(0), null, 1, (int) -number.value());
        } else if (facts.isConstant(value.argument(0), 0)) {
            unary(Mnemonic.NEG, value, value.argument(1), width);
        } else {
            twoAddress(Mnemonic.SUB, value, width);
        }
    }

    private void multiply(Value value, Width width) {
        Value a = value.argument(0);
        Value b = value.argument(1);
        if (facts.isConstant(a)) {
            a = value.argument(1);
            b = value.argument(0);
        }
        Part constant = bench.immediate(b, width);
        if (constant == null) {
            twoAddress(Mnemonic.IMUL, value, width);
            return;
        }
        int factor = (int) ((Part.Number) constant).value();
        if (factor == 3 || factor == 5 || factor == 9) {
            emitLea(value, width, a, a, factor - 1, 0);
            return;
        }
        Operands operands = new Operands(bench);
        operands.prepare(a, Workbench.kind(value.type()));
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
        Part source = operands.add(draft, width);
        bench.emit(draft.finish(draft.form(Mnemonic.IMUL, new Part.Reg(0, width), source, constant), value.position()));
    }

    /** AND with 255, 65535 or (of 64 bits) 2^32 - 1. */
    private boolean maskAsExtension(Value value) {
        Value operand = value.argument(facts.isConstant(value.argument(1)) ? 0 : 1);
        Value mask = value.argument(facts.isConstant(value.argument(1)) ? 1 : 0);
        if (!facts.isConstant(mask)) {
            return false;
        }
        long bits = facts.constant(mask);
        if (bits == 0xFF) {
            extend(Mnemonic.MOVZX, value, operand, Width.DWORD, Width.BYTE);
        } else if (bits == 0xFFFF) {
            extend(Mnemonic.MOVZX, value, operand, Width.DWORD, Width.WORD);
        } else if (bits == 0xFFFF_FFFFL && value.type() == Type.I64) {
            extend(Mnemonic.MOV, value, operand, Width.DWORD, Width.DWORD);
        } else {
            return false;
        }
        return true;
    }

    /** A load under the extension may be wider or extended in another way: its low bits are what is asked for. */
    private void extend(Mnemonic mnemonic, Value value, Value operand, Width to, Width from) {
        Operands operands = new Operands(bench);
        operands.prepareLowBits(operand, from);
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
        Part part = operands.add(draft, from);
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, to), part), value.position()));
    }

    void convert(Value value) {
        Value operand = value.argument(0);
        Width wide = Workbench.width(value.type());
        switch (value.op()) {
            case SEXT8 -> extend(Mnemonic.MOVSX, value, operand, wide, Width.BYTE);
            case SEXT16 -> extend(Mnemonic.MOVSX, value, operand, wide, Width.WORD);
            case ZEXT8 -> extend(Mnemonic.MOVZX, value, operand, Width.DWORD, Width.BYTE);
            case ZEXT16 -> extend(Mnemonic.MOVZX, value, operand, Width.DWORD, Width.WORD);
            case ZEXT32, TRUNCATE -> extend(Mnemonic.MOV, value, operand, Width.DWORD, Width.DWORD);
            case SEXT32 -> {
                Operands operands = new Operands(bench);
                operands.prepare(operand, Access.Kind.I32);
                Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
                Part source = operands.add(draft, Width.DWORD);
                bench.emit(draft.finish(draft.form(Mnemonic.MOVSXD, new Part.Reg(0, Width.QWORD), source), value.position()));
            }
            default -> throw new IllegalArgumentException(value.op().word());
        }
    }

    /** Both results of the machine's division have fixed registers; the one that is not wanted gets a register nobody reads. */
    void divide(Value value) {
        Width width = Workbench.width(value.type());
        boolean signed = value.op() == Op.DIV || value.op() == Op.REM;
        boolean quotient = value.op() == Op.DIV || value.op() == Op.UDIV;
        Value divisor = value.argument(1);
        Location.Virtual dividendRegister = bench.use(value.argument(0));
        Location.Virtual divisorRegister = bench.use(divisor);
        Draft draft = new Draft(X64Opcode.DIVIDE)
                .def(quotient ? bench.register(value) : bench.fresh(value.type()), CallingConvention.RAX)
                .def(quotient ? bench.fresh(value.type()) : bench.register(value), CallingConvention.RDX)
                .use(dividendRegister, CallingConvention.RAX).sourcesStay();
        draft.add(divisorRegister);
        boolean guarded = signed && !(facts.isConstant(divisor) && facts.constant(divisor) != -1);
        bench.emit(draft.finish(new Payload.Division(signed ? Mnemonic.IDIV : Mnemonic.DIV, width, guarded), value.position()));
    }

    void upperProduct(Value value) {
        boolean signed = value.op() == Op.MULHIGH;
        if (value.type() == Type.I32) {
            upperProductOfInts(value, signed);
            return;
        }
        Value a = value.argument(0);
        Value b = value.argument(1);
        if (bench.isFoldable(a, Access.Kind.I64)) {
            a = value.argument(1);
            b = value.argument(0);
        }
        Location.Virtual first = bench.use(a);
        Operands operands = new Operands(bench);
        operands.prepare(b, Access.Kind.I64);
        Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value), CallingConvention.RDX)
                .def(bench.fresh(Type.I64), CallingConvention.RAX).use(first, CallingConvention.RAX).sourcesStay();
        Part source = operands.add(draft, Width.QWORD);
        bench.emit(draft.finish(draft.form(signed ? Mnemonic.IMUL : Mnemonic.MUL, source), value.position()));
    }

    /** The whole product of two ints fits a 64-bit register, which needs no fixed registers. */
    private void upperProductOfInts(Value value, boolean signed) {
        Value a = value.argument(0);
        Value b = value.argument(1);
        if (facts.isConstant(a)) {
            a = value.argument(1);
            b = value.argument(0);
        }
        Location.Virtual wideA = widened(a, signed, value);
        Location.Virtual product = bench.fresh(Type.I64);
        long factor = facts.isConstant(b) ? signed ? facts.constant(b) : facts.constant(b) & 0xFFFF_FFFFL : Long.MAX_VALUE;
        if (factor == (int) factor) {
            Draft draft = new Draft(X64Opcode.PLAIN).def(product);
            Part source = draft.anywhere(wideA, Width.QWORD);
            bench.emit(draft.finish(draft.form(Mnemonic.IMUL, new Part.Reg(0, Width.QWORD), source, new Part.Number(factor)), value.position()));
        } else {
            Location.Virtual wideB;
            if (facts.isConstant(b)) {
                wideB = bench.fresh(Type.I64);
                bench.emit(new Draft(X64Opcode.CONSTANT).def(wideB).finish(new Part.Number(factor), null));
            } else {
                wideB = widened(b, signed, value);
            }
            Draft draft = new Draft(X64Opcode.PLAIN).tied(product, wideA);
            Part source = draft.anywhere(wideB, Width.QWORD);
            bench.emit(draft.finish(draft.form(Mnemonic.IMUL, new Part.Reg(0, Width.QWORD), source), value.position()));
        }
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), product);
        bench.emit(draft.finish(draft.form(Mnemonic.SHR, new Part.Reg(0, Width.QWORD), new Part.Number(32)), value.position()));
    }

    private Location.Virtual widened(Value operand, boolean signed, Value user) {
        Location.Virtual source = bench.use(operand);
        Location.Virtual wide = bench.fresh(Type.I64);
        Draft draft = new Draft(X64Opcode.PLAIN).def(wide);
        Part part = draft.anywhere(source, Width.DWORD);
        bench.emit(draft.finish(draft.form(signed ? Mnemonic.MOVSXD : Mnemonic.MOV, new Part.Reg(0, signed ? Width.QWORD : Width.DWORD), part),
                user.position()));
        return wide;
    }
}
