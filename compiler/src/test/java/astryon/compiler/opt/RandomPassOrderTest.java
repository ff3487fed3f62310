package astryon.compiler.opt;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.IrPrinter;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random functions mean the same before and after random passes in random order. Replay one with {@code -Drandom.seed=N}. */
class RandomPassOrderTest {
    private static final int FUNCTIONS = Integer.getInteger("random.functions", 300);

    @Test
    void passes_in_any_order_keep_the_meaning() {
        Long replay = Long.getLong("random.seed");
        if (replay != null) {
            check(replay);
            return;
        }
        for (long seed = 1; seed <= FUNCTIONS; seed++) {
            check(seed);
        }
    }

    private static void check(long seed) {
        Random random = new Random(seed);
        Map<Symbol, Function> callees = new HashMap<>();
        List<Symbol> names = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Function callee = RandomFunction.make(random, "Callee.f" + i, 8, List.copyOf(names));
            callees.put(callee.method(), callee);
            names.add(callee.method());
        }
        Function function = RandomFunction.make(random, "Random.f", 40, names);
        StringBuilder story = new StringBuilder("replay with -Drandom.seed=" + seed);
        String text = IrPrinter.print(function, IrPrinter.Positions.SHOWN);
        try {
            Verifier.verify(function);
            assertThat(IrPrinter.print(IrParser.parse(text), IrPrinter.Positions.SHOWN)).as(story.toString()).isEqualTo(text);
            List<long[]> inputs = inputs(random);
            List<MiniEvaluator.Outcome> expected = outcomes(function, callees, inputs);
            List<Supplier<Pass>> passes = passes(callees);
            for (int i = 0; i < 14; i++) {
                Pass pass = passes.get(random.nextInt(passes.size())).get();
                story.append(", ").append(pass.name());
                String before = IrPrinter.print(function);
                pass.run(function);
                Verifier.verify(function);
                assertThat(outcomes(function, callees, inputs)).as("%s%n%s%n%s", story, before, IrPrinter.print(function)).isEqualTo(expected);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(story + "\n" + IrPrinter.print(function), e);
        }
    }

    static List<Supplier<Pass>> passes(Map<Symbol, Function> callees) {
        return List.of(AlgebraicSimplification::new, ConstantPropagation::new, CopyPropagation::new, DeadCode::new, Gvn::new,
                BlockSimplification::new, CriticalEdges::new, BlockLayout::new, ColdBlocks::new, Schedule::new, LoopInversion::new,
                LoopInvariants::new, CheckElimination::new, StrengthReduction::new, BranchThreading::new, IfConversion::new, ScalarReplacement::new,
                () -> new Inliner(new Inliner.Callees() {
                    @Override
                    public boolean checksThrow() {
                        return true;
                    }

                    @Override
                    public Optional<Function> body(Symbol callee) {
                        return Optional.ofNullable(callees.get(callee));
                    }

                    @Override
                    public Inliner.Advice advice(Symbol callee, Symbol caller) {
                        return Inliner.Advice.ALWAYS;
                    }
                }));
    }

    private static List<long[]> inputs(Random random) {
        List<long[]> inputs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int range = i < 4 ? 16 : Integer.MAX_VALUE;
            inputs.add(new long[] {random.nextInt(range) - range / 4, i < 6 ? random.nextInt(range) : random.nextInt(), i < 4 ? random.nextInt(20) : random.nextLong(),
                    random.nextLong(), Evaluation.bits(i < 4 ? random.nextInt(9) - 4 : random.nextDouble() * 1e10)});
        }
        return inputs;
    }

    private static List<MiniEvaluator.Outcome> outcomes(Function function, Map<Symbol, Function> callees, List<long[]> inputs) {
        return inputs.stream().map(input -> MiniEvaluator.run(function, callees, input)).toList();
    }
}
