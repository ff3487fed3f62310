package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;

/** Shifts, rotations, and operations that look at single bits. */
final class ShiftSelection {
    private final Workbench bench;

    ShiftSelection(Workbench bench) {
        this.bench = bench;
    }

    /** The machine takes counts modulo the width, as Java does. A count that is not constant has to be in cl. */
    void shift(Value value) {
        Mnemonic mnemonic = switch (value.op()) {
            case SHL -> Mnemonic.SHL;
            case SHR -> Mnemonic.SAR;
            case USHR -> Mnemonic.SHR;
            case ROTATE_LEFT -> Mnemonic.ROL;
            case ROTATE_RIGHT -> Mnemonic.ROR;
            default -> throw new IllegalArgumentException(value.op().word());
        };
        Width width = Workbench.width(value.type());
        Value count = value.argument(1);
        if (bench.facts.isConstant(count)) {
            long bits = bench.facts.constant(count) & (value.type() == Type.I32 ? 31 : 63);
            Location.Virtual source = bench.use(value.argument(0));
            if (bits >= 1 && bits <= 3 && mnemonic == Mnemonic.SHL && bench.facts.uses(value.argument(0)) > 1) {
                // The operand lives on: lea spares the copy.
                Draft draft = new Draft(X64Opcode.PLAIN).def(bench.register(value));
                int operand = draft.add(source);
                Part.Place place = bits == 1 ? new Part.Place(width, operand, operand, 1, 0, null)
                        : new Part.Place(width, Part.NONE, operand, 1 << bits, 0, null);
                bench.emit(draft.finish(draft.form(Mnemonic.LEA, new Part.Reg(0, width), place), value.position()));
                return;
            }
            Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), source);
            // Even a count of zero must clear the upper half.
            Form form = bits == 0 ? draft.form(Mnemonic.MOV, new Part.Reg(0, width), new Part.Reg(1, width))
                    : bits == 1 && mnemonic == Mnemonic.SHL ? draft.form(Mnemonic.ADD, new Part.Reg(0, width), new Part.Reg(0, width))
                    : draft.form(mnemonic, new Part.Reg(0, width), new Part.Number(bits));
            bench.emit(draft.finish(form, value.position()));
            return;
        }
        Location.Virtual source = bench.use(value.argument(0));
        Location.Virtual countRegister = bench.register(count);
        Draft draft = new Draft(X64Opcode.PLAIN).tied(bench.register(value), source).use(countRegister, CallingConvention.RCX);
        bench.emit(draft.finish(draft.form(mnemonic, new Part.Reg(0, width), new Part.Reg(2, Width.BYTE)), value.position()));
    }

    void bits(Value value) {
        Type type = value.argument(0).type();
        Width width = Workbench.width(type);
        Location.Virtual source = bench.use(value.argument(0));
        Location.Virtual result = bench.register(value);
        switch (value.op()) {
            case BYTE_SWAP -> {
                Draft draft = new Draft(X64Opcode.PLAIN).tied(result, source);
                bench.emit(draft.finish(draft.form(Mnemonic.BSWAP, new Part.Reg(0, width)), value.position()));
            }
            case TRAILING_ZEROS -> scan(Mnemonic.BSF, type == Type.I32 ? 32 : 64, 0, value, source);
            // The highest set bit n stands for w - 1 - n leading zeros, which is n exclusive or w - 1.
            case LEADING_ZEROS -> scan(Mnemonic.BSR, type == Type.I32 ? 63 : 127, type == Type.I32 ? 31 : 63, value, source);
            case POP_COUNT -> {
                if (bench.features.popcnt()) {
                    Draft draft = new Draft(X64Opcode.PLAIN).def(result);
                    Part part = draft.anywhere(source, width);
                    bench.emit(draft.finish(draft.form(Mnemonic.POPCNT, new Part.Reg(0, width), part), value.position()));
                } else {
                    Draft draft = new Draft(X64Opcode.POP_COUNT).tied(result, source);
                    draft.temp(bench.fresh(Type.I64));
                    draft.temp(bench.fresh(Type.I64));
                    bench.emit(draft.finish(width, value.position()));
                }
            }
            default -> throw new IllegalArgumentException(value.op().word());
        }
    }

    private void scan(Mnemonic mnemonic, int whenZero, int flipped, Value value, Location.Virtual source) {
        Width width = Workbench.width(value.argument(0).type());
        Draft draft = new Draft(X64Opcode.BIT_SCAN).def(bench.register(value));
        Part part = draft.anywhere(source, width);
        draft.temp(bench.fresh(Type.I32));
        bench.emit(draft.finish(new Payload.BitScan(draft.form(mnemonic, new Part.Reg(0, width), part), whenZero, flipped, width), value.position()));
    }
}
