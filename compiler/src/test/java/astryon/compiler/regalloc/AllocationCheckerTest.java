package astryon.compiler.regalloc;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirPrinter;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Operand;
import astryon.compiler.lir.RegisterClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The checker must see every mistake that shows when the function runs, and every incomplete map. */
class AllocationCheckerTest {
    private static final ToyTarget TARGET = new ToyTarget(4, 3);

    /** An allocated function, still right. */
    private record Subject(long seed, LirFunction function, AllocationChecker checker, List<Long> trace, boolean hasConstantReferences) {
        static Subject of(long seed) {
            LirFunction function = new RandomLir(seed, TARGET).function();
            List<Long> trace = Simulator.trace(function, seed, 300);
            AllocationChecker checker = AllocationChecker.record(function);
            boolean constants = pick(function, new Random(), i -> i.opcode().isRematerialisable()
                    && ((Location.Virtual) i.operands().get(0).location()).registerClass() == RegisterClass.REFERENCE) != null;
            LinearScan.allocate(function, TARGET);
            return new Subject(seed, function, checker, trace, constants);
        }

        boolean runsWrong() {
            return !Simulator.trace(function, seed, 300).equals(trace);
        }

        boolean isRefused() {
            return !checker.complaints(TARGET).isEmpty();
        }
    }

    private static Instruction pick(LirFunction function, Random random, Predicate<Instruction> wanted) {
        List<Instruction> all = new ArrayList<>();
        function.blocks().forEach(block -> block.instructions().stream().filter(wanted).forEach(all::add));
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static void checkMutants(int atLeast, Mutation mutation) {
        int visible = 0;
        for (long seed = 0; seed < 600; seed++) {
            Subject subject = Subject.of(seed);
            if (!mutation.apply(subject.function, new Random(seed))) {
                continue;
            }
            if (subject.runsWrong()) {
                visible++;
                assertThat(subject.isRefused()).as("seed " + seed + "\n" + LirPrinter.print(subject.function)).isTrue();
            }
        }
        assertThat(visible).isGreaterThan(atLeast);
    }

    private interface Mutation {
        boolean apply(LirFunction function, Random random);
    }

    @Test
    void a_missing_move_is_seen_whenever_it_shows() {
        checkMutants(100, (function, random) -> {
            Instruction move = pick(function, random, instruction -> instruction.opcode().isMove());
            return move != null && function.blocks().stream().anyMatch(block -> block.instructions().remove(move));
        });
    }

    @Test
    void a_use_in_another_register_is_seen_whenever_it_shows() {
        checkMutants(100, (function, random) -> {
            Instruction instruction = pick(function, random, i -> i.operands().stream().anyMatch(Operand::isUse));
            if (instruction == null) {
                return false;
            }
            Operand use = instruction.operands().stream().filter(Operand::isUse).findFirst().orElseThrow();
            use.assign(new Location.Register(random.nextInt(3), use.location() instanceof Location.Register r && r.floating()));
            return true;
        });
    }

    @Test
    void a_definition_in_another_register_is_seen_whenever_it_shows() {
        checkMutants(100, (function, random) -> {
            Instruction instruction = pick(function, random, i -> i.operands().stream().anyMatch(o -> o.role() == Operand.Role.DEF));
            if (instruction == null) {
                return false;
            }
            Operand definition = instruction.operands().get(0);
            definition.assign(new Location.Register(random.nextInt(4), definition.location() instanceof Location.Register r && r.floating()));
            return true;
        });
    }

    @Test
    void two_stack_slots_made_one_are_seen_whenever_it_shows() {
        checkMutants(30, (function, random) -> {
            for (LirBlock block : function.blocks()) {
                for (Instruction instruction : block.instructions()) {
                    for (Operand operand : instruction.operands()) {
                        if (operand.location().equals(new Location.StackSlot(1))) {
                            operand.assign(new Location.StackSlot(0));
                        }
                    }
                }
            }
            return true;
        });
    }

    @Test
    void a_reference_missing_from_a_map_is_always_seen() {
        int tried = 0;
        for (long seed = 0; seed < 600; seed++) {
            Subject subject = Subject.of(seed);
            Instruction call = pick(subject.function, new Random(seed), i -> !i.liveReferences().isEmpty() && i.opcode().isCall());
            // What a constant's slot holds never moves, so a map may lack it.
            if (call != null && !subject.hasConstantReferences) {
                List<Location> map = new ArrayList<>(call.liveReferences());
                map.remove(0);
                call.setLiveReferences(map);
                tried++;
                assertThat(subject.isRefused()).as("seed " + seed + "\n" + LirPrinter.print(subject.function)).isTrue();
            }
        }
        assertThat(tried).isGreaterThan(30);
    }

    @Test
    void a_map_that_names_a_place_without_a_reference_is_seen() {
        Subject subject = null;
        Instruction call = null;
        for (long seed = 0; call == null; seed++) {
            subject = Subject.of(seed);
            call = pick(subject.function, new Random(seed), i -> i.opcode().isCall());
        }
        List<Location> map = new ArrayList<>(call.liveReferences());
        map.add(new Location.StackSlot(subject.function.newStackSlot()));
        call.setLiveReferences(map);
        assertThat(subject.isRefused()).isTrue();
    }
}
