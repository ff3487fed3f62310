package astryon.compiler.x64;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.lir.Target;
import java.util.List;

/** What the register allocator must know of x86-64. Moves between two words of memory go through a floating register kept for that. */
final class X64Target implements Target {
    @Override
    public List<Location.Register> allocatable(RegisterClass registerClass) {
        return CallingConvention.allocatable(registerClass);
    }

    @Override
    public Instruction move(Location from, Location to, RegisterClass registerClass) {
        return new Instruction(X64Opcode.MOVE,
                List.of(Operand.of(Role.DEF, Constraint.WHEREVER, to), Operand.of(Role.USE, Constraint.WHEREVER, from)), null, null);
    }

    @Override
    public Instruction exchange(Location.Register a, Location.Register b) {
        return new Instruction(X64Opcode.EXCHANGE,
                List.of(Operand.of(Role.DEF, Constraint.WHEREVER, a), Operand.of(Role.USE, Constraint.WHEREVER, b)), null, null);
    }
}
