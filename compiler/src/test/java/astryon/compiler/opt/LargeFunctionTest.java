package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.ir.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Nothing is recursive on the size of its input, and nothing is much slower than linear. */
class LargeFunctionTest {
    private static final int FORKS = 33_000;

    @Test
    void a_hundred_thousand_blocks_pass_through_every_pass() {
        for (Supplier<Pass> pass : RandomPassOrderTest.passes(Map.of())) {
            Function function = forks();
            Pass made = pass.get();
            long start = System.nanoTime();
            Assertions.assertThatCode(() -> made.run(function)).as(made.name()).doesNotThrowAnyException();
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            Verifier.verify(function);
            // Linear passes take well under a second here; a quadratic one would take minutes.
            assertThat(time).as(made.name()).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void branches_that_one_way_settles_are_threaded_in_bounded_time() {
        Function function = forks(true);
        long start = System.nanoTime();
        new BranchThreading().run(function);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        Verifier.verify(function);
    }

    private static Function forks() {
        return forks(false);
    }

    /** A long row of forks, each storing on one way, each result feeding the next. */
    private static Function forks(boolean settled) {
        Function function = new Function(IrParser.named("large"), List.of(Type.I32, Type.REF), Type.I32);
        Block block = function.newBlock();
        Value start = block.append(Op.START, Type.MEMORY, 0, null, null);
        Value x = block.append(Op.ARG, Type.I32, 0, null, null);
        Value object = block.append(Op.ARG, Type.REF, 1, null, null);
        for (int i = 0; i < FORKS; i++) {
            Block yes = function.newBlock();
            Block no = function.newBlock();
            Block join = function.newBlock();
            Value limit = block.append(Op.CONST, Type.I32, i, null, null);
            block.setEnd(Block.End.IF, block.append(Op.LT, Type.I32, 0, null, null, x, limit));
            block.connect(yes);
            block.connect(no);
            Value checked = yes.append(Op.NULL_CHECK, Type.REF, 0, null, null, object);
            yes.append(Op.PUT_FIELD, Type.VOID, 0, IrParser.named("F.x" + i % 3), null, start, checked, x);
            Value next = no.append(Op.ADD, Type.I32, 0, null, null, x, limit);
            for (Block arm : List.of(yes, no)) {
                arm.setEnd(Block.End.GOTO);
                arm.connect(join);
            }
            x = join.append(Op.PHI, Type.I32, 0, null, null, settled ? limit : x, next);
            block = join;
        }
        block.setEnd(Block.End.RETURN, start, x);
        MemorySsa.rebuild(function);
        return function;
    }
}
