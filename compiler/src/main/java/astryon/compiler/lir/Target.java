package astryon.compiler.lir;

import java.util.List;

/** What the register allocator must know of a machine. */
public interface Target {
    /** Registers it may hand out, in order of preference. */
    List<Location.Register> allocatable(RegisterClass registerClass);

    /**
     * A move between any two locations, memory to memory included: operand 0 is {@code to}, operand 1 is {@code from}. Like
     * an exchange it may stand between any two instructions, so it changes neither flags nor any other allocatable register.
     */
    Instruction move(Location from, Location to, RegisterClass registerClass);

    /** An exchange of two registers (operands 0 and 1) of one file, for cycles of parallel moves; a floating one may use memory. */
    Instruction exchange(Location.Register a, Location.Register b);

    /** {@code definition}, which is rematerialisable, once more with {@code to} as its operand 0: a register or a stack slot. */
    default Instruction rematerialise(Instruction definition, Location to) {
        Operand result = Operand.of(Operand.Role.DEF, Operand.Constraint.WHEREVER, to);
        List<Operand> operands = new java.util.ArrayList<>(definition.operands());
        operands.set(0, result);
        return new Instruction(definition.opcode(), operands, definition.payload(), definition.position());
    }
}
