package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Looks at one operation and its operands at a time: folds constants, applies the laws of arithmetic that hold in Java (integers
 * wrap around; floating-point laws are few), turns three-way comparisons into two-way ones, drops checks that cannot fail, folds
 * branches on constants. In reverse post order, so that operands are done before their users; leaves copies.
 */
public final class AlgebraicSimplification implements Pass {
    private static final List<Rewriter.Rule> RULES = List.of(AlgebraicSimplification::fold, AlgebraicSimplification::order, IntegerRules::apply,
            FloatingRules::apply, ComparisonRules::apply, ConversionRules::apply, CheckRules::apply);

    @Override
    public String name() {
        return "algebraic-simplification";
    }

    @Override
    public void run(Function function) {
        Rewriter rewriter = new Rewriter();
        for (Block block : new ArrayList<>(new PostOrder(function).reverse())) {
            rewriter.run(block, AlgebraicSimplification::applyFirst);
            foldEnd(block);
        }
        // Phis may still name copies made after they were passed.
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                Rewriter.bypassCopies(value.arguments());
            }
            Rewriter.bypassCopies(block.controls());
        }
        ControlFlow.removeUnreachable(function);
    }

    private static Value applyFirst(Value value, Rewriter rewriter) {
        for (Rewriter.Rule rule : RULES) {
            Value result = rule.apply(value, rewriter);
            if (result != null) {
                return result;
            }
        }
        return null;
    }

    /** Evaluates an operation on constants in place. */
    static Value fold(Value value, Rewriter rewriter) {
        if (!Evaluation.isPure(value.op()) || value.argumentCount() == 0 || !value.arguments().stream().allMatch(Value::isConstant)) {
            return null;
        }
        Value operand = value.argument(value.op() == Op.SELECT ? 1 : 0);
        if (value.argumentCount() == 2 && Evaluation.isDivisionByZero(value.op(), operand.type(), value.argument(1).immediate())) {
            return null;
        }
        long[] bits = value.arguments().stream().mapToLong(Value::immediate).toArray();
        value.become(Op.CONST, value.type(), Evaluation.evaluate(value.op(), value.type(), operand.type(), bits), null);
        return value;
    }

    /** A constant stands on the right: the rules need look there only. */
    private static Value order(Value value, Rewriter rewriter) {
        if (value.argumentCount() != 2 || !value.argument(0).isConstant() || value.argument(1).isConstant()) {
            return null;
        }
        if (value.op().is(Op.Trait.COMMUTATIVE)) {
            return Rewriter.become(value, value.op(), value.argument(1), value.argument(0));
        }
        if (value.op().is(Op.Trait.COMPARISON)) {
            return Rewriter.become(value, ComparisonRules.mirrored(value.op()), value.argument(1), value.argument(0));
        }
        return null;
    }

    private static void foldEnd(Block block) {
        if (block.end() == Block.End.IF) {
            Value condition = block.control(0);
            // "x == 0" of a floating comparison x cannot be turned into another comparison: NaN. The branch can.
            while (condition.op() == Op.EQ && condition.argument(1).isConstant(0) && condition.argument(0).type() == Type.I32) {
                condition = ControlFlow.withoutCopies(condition.argument(0));
                Collections.swap(block.successors(), 0, 1);
                block.setEnd(Block.End.IF, condition);
            }
            while (condition.op() == Op.NE && condition.argument(1).isConstant(0) && ComparisonRules.isTruth(condition.argument(0))) {
                condition = ControlFlow.withoutCopies(condition.argument(0));
                block.setEnd(Block.End.IF, condition);
            }
            if (condition.isConstant()) {
                ControlFlow.goTo(block, ControlFlow.taken(block, condition.immediate()));
            }
        } else if (block.end() == Block.End.SWITCH && block.control(0).isConstant()) {
            ControlFlow.goTo(block, ControlFlow.taken(block, block.control(0).immediate()));
        }
    }
}
