package astryon.compiler.x64;

import astryon.compiler.asm.Condition;
import astryon.compiler.asm.Width;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import astryon.magic.RuntimeCall;
import java.util.List;

/**
 * Checks: a comparison, and a branch that is never taken. Where the exception leaves the method it goes to a stub out of line that emission
 * writes; nothing of the method is live there, so the stub is free to use any register. In a protected region the handler
 * wants the method's values, and the stub is a block of its own that the allocator knows.
 */
final class CheckSelection {
    private final Workbench bench;
    private final ComparisonSelection comparisons;

    CheckSelection(Workbench bench) {
        this.bench = bench;
        this.comparisons = new ComparisonSelection(bench);
    }

    void select(Value check) {
        Value a = check.argument(0);
        Draft draft = new Draft(X64Opcode.CHECK);
        Payload.Comparison comparison;
        List<Part> arguments = List.of();
        switch (check.op()) {
            case NULL_CHECK -> {
                if (bench.facts.isImplicit(check)) {
                    return;
                }
                comparison = comparisons.test(a, Condition.E).add(draft);
            }
            case DIVISOR_CHECK -> comparison = comparisons.test(a, Condition.E).add(draft);
            case SIZE_CHECK -> {
                comparison = comparisons.whole(a, Condition.L).add(draft);
                arguments = List.of(comparison.form().parts().get(0));
            }
            case BOUNDS_CHECK -> {
                Value length = check.argument(1);
                if (bench.facts.isConstant(a)) {
                    Part index = bench.immediate(a, Width.DWORD);
                    comparison = comparisons.integers(length, a, Condition.BE, Width.DWORD).add(draft);
                    arguments = List.of(index, comparison.form().parts().get(0));
                } else if (bench.facts.isConstant(length)) {
                    comparison = comparisons.integers(a, length, Condition.AE, Width.DWORD).add(draft);
                    arguments = comparison.form().parts();
                } else if (bench.isFoldable(a, Access.Kind.I32) && !bench.isFoldable(length, Access.Kind.I32)) {
                    comparison = comparisons.integers(length, a, Condition.BE, Width.DWORD).add(draft);
                    arguments = List.of(comparison.form().parts().get(1), comparison.form().parts().get(0));
                } else {
                    comparison = comparisons.integers(a, length, Condition.AE, Width.DWORD).add(draft);
                    arguments = comparison.form().parts();
                }
            }
            default -> throw new IllegalArgumentException(check.op().word());
        }
        bench.emit(draft.finish(new Payload.Check(comparison, thrower(check.op()), arguments), check.position()));
    }

    /** In a protected region: the branch that ends the block, taken if the check fails. */
    void branch(Value check) {
        Value a = check.argument(0);
        ComparisonSelection.Prepared prepared = switch (check.op()) {
            case NULL_CHECK, DIVISOR_CHECK -> comparisons.test(a, Condition.E);
            case SIZE_CHECK -> comparisons.whole(a, Condition.L);
            case BOUNDS_CHECK -> comparisons.registers(a, check.argument(1), Condition.AE);
            default -> throw new IllegalArgumentException(check.op().word());
        };
        Draft draft = new Draft(X64Opcode.BRANCH);
        Payload.Comparison comparison = prepared.add(draft);
        bench.emit(draft.finish(comparison, check.position()));
    }

    static RuntimeCall thrower(Op check) {
        return switch (check) {
            case NULL_CHECK -> RuntimeCall.THROW_NULL;
            case BOUNDS_CHECK -> RuntimeCall.THROW_BOUNDS;
            case DIVISOR_CHECK -> RuntimeCall.THROW_DIVISION;
            case SIZE_CHECK -> RuntimeCall.THROW_SIZE;
            default -> throw new IllegalArgumentException(check.word());
        };
    }

    /** What the thrower of {@code check} is told. */
    static List<Value> throwerArguments(Value check) {
        return switch (check.op()) {
            case BOUNDS_CHECK -> check.arguments();
            case SIZE_CHECK -> List.of(check.argument(0));
            default -> List.of();
        };
    }
}
