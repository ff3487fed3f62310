package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a branch only chooses between two constants, or the smaller or larger of the two values it compared, a SELECT chooses
 * without one. Other choices stay branches: one that is predicted well is cheaper than waiting for both values.
 */
public final class IfConversion implements Pass {
    private static final int MOST_PHIS = 2;

    @Override
    public String name() {
        return "if-conversion";
    }

    @Override
    public void run(Function function) {
        boolean changed = false;
        for (Block block : new ArrayList<>(function.blocks())) {
            changed |= block.end() == Block.End.IF && convert(block);
        }
        if (changed) {
            new BlockSimplification().run(function);
        }
    }

    private static boolean convert(Block block) {
        Block join = behind(block.successor(0), block);
        if (join == null || join != behind(block.successor(1), block) || !join.predecessors().stream().allMatch(
                predecessor -> predecessor == block || isEmptyArm(predecessor, block))) {
            return false;
        }
        int yes = join.predecessors().indexOf(block.successor(0) == join ? block : block.successor(0));
        int no = join.predecessors().indexOf(block.successor(1) == join ? block : block.successor(1));
        List<Value> differing = new ArrayList<>();
        for (Value phi : join.phis()) {
            if (phi.argument(yes) != phi.argument(no)) {
                differing.add(phi);
            }
        }
        Value condition = block.control(0);
        if (differing.size() > MOST_PHIS || !differing.stream().allMatch(phi -> isWorthIt(condition, phi.argument(yes), phi.argument(no)))) {
            return false;
        }
        for (Value phi : differing) {
            Value select = block.append(Op.SELECT, phi.type(), 0, null, phi.position(), condition, phi.argument(yes), phi.argument(no));
            phi.setArgument(yes, select);
            phi.setArgument(no, select);
        }
        // One way is as good as the other now.
        ControlFlow.goTo(block, 0);
        return true;
    }

    /** Where an empty arm leads, or the successor itself if it is the join. */
    private static Block behind(Block successor, Block block) {
        return isEmptyArm(successor, block) ? successor.successor(0) : successor;
    }

    private static boolean isEmptyArm(Block arm, Block block) {
        return arm.values().isEmpty() && arm.end() == Block.End.GOTO && arm.predecessors().size() == 1 && arm.predecessors().get(0) == block;
    }

    private static boolean isWorthIt(Value condition, Value yes, Value no) {
        if (yes.type() != Type.I32 && yes.type() != Type.I64) {
            return false;
        }
        boolean extreme = condition.op().is(Op.Trait.COMPARISON) && condition.argument(0).type() == yes.type()
                && (condition.argument(0) == yes && condition.argument(1) == no || condition.argument(0) == no && condition.argument(1) == yes);
        return extreme || isSmallConstant(yes) && isSmallConstant(no);
    }

    private static boolean isSmallConstant(Value value) {
        return value.isConstant() && value.immediate() == (int) value.immediate();
    }
}
