package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Random functions with many values alive at once, branches and counted loops, against an interpreter of their IR. A failure prints the seed
 * and the function.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class RandomFunctionsTest {
    private static final int FUNCTIONS = 400;
    private static long interpret(Function function, long[] arguments) {
        Map<Value, Long> values = new HashMap<>();
        Block block = function.entry();
        Block from = null;
        while (true) {
            Map<Value, Long> phis = new HashMap<>();
            for (Value phi : block.phis()) {
                phis.put(phi, values.get(phi.argument(block.predecessors().indexOf(from))));
            }
            values.putAll(phis);
            for (Value value : block.values()) {
                switch (value.op()) {
                    case PHI, START -> {
                    }
                    case ARG -> values.put(value, arguments[(int) value.immediate()]);
                    case CONST -> values.put(value, value.immediate());
                    default -> {
                        long[] operands = value.arguments().stream().mapToLong(values::get).toArray();
                        Type operand = value.argument(value.op() == Op.SELECT ? 1 : 0).type();
                        values.put(value, Evaluation.evaluate(value.op(), value.type(), operand, operands));
                    }
                }
            }
            from = block;
            switch (block.end()) {
                case RETURN -> {
                    return values.get(block.control(1));
                }
                case IF -> block = block.successor(values.get(block.control(0)) != 0 ? 0 : 1);
                default -> block = block.successor(0);
            }
        }
    }

    @Test
    void random_functions_yield_what_their_ir_says() throws Exception {
        NativeProgram program = new NativeProgram();
        X64Backend backend = new X64Backend(Features.USER, RuntimeSymbols.named("runtime."));
        List<Function> functions = new ArrayList<>();
        List<long[]> inputs = new ArrayList<>();
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            RandomFunction generator = new RandomFunction(seed);
            Function function = generator.build("random" + seed);
            functions.add(function);
            long[] arguments = {generator.random.nextInt(), generator.random.nextLong(), Evaluation.bits(generator.random.nextGaussian() * 1000),
                Evaluation.bits((float) generator.random.nextGaussian()), generator.random.nextInt(100), generator.random.nextInt(100)};
            inputs.add(arguments);
            try {
                program.add(Checked.compile(backend, function));
            } catch (RuntimeException e) {
                throw new IllegalStateException("seed " + seed + "\n" + IrPrinter.print(function), e);
            }
            program.call(function.name(), function.parameters(), arguments);
        }
        List<NativeProgram.Outcome> outcomes = program.run();
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            long expected = interpret(functions.get(seed), inputs.get(seed));
            assertThat(outcomes.get(seed).general()).as("seed %d%n%s", seed, IrPrinter.print(functions.get(seed))).isEqualTo(expected);
        }
    }
}
