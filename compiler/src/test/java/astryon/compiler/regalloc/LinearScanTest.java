package astryon.compiler.regalloc;

import static astryon.compiler.regalloc.ToyTarget.any;
import static astryon.compiler.regalloc.ToyTarget.def;
import static astryon.compiler.regalloc.ToyTarget.gp;
import static astryon.compiler.regalloc.ToyTarget.instruction;
import static astryon.compiler.regalloc.ToyTarget.link;
import static astryon.compiler.regalloc.ToyTarget.tied;
import static astryon.compiler.regalloc.ToyTarget.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirPrinter;
import astryon.compiler.lir.LirVerifier;
import astryon.compiler.lir.Location;
import astryon.compiler.lir.Location.Virtual;
import astryon.compiler.lir.RegisterClass;
import astryon.compiler.regalloc.ToyTarget.Op;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearScanTest {

    private final ToyTarget target = new ToyTarget(4, 3);
    private final LirFunction function = new LirFunction("test");

    private Virtual general() {
        return function.newVirtual(RegisterClass.GENERAL);
    }

    private Virtual reference() {
        return function.newVirtual(RegisterClass.REFERENCE);
    }

    private LirBlock block(int depth, LirBlock... predecessors) {
        return add(new LirBlock(function.blocks().size(), depth, false), predecessors);
    }

    private LirBlock coldBlock(LirBlock... predecessors) {
        return add(new LirBlock(function.blocks().size(), 0, true), predecessors);
    }

    private LirBlock add(LirBlock block, LirBlock... predecessors) {
        function.blocks().add(block);
        for (LirBlock predecessor : predecessors) {
            link(predecessor, block);
        }
        return block;
    }

    private static void put(LirBlock block, Instruction... instructions) {
        block.instructions().addAll(List.of(instructions));
    }

    /** Verifies, allocates, checks. */
    private void allocate() {
        LirVerifier.verify(function, target);
        AllocationChecker checker = AllocationChecker.record(function);
        LinearScan.allocate(function, target);
        checker.check(target);
    }

    private static long count(LirBlock block, Op op) {
        return block.instructions().stream().filter(instruction -> instruction.opcode() == op).count();
    }

    private static long transfers(LirBlock block) {
        return count(block, Op.MOVE) + count(block, Op.EXCHANGE);
    }

    @Test
    void random_functions_compute_the_same_after_allocation() {
        for (long seed = 0; seed < 3000; seed++) {
            ToyTarget machine = new ToyTarget(4 + (int) (seed % 3), 3);
            LirFunction random = new RandomLir(seed, machine).function();
            String before = "seed " + seed + "\n" + LirPrinter.print(random);
            assertThat(LirVerifier.complaints(random, machine)).as(before).isEmpty();
            List<Long> expected = Simulator.trace(random, seed, 200);
            AllocationChecker checker = AllocationChecker.record(random);
            assertThatCode(() -> LinearScan.allocate(random, machine)).as(before).doesNotThrowAnyException();
            String both = before + "\n" + LirPrinter.print(random);
            assertThat(checker.complaints(machine)).as(both).isEmpty();
            assertThat(Simulator.trace(random, seed, 200)).as(both).isEqualTo(expected);
        }
    }

    @Test
    void an_allocation_is_the_same_every_time() {
        for (long seed = 0; seed < 50; seed++) {
            LirFunction one = new RandomLir(seed, target).function();
            LirFunction other = new RandomLir(seed, target).function();
            LinearScan.allocate(one, target);
            LinearScan.allocate(other, target);
            assertThat(LirPrinter.print(one)).isEqualTo(LirPrinter.print(other));
        }
    }

    /** sum = 0; for (i = 0; i != n; i++) sum += i; return sum. */
    @Test
    void a_tight_loop_needs_no_moves() {
        Virtual n = general();
        Virtual zero = general();
        Virtual zero2 = general();
        Virtual i = general();
        Virtual sum = general();
        Virtual nextI = general();
        Virtual nextSum = general();
        LirBlock entry = block(0);
        LirBlock loop = block(1, entry);
        LirBlock latch = block(1, loop);
        LirBlock exit = block(0, loop);
        link(latch, loop);
        put(entry, instruction(Op.ENTRY, 1, def(n, gp(0))), instruction(Op.CONSTANT, 0, def(zero)),
                instruction(Op.CONSTANT, 0, def(zero2)), instruction(Op.JUMP, null));
        loop.phis().add(new LirBlock.Phi(i, List.of(zero, nextI)));
        loop.phis().add(new LirBlock.Phi(sum, List.of(zero2, nextSum)));
        put(loop, instruction(Op.WORK, 2, tied(nextSum), use(sum), any(i)), instruction(Op.WORK, 3, tied(nextI), use(i)),
                instruction(Op.BRANCH, 4, use(nextI), any(n)));
        put(latch, instruction(Op.JUMP, null));
        put(exit, instruction(Op.RETURN, 5, use(nextSum, gp(0))));
        allocate();
        assertThat(transfers(loop) + transfers(latch)).as(LirPrinter.print(function)).isZero();
    }

    @Test
    void arguments_are_computed_where_the_call_wants_them() {
        Virtual a = general();
        Virtual b = general();
        Virtual c = general();
        Virtual result = general();
        LirBlock entry = block(0);
        put(entry, instruction(Op.ENTRY, 1, def(a, gp(0))), instruction(Op.WORK, 2, def(b), use(a)), instruction(Op.WORK, 3, def(c), use(a)),
                instruction(Op.CALL, 4, def(result, gp(0)), use(c, gp(1)), use(b, gp(2))), instruction(Op.RETURN, 5, use(result, gp(0))));
        allocate();
        assertThat(transfers(entry)).as(LirPrinter.print(function)).isZero();
    }

    @Test
    void a_value_across_calls_is_stored_once_and_named_by_each_map() {
        Virtual object = reference();
        LirBlock entry = block(0);
        put(entry, instruction(Op.ENTRY, 1, def(object, gp(0))), instruction(Op.CALL, 2), instruction(Op.WORK, 3, use(object)),
                instruction(Op.CALL, 4), instruction(Op.WORK, 5, use(object)), instruction(Op.CALL, 6, use(object, gp(0))),
                instruction(Op.RETURN, 7));
        List<Instruction> calls = entry.instructions().stream().filter(i -> i.opcode() == Op.CALL).toList();
        allocate();
        List<Location> slot = List.of(new Location.StackSlot(0));
        assertThat(calls.stream().map(Instruction::liveReferences)).containsExactly(slot, slot, List.of());
        assertThat(function.stackSlots()).isEqualTo(1);
        // One store, and one load after each of the calls it lives across.
        assertThat(transfers(entry)).as(LirPrinter.print(function)).isEqualTo(3);
    }

    @Test
    void a_slow_path_with_a_call_costs_the_loop_around_it_nothing() {
        Virtual n = general();
        Virtual x = general();
        LirBlock entry = block(0);
        LirBlock loop = block(1, entry);
        LirBlock fast = block(1, loop);
        LirBlock join = block(1, fast);
        LirBlock exit = block(0, join);
        LirBlock latch = block(1, join);
        LirBlock slow = coldBlock(loop);
        link(slow, join);
        link(latch, loop);
        put(entry, instruction(Op.ENTRY, 1, def(n, gp(0)), def(x, gp(1))), instruction(Op.JUMP, null));
        put(loop, instruction(Op.WORK, 2, use(n), use(x)), instruction(Op.BRANCH, 3, use(n)));
        put(fast, instruction(Op.JUMP, null));
        put(join, instruction(Op.WORK, 4, use(x)), instruction(Op.BRANCH, 5, use(n)));
        put(latch, instruction(Op.JUMP, null));
        put(exit, instruction(Op.RETURN, 6));
        put(slow, instruction(Op.CALL, 7), instruction(Op.JUMP, null));
        allocate();
        assertThat(transfers(entry) + transfers(loop) + transfers(fast) + transfers(join) + transfers(latch))
                .as(LirPrinter.print(function)).isZero();
        assertThat(transfers(slow)).isEqualTo(4);
    }

    @Test
    void what_is_only_passed_through_a_loop_makes_room_outside_of_it() {
        List<Virtual> through = new ArrayList<>();
        List<Virtual> used = new ArrayList<>();
        LirBlock entry = block(0);
        LirBlock loop = block(1, entry);
        LirBlock latch = block(1, loop);
        LirBlock exit = block(0, loop);
        link(latch, loop);
        for (int v = 0; v < 3; v++) {
            through.add(general());
            used.add(general());
            put(entry, instruction(Op.WORK, 10 + v, def(through.get(v))), instruction(Op.WORK, 20 + v, def(used.get(v))));
            put(loop, instruction(Op.WORK, 30 + v, use(used.get(v))));
            put(exit, instruction(Op.WORK, 40 + v, use(through.get(v))));
        }
        put(entry, instruction(Op.JUMP, null));
        put(loop, instruction(Op.BRANCH, 1, use(used.get(0))));
        put(latch, instruction(Op.JUMP, null));
        put(exit, instruction(Op.RETURN, 2));
        allocate();
        assertThat(transfers(loop) + transfers(latch)).as(LirPrinter.print(function)).isZero();
    }

    @Test
    void a_value_used_around_a_call_in_a_loop_is_loaded_once_an_iteration_and_stored_once() {
        Virtual x = general();
        LirBlock entry = block(0);
        LirBlock loop = block(1, entry);
        LirBlock latch = block(1, loop);
        LirBlock exit = block(0, loop);
        link(latch, loop);
        put(entry, instruction(Op.ENTRY, 1, def(x, gp(0))), instruction(Op.JUMP, null));
        put(loop, instruction(Op.WORK, 2, use(x)), instruction(Op.CALL, 3), instruction(Op.BRANCH, 4));
        put(latch, instruction(Op.JUMP, null));
        put(exit, instruction(Op.RETURN, 5));
        allocate();
        assertThat(transfers(loop) + transfers(latch)).as(LirPrinter.print(function)).isEqualTo(1);
        assertThat(transfers(entry)).isEqualTo(1);
    }

    @Test
    void a_value_in_memory_is_read_there_by_an_instruction_that_can() {
        Virtual x = general();
        Virtual y = general();
        LirBlock entry = block(0);
        put(entry, instruction(Op.ENTRY, 1, def(x, gp(0))), instruction(Op.CALL, 2, def(y, gp(1))), instruction(Op.WORK, 3, use(y), any(x)),
                instruction(Op.RETURN, 4));
        allocate();
        assertThat(transfers(entry)).as(LirPrinter.print(function)).isEqualTo(1);
        assertThat(function.stackSlots()).isEqualTo(1);
    }

    @Test
    void a_constant_is_made_again_instead_of_spilled() {
        Virtual constant = general();
        LirBlock entry = block(0);
        put(entry, instruction(Op.CONSTANT, 1, def(constant)), instruction(Op.CALL, 2), instruction(Op.WORK, 3, use(constant)),
                instruction(Op.CALL, 4), instruction(Op.WORK, 5, use(constant)), instruction(Op.RETURN, 6));
        allocate();
        assertThat(function.stackSlots()).isZero();
        assertThat(transfers(entry)).isZero();
        assertThat(count(entry, Op.CONSTANT)).isEqualTo(2);
    }

    @Test
    void a_cycle_of_two_phis_is_an_exchange() {
        Virtual a = general();
        Virtual b = general();
        Virtual x = general();
        Virtual y = general();
        LirBlock entry = block(0);
        LirBlock loop = block(1, entry);
        LirBlock latch = block(1, loop);
        LirBlock exit = block(0, loop);
        link(latch, loop);
        put(entry, instruction(Op.ENTRY, 1, def(a, gp(0)), def(b, gp(1))), instruction(Op.JUMP, null));
        loop.phis().add(new LirBlock.Phi(x, List.of(a, y)));
        loop.phis().add(new LirBlock.Phi(y, List.of(b, x)));
        put(loop, instruction(Op.WORK, 2, use(x), use(y)), instruction(Op.BRANCH, 3, use(x)));
        put(latch, instruction(Op.JUMP, null));
        put(exit, instruction(Op.RETURN, 4));
        allocate();
        assertThat(count(latch, Op.EXCHANGE)).as(LirPrinter.print(function)).isEqualTo(1);
        assertThat(count(latch, Op.MOVE)).isZero();
    }

    @Test
    void a_landing_block_finds_everything_in_memory_and_the_normal_way_keeps_its_registers() {
        Virtual x = general();
        Virtual exception = reference();
        LirBlock entry = block(0);
        LirBlock normal = block(0, entry);
        LirBlock landing = coldBlock(entry);
        landing.markLanding();
        put(entry, instruction(Op.ENTRY, 1, def(x, gp(0))), instruction(Op.WORK, 2, use(x)));
        put(normal, instruction(Op.WORK, 3, use(x)), instruction(Op.RETURN, 4));
        put(landing, instruction(Op.ENTRY, 5, def(exception, gp(0))), instruction(Op.WORK, 6, use(x), use(exception)), instruction(Op.RETURN, 7));
        allocate();
        assertThat(transfers(normal)).as(LirPrinter.print(function)).isZero();
        assertThat(transfers(landing)).as(LirPrinter.print(function)).isEqualTo(1);
    }

    @Test
    void disjoint_values_share_a_slot() {
        LirBlock entry = block(0);
        for (int n = 0; n < 20; n++) {
            Virtual v = general();
            put(entry, instruction(Op.WORK, 3 * n, def(v)), instruction(Op.CALL, 3 * n + 1), instruction(Op.WORK, 3 * n + 2, use(v)));
        }
        put(entry, instruction(Op.RETURN, 100));
        allocate();
        assertThat(function.stackSlots()).isEqualTo(1);
    }

    @Test
    void a_hundred_thousand_blocks_take_seconds() {
        Random random = new Random(1);
        List<Virtual> longLived = new ArrayList<>();
        LirBlock entry = block(0);
        for (int n = 0; n < 50; n++) {
            longLived.add(general());
            put(entry, instruction(Op.WORK, n, def(longLived.get(n))));
        }
        LirBlock last = entry;
        List<LirBlock> cold = new ArrayList<>();
        while (function.blocks().size() < 67_000) {
            Virtual local = general();
            put(last, instruction(Op.WORK, 1, def(local), use(longLived.get(random.nextInt(50)))), instruction(Op.BRANCH, 2, any(local)));
            LirBlock throwing = new LirBlock(-1, 0, true);
            link(last, throwing);
            put(throwing, instruction(Op.CALL, 3, use(local, gp(0)), use(longLived.get(random.nextInt(50)), gp(1))), instruction(Op.RETURN, 4));
            cold.add(throwing);
            LirBlock next = block(0, last);
            put(next, instruction(random.nextInt(5) == 0 ? Op.CALL : Op.WORK, 5));
            last = next;
        }
        put(last, instruction(Op.RETURN, 6));
        function.blocks().addAll(cold);
        assertThat(function.blocks().size()).isGreaterThan(100_000);
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(30), () -> LinearScan.allocate(function, target));
    }
}
