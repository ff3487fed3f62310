package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Functions, calls of them, and what each call is to yield: collected first, then run natively in one program. */
final class NativeCalls {
    private final NativeProgram program = new NativeProgram();
    private final List<Consumer<List<NativeProgram.Outcome>>> expectations = new ArrayList<>();

    Function add(String text) {
        Function function = IrParser.parse(text);
        program.add(Checked.compile(new X64Backend(Features.USER, RuntimeSymbols.named("runtime.")), function));
        return function;
    }

    void returns(Function function, long expected, long... arguments) {
        int call = program.call(function.name(), function.parameters(), arguments);
        expectations.add(outcomes -> {
            NativeProgram.Outcome outcome = outcomes.get(call);
            assertThat(outcome.thrown()).as(function.name() + java.util.Arrays.toString(arguments)).isNull();
            assertThat(outcome.bits(function.result())).as(function.name() + java.util.Arrays.toString(arguments)).isEqualTo(expected);
        });
    }

    void throwsFrom(Function function, RuntimeCall thrower, int first, int second, long... arguments) {
        int call = program.call(function.name(), function.parameters(), arguments);
        expectations.add(outcomes -> {
            NativeProgram.Outcome outcome = outcomes.get(call);
            assertThat(outcome.thrown()).as(function.name()).isEqualTo(thrower);
            if (thrower == RuntimeCall.THROW_BOUNDS || thrower == RuntimeCall.THROW_SIZE) {
                assertThat(outcome.firstArgument()).as(function.name() + " first").isEqualTo(first);
            }
            if (thrower == RuntimeCall.THROW_BOUNDS) {
                assertThat(outcome.secondArgument()).as(function.name() + " second").isEqualTo(second);
            }
        });
    }

    void check() throws Exception {
        List<NativeProgram.Outcome> outcomes = program.run();
        expectations.forEach(expectation -> expectation.accept(outcomes));
    }
}
