package astryon.compiler.lir;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.lir.Operand.Constraint;
import astryon.compiler.lir.Operand.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LirVerifierTest {
    private enum Word implements Instruction.Opcode {
        PLAIN, CALL;

        @Override
        public String word() {
            return name();
        }

        @Override
        public boolean isMove() {
            return false;
        }

        @Override
        public boolean isCall() {
            return this == CALL;
        }

        @Override
        public boolean isRematerialisable() {
            return false;
        }
    }

    private static final Target TWO_REGISTERS = new Target() {
        @Override
        public List<Location.Register> allocatable(RegisterClass registerClass) {
            boolean floating = registerClass == RegisterClass.FLOATING;
            return List.of(new Location.Register(0, floating), new Location.Register(1, floating));
        }

        @Override
        public Instruction move(Location from, Location to, RegisterClass registerClass) {
            throw new AssertionError("the verifier moves nothing");
        }

        @Override
        public Instruction exchange(Location.Register a, Location.Register b) {
            throw new AssertionError("the verifier moves nothing");
        }
    };

    private final LirFunction function = new LirFunction("f");
    private final LirBlock[] b = {new LirBlock(0, 0, false), new LirBlock(1, 0, false), new LirBlock(2, 0, false), new LirBlock(3, 0, false)};
    private final Location.Virtual v = function.newVirtual(RegisterClass.GENERAL);
    private final Location.Virtual w = function.newVirtual(RegisterClass.GENERAL);
    private final Location.Virtual x = function.newVirtual(RegisterClass.GENERAL);

    /** A diamond: 0 to 1 and 2, both to 3; v is defined at the top. */
    @BeforeEach
    void diamond() {
        function.blocks().addAll(List.of(b));
        link(0, 1);
        link(0, 2);
        link(1, 3);
        link(2, 3);
        put(0, Word.PLAIN, Operand.of(Role.DEF, Constraint.REGISTER, v));
        put(0, Word.PLAIN);
        put(1, Word.PLAIN);
        put(2, Word.PLAIN);
        put(3, Word.PLAIN, Operand.of(Role.USE, Constraint.REGISTER, v));
    }

    private void link(int from, int to) {
        b[from].successors().add(b[to]);
        b[to].predecessors().add(b[from]);
    }

    private void put(int block, Word word, Operand... operands) {
        b[block].instructions().add(new Instruction(word, List.of(operands), null, null));
    }

    private void putFirst(int block, Word word, Operand... operands) {
        b[block].instructions().add(0, new Instruction(word, List.of(operands), null, null));
    }

    private static Operand def(Location.Virtual virtual) {
        return Operand.of(Role.DEF, Constraint.REGISTER, virtual);
    }

    private static Operand use(Location.Virtual virtual) {
        return Operand.of(Role.USE, Constraint.REGISTER, virtual);
    }

    private void expect(String complaint) {
        assertThat(LirVerifier.complaints(function, TWO_REGISTERS)).anyMatch(text -> text.contains(complaint));
    }

    @Test
    void the_diamond_is_right() {
        assertThat(LirVerifier.complaints(function, TWO_REGISTERS)).isEmpty();
    }

    @Test
    void a_critical_edge_is_refused() {
        link(0, 3);
        expect("critical");
    }

    @Test
    void an_edge_known_at_one_end_is_refused() {
        b[1].successors().clear();
        expect("does not know it");
    }

    @Test
    void a_jump_with_operands_is_refused() {
        put(1, Word.PLAIN, use(v));
        expect("edge moves must go before it");
    }

    @Test
    void two_definitions_are_refused() {
        putFirst(1, Word.PLAIN, def(v));
        expect("defined twice");
    }

    @Test
    void a_use_that_is_not_dominated_is_refused() {
        putFirst(1, Word.PLAIN, def(w));
        putFirst(3, Word.PLAIN, use(w));
        expect("does not dominate");
    }

    @Test
    void a_use_before_the_definition_is_refused() {
        putFirst(0, Word.PLAIN, use(v));
        expect("before its definition");
    }

    @Test
    void a_phi_input_is_used_at_the_end_of_its_predecessor() {
        putFirst(1, Word.PLAIN, def(w));
        b[3].phis().add(new LirBlock.Phi(x, List.of(w, v)));
        assertThat(LirVerifier.complaints(function, TWO_REGISTERS)).isEmpty();
        b[3].phis().set(0, new LirBlock.Phi(x, List.of(v, w)));
        expect("does not dominate");
    }

    @Test
    void the_result_of_what_throws_is_not_there_in_the_landing_block() {
        put(0, Word.PLAIN, def(w));
        b[2].markLanding();
        putFirst(2, Word.PLAIN, Operand.fixed(Role.DEF, x, new Location.Register(0, false)));
        assertThat(LirVerifier.complaints(function, TWO_REGISTERS)).isEmpty();
        b[2].instructions().add(1, new Instruction(Word.PLAIN, List.of(use(w)), null, null));
        expect("is not defined when b0 throws");
    }

    @Test
    void a_landing_block_without_its_exception_is_refused() {
        b[2].markLanding();
        expect("begins with the definition of the exception");
    }

    @Test
    void two_operands_fixed_to_one_register_are_refused() {
        Location.Register register = new Location.Register(0, false);
        putFirst(3, Word.PLAIN, Operand.fixed(Role.USE, v, register), Operand.fixed(Role.TEMP, register, register));
        expect("several operands are fixed");
    }

    @Test
    void more_registers_than_there_are_are_refused() {
        putFirst(3, Word.PLAIN, use(v), Operand.of(Role.TEMP, Constraint.REGISTER, w), Operand.of(Role.TEMP, Constraint.REGISTER, x));
        expect("more registers than there are");
    }

    @Test
    void a_temporary_of_a_call_is_refused() {
        putFirst(3, Word.CALL, Operand.of(Role.TEMP, Constraint.REGISTER, w));
        expect("a call overwrites every register");
    }
}
