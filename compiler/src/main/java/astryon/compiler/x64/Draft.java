package astryon.compiler.x64;

import astryon.compiler.asm.Mnemonic;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import java.util.ArrayList;
import java.util.List;

/** An instruction being put together: its register operands, and the {@link Part}s that name them. Defs are added first, temps last. */
final class Draft {
    private final X64Opcode opcode;
    private final ArrayList<Operand> operands = new ArrayList<>();
    /** The role of sources: USE_AFTER in instructions that write their def before they have read them. */
    private Role sourceRole = Role.USE;
    private boolean traps;
    private Position trap;

    Draft(X64Opcode opcode) {
        this.opcode = opcode;
    }

    Draft def(Location.Virtual virtual) {
        operands.add(Operand.of(Role.DEF, Constraint.REGISTER, virtual));
        return this;
    }

    Draft def(Location.Virtual virtual, Location.Register fixed) {
        operands.add(Operand.fixed(Role.DEF, virtual, fixed));
        return this;
    }

    /** A two-address instruction: {@code result} overwrites {@code first}. Sources added later stay intact until it has. */
    Draft tied(Location.Virtual result, Location.Virtual first) {
        operands.add(Operand.of(Role.DEF, Constraint.SAME_AS_FIRST_USE, result));
        operands.add(Operand.of(Role.USE, Constraint.REGISTER, first));
        sourceRole = Role.USE_AFTER;
        return this;
    }

    /** Sources added from now on keep their registers while the def is written. */
    Draft sourcesStay() {
        sourceRole = Role.USE_AFTER;
        return this;
    }

    int add(Location source) {
        return add(source, Constraint.REGISTER);
    }

    int add(Location source, Constraint constraint) {
        operands.add(Operand.of(sourceRole, constraint, source));
        return operands.size() - 1;
    }

    Draft use(Location.Virtual source, Location.Register fixed) {
        operands.add(Operand.fixed(sourceRole, source, fixed));
        return this;
    }

    int temp(Location.Virtual virtual) {
        operands.add(Operand.of(Role.TEMP, Constraint.REGISTER, virtual));
        return operands.size() - 1;
    }

    /** The source in a register. */
    Part.Reg register(Location.Virtual source, Width width) {
        return new Part.Reg(add(source), width);
    }

    /** The source in a register or a stack slot. */
    Part.Reg anywhere(Location.Virtual source, Width width) {
        return new Part.Reg(add(source, Constraint.ANY), width);
    }

    /** A fault of this instruction's access is to be found in the side table, as one at {@code position}. */
    void mayFault(Position position) {
        traps = true;
        trap = position;
    }

    Form form(Mnemonic mnemonic, Part... parts) {
        return new Form(mnemonic, List.of(parts), traps, trap);
    }

    Instruction finish(Object payload, Position position) {
        return new Instruction(opcode, operands, payload, position);
    }
}
