package astryon.compiler.regalloc;

import astryon.compiler.ir.Position;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.lir.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A machine with as few registers as a test likes. Its {@code WORK} computes something of all its uses for each definition. */
record ToyTarget(int general, int floating) implements Target {

    enum Op implements Instruction.Opcode {
        ENTRY, WORK, CALL, CONSTANT, POLL, MOVE, EXCHANGE, JUMP, BRANCH, RETURN;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isMove() {
            return this == MOVE;
        }

        @Override
        public boolean isCall() {
            return this == CALL;
        }

        @Override
        public boolean isRematerialisable() {
            return this == CONSTANT;
        }

        @Override
        public boolean isExchange() {
            return this == EXCHANGE;
        }

        @Override
        public boolean isSafepoint() {
            return this == CALL || this == POLL;
        }
    }

    static Location.Register gp(int number) {
        return new Location.Register(number, false);
    }

    static Location.Register fp(int number) {
        return new Location.Register(number, true);
    }

    @Override
    public List<Location.Register> allocatable(RegisterClass registerClass) {
        boolean isFloating = registerClass == RegisterClass.FLOATING;
        return IntStream.range(0, isFloating ? floating : general).mapToObj(n -> new Location.Register(n, isFloating)).toList();
    }

    @Override
    public Instruction move(Location from, Location to, RegisterClass registerClass) {
        return new Instruction(Op.MOVE, List.of(Operand.of(Role.DEF, Constraint.ANY, to), Operand.of(Role.USE, Constraint.ANY, from)), null, null);
    }

    @Override
    public Instruction exchange(Location.Register a, Location.Register b) {
        return new Instruction(Op.EXCHANGE, List.of(Operand.of(Role.USE, Constraint.REGISTER, a), Operand.of(Role.USE, Constraint.REGISTER, b)), null, null);
    }

    static Instruction instruction(Op op, Object payload, Operand... operands) {
        return new Instruction(op, List.of(operands), payload, (Position) null);
    }

    static Operand def(Location location) {
        return Operand.of(Role.DEF, Constraint.REGISTER, location);
    }

    static Operand tied(Location location) {
        return Operand.of(Role.DEF, Constraint.SAME_AS_FIRST_USE, location);
    }

    static Operand def(Location location, Location.Register fixed) {
        return Operand.fixed(Role.DEF, location, fixed);
    }

    static Operand use(Location location) {
        return Operand.of(Role.USE, Constraint.REGISTER, location);
    }

    static Operand use(Location location, Location.Register fixed) {
        return Operand.fixed(Role.USE, location, fixed);
    }

    static Operand any(Location location) {
        return Operand.of(Role.USE, Constraint.ANY, location);
    }

    static void link(LirBlock from, LirBlock to) {
        from.successors().add(to);
        to.predecessors().add(from);
    }

    /** Every instruction of a function, in order, as text. */
    static String text(LirFunction function) {
        ArrayList<String> lines = new ArrayList<>();
        for (LirBlock block : function.blocks()) {
            lines.add(block + ": phis " + block.phis() + " -> " + block.successors());
            block.instructions().forEach(instruction -> lines.add("    " + instruction
                    + (instruction.liveReferences().isEmpty() ? "" : " live " + instruction.liveReferences())));
        }
        return String.join("\n", lines);
    }
}
