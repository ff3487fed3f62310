package astryon.compiler.x64;

import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;

/**
 * The operand of an instruction that may be in memory: a load folded into it, a literal, or a register or stack slot. Preparing comes first,
 * since it may emit instructions of its own; then the draft is begun, and the operand added to it in its turn.
 */
final class Operands {
    private final Workbench bench;
    private Value load;
    private AddressMode mode;
    private Location.Virtual register;
    private Part.Literal literal;

    Operands(Workbench bench) {
        this.bench = bench;
    }

    /** @param kind how a value of the width that the instruction reads lies in memory */
    void prepare(Value value, Access.Kind kind) {
        if (bench.isFoldable(value, kind)) {
            load = bench.facts.root(value);
            bench.fold(load);
            mode = AddressMode.of(bench, load, AddressMode.scale(load)).prepare();
        } else if (value.type().isFloating() && bench.facts.isConstant(value)) {
            int bytes = kind.bytes;
            literal = new Part.Literal(bytes == 4 ? bench.facts.constant(value) & 0xFFFF_FFFFL : bench.facts.constant(value), bytes);
        } else {
            register = bench.use(value);
        }
    }

    /** The same for an instruction that reads only the low {@code width} of an integer, wherever it is. */
    void prepareLowBits(Value value, Width width) {
        if (bench.facts.root(value).op() == Op.LOAD) {
            Access.Kind kind = ((Access) bench.facts.root(value).aux()).kind();
            if (kind.type.isInteger() && kind.bytes >= width.bytes() && bench.isFoldable(value, kind)) {
                prepare(value, kind);
                return;
            }
        }
        prepareRegister(value);
    }

    void prepareRegister(Value value) {
        register = bench.use(value);
    }

    Part add(Draft draft, Width width) {
        if (load != null) {
            Part.Place place = mode.place(draft, width);
            bench.nameFault(draft, load);
            return place;
        }
        if (literal != null) {
            return literal;
        }
        return new Part.Reg(draft.add(register, Operand.Constraint.ANY), width);
    }
}
