package astryon.compiler.lir;

import astryon.compiler.ir.Position;
import java.util.List;

/**
 * A machine instruction before emission. The opcode is the target's; {@code payload} is what it needs beside registers
 * (immediate, address form, branch target, call target). Operand order: defs, then uses (for two-address instructions the
 * tied use first), then temps.
 */
public final class Instruction {

    /** The target's opcode: the allocator and the printer need only this of it. */
    public interface Opcode {
        String word();

        /** A plain copy from operand 1 to operand 0: gives hints and may disappear. */
        boolean isMove();

        /** Overwrites every allocatable register: nothing survives it in a register. */
        boolean isCall();

        /**
         * Cheap and without effect or register inputs: the allocator may repeat it in place of a reload, with any
         * register or stack slot as its operand 0. It must leave the flags alone, and a reference it makes must be to an
         * object that never moves.
         */
        boolean isRematerialisable();

        /** Swaps its operands 0 and 1: what {@link Target#exchange} makes. */
        default boolean isExchange() {
            return false;
        }

        /** Has a stack map: {@link Instruction#liveReferences} is filled. A safepoint that is no call may name registers. */
        default boolean isSafepoint() {
            return isCall();
        }
    }

    private final Opcode opcode;
    private final List<Operand> operands;
    private final Object payload;
    private final Position position;
    /** For safepoints and calls: where references live across it are, after allocation. */
    private List<Location> liveReferences = List.of();
    /** Where variables are when it begins, after allocation. */
    private VariablePlaces variables = VariablePlaces.NONE;

    public Instruction(Opcode opcode, List<Operand> operands, Object payload, Position position) {
        this.opcode = opcode;
        this.operands = List.copyOf(operands);
        this.payload = payload;
        this.position = position;
    }

    public Opcode opcode() {
        return opcode;
    }

    public List<Operand> operands() {
        return operands;
    }

    public Object payload() {
        return payload;
    }

    public Position position() {
        return position;
    }

    public List<Location> liveReferences() {
        return liveReferences;
    }

    public void setLiveReferences(List<Location> locations) {
        this.liveReferences = List.copyOf(locations);
    }

    public VariablePlaces variables() {
        return variables;
    }

    public void setVariables(VariablePlaces places) {
        this.variables = places;
    }

    @Override
    public String toString() {
        return opcode.word() + " " + operands + (payload == null ? "" : " {" + payload + "}");
    }
}
