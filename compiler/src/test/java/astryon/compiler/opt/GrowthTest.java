package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.x64.Features;
import astryon.compiler.x64.RuntimeSymbols;
import astryon.compiler.x64.X64Backend;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Sixteen times the input takes no pass, nor the back end, much more than sixteen times the time. How much longer the machine takes for what is sixteen times as large, because caches do not hold it, is told by something
 * of linear order: finding dominators, and going over all values with a table of them. Measured by that an algorithm of order n log n takes 1.3 times as long; one of order n squared, which went over blocks again and again and had them in a cache, five times. It is the thread's own processor time that counts, the least of several runs.
 * Loops are not among the shapes: passes that go over the blocks of each loop take the square of how deep loops are within each other, and loop inversion looks for loops anew after each, up to a limit.
 */
class GrowthTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FACTOR = 16;
    private static final double MOST = 3;
    private static final long TOO_SHORT_NANOS = 60_000_000;
    private static final int RUNS = 5;

    @Test
    void a_hundred_thousand_blocks_take_sixteen_times_what_a_sixteenth_takes() {
        everything(GrowthTest::forks, 2_100);
    }

    @Test
    void fifty_thousand_live_ranges_take_sixteen_times_what_a_sixteenth_takes() {
        everything(GrowthTest::liveTogether, 3_125);
    }

    private static void everything(IntFunction<Function> shape, int size) {
        Map<String, Consumer<Function>> stages = new LinkedHashMap<>();
        for (Supplier<Pass> pass : RandomPassOrderTest.passes(Map.of())) {
            stages.put(pass.get().name(), function -> pass.get().run(function));
        }
        X64Backend backend = new X64Backend(Features.USER, RuntimeSymbols.named("runtime."));
        stages.put("back end", backend::compile);
        List<String> complaints = new ArrayList<>();
        stages.forEach((name, stage) -> {
            double small = time(stage, shape, size);
            double large = time(stage, shape, FACTOR * size);
            double growth = large / small / (time(GrowthTest::linear, shape, FACTOR * size) / time(GrowthTest::linear, shape, size));
            if (large > TOO_SHORT_NANOS && growth > MOST) {
                complaints.add(String.format("%s: %.1f ms for %d, %.1f ms for %d, %.1f times as much as what is linear", name, small / 1e6, size, large / 1e6, FACTOR * size, growth));
            }
        });
        assertThat(complaints).isEmpty();
    }

    /** Dominators are of blocks, of which a shape may have one only. */
    private static void linear(Function function) {
        new Dominators(function);
        Map<Value, Integer> uses = new HashMap<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                for (int i = 0; i < value.argumentCount(); i++) {
                    uses.merge(value.argument(i), 1, Integer::sum);
                }
            }
        }
        assertThat(uses).isNotEmpty();
    }

    private static double time(Consumer<Function> stage, IntFunction<Function> shape, int size) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            Function function = shape.apply(size);
            long start = THREADS.getCurrentThreadCpuTime();
            stage.accept(function);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    private static Function empty() {
        return new Function(IrParser.named("large"), List.of(Type.I32), Type.I32);
    }

    /** A row of forks, each result feeding the next. */
    private static Function forks(int count) {
        Function function = empty();
        Block block = function.newBlock();
        Value start = block.append(Op.START, Type.MEMORY, 0, null, null);
        Value x = block.append(Op.ARG, Type.I32, 0, null, null);
        for (int i = 0; i < count; i++) {
            Block yes = function.newBlock();
            Block no = function.newBlock();
            Block join = function.newBlock();
            Value limit = block.append(Op.CONST, Type.I32, 3 * i, null, null);
            branch(block, block.append(Op.LT, Type.I32, 0, null, null, x, limit), yes, no);
            Value more = yes.append(Op.MUL, Type.I32, 0, null, null, x, limit);
            Value next = no.append(Op.ADD, Type.I32, 0, null, null, x, limit);
            go(yes, join);
            go(no, join);
            x = join.append(Op.PHI, Type.I32, 0, null, null, more, next);
            block = join;
        }
        return returning(function, block, start, x);
    }

    /** Values that are all alive when the last of them is made. */
    private static Function liveTogether(int count) {
        Function function = empty();
        Block block = function.newBlock();
        Value start = block.append(Op.START, Type.MEMORY, 0, null, null);
        Value x = block.append(Op.ARG, Type.I32, 0, null, null);
        ArrayDeque<Value> values = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            x = block.append(Op.XOR, Type.I32, 0, null, null, x, block.append(Op.ADD, Type.I32, 0, null, null, x, block.append(Op.CONST, Type.I32, 7 * i + 1, null, null)));
            values.push(x);
        }
        Value sum = x;
        while (!values.isEmpty()) {
            sum = block.append(Op.ADD, Type.I32, 0, null, null, sum, values.pop());
        }
        return returning(function, block, start, sum);
    }

    private static void branch(Block from, Value condition, Block yes, Block no) {
        from.setEnd(Block.End.IF, condition);
        from.connect(yes);
        from.connect(no);
    }

    private static void go(Block from, Block to) {
        from.setEnd(Block.End.GOTO);
        from.connect(to);
    }

    private static Function returning(Function function, Block block, Value start, Value result) {
        block.setEnd(Block.End.RETURN, start, result);
        return function;
    }
}
