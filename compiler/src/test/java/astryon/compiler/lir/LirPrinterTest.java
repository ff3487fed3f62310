package astryon.compiler.lir;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class LirPrinterTest {
    private record Word(String word) implements Instruction.Opcode {
        @Override
        public boolean isMove() {
            return false;
        }

        @Override
        public boolean isCall() {
            return false;
        }

        @Override
        public boolean isRematerialisable() {
            return false;
        }
    }

    @Test
    void every_mark_of_the_text_is_there() {
        LirFunction function = new LirFunction("Sum.of");
        LirBlock first = new LirBlock(0, 0, false);
        LirBlock second = new LirBlock(1, 2, true);
        first.successors().add(second);
        second.predecessors().add(first);
        Location.Virtual a = function.newVirtual(RegisterClass.GENERAL);
        Location.Virtual b = function.newVirtual(RegisterClass.REFERENCE);
        Location.Virtual c = function.newVirtual(RegisterClass.FLOATING);
        second.phis().add(new LirBlock.Phi(a, List.of(a)));
        Instruction add = new Instruction(new Word("add"), List.of(Operand.of(Role.DEF, Constraint.SAME_AS_FIRST_USE, a),
                Operand.of(Role.USE, Constraint.REGISTER, a), Operand.of(Role.USE_AFTER, Constraint.ANY, b),
                Operand.fixed(Role.USE, a, new Location.Register(7, false)), Operand.of(Role.TEMP, Constraint.REGISTER, c)), 32, null);
        add.setLiveReferences(List.of(new Location.StackSlot(3)));
        second.instructions().add(add);
        function.blocks().addAll(List.of(first, second));
        assertThat(LirPrinter.print(function)).isEqualTo("""
                function Sum.of (0 slots, 0 outgoing)
                b0:
                    -> b1
                b1: depth 2 cold from b0
                    %0 = phi %0
                    %0^ = add %0 r%1?+ %0=gp7 | f%2 {32} map [slot3]
                """);
    }
}
