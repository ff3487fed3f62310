package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Leads ways into a branch straight to where it goes when they settle it: what a condition made true or false in an inlined method
 * need not be asked again by its caller.
 *
 * <pre>
 *    a: goto c    b: goto c                    a: goto d    b: goto e
 *           \      /                                |            |
 *      c: phi 1 0; if phi                           |            |
 *           /      \                                |            |
 *          d        e                               d            e
 * </pre>
 *
 * The branch's block gets a copy for the ways that are led past it; what it defined then has two definitions ({@link SsaRepair}).
 * Headers of loops stay: a way around one would be a second way into the loop.
 */
public final class BranchThreading implements Pass {
    /** What a block may compute besides the phis for a branch to be worth a copy. */
    private static final int LARGEST_TEST = 2;
    /** Branches times blocks beyond which the rest of a function is left alone: each costs a walk over the function. */
    private static final long MOST_WORK = 500_000;

    @Override
    public String name() {
        return "branch-threading";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        new CopyPropagation().run(function);
        List<Block> candidates = new ArrayList<>();
        for (Block block : function.blocks()) {
            if (isCandidate(block)) {
                candidates.add(block);
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        Set<Block> headers = new HashSet<>();
        new Loops(function).all().forEach(loop -> headers.add(loop.header()));
        long work = 0;
        boolean changed = false;
        for (Block block : candidates) {
            if (!headers.contains(block) && work < MOST_WORK && thread(block)) {
                work += function.blocks().size();
                changed = true;
            }
        }
        if (changed) {
            ControlFlow.removeUnreachable(function);
            MemorySsa.rebuild(function);
        }
    }

    private static boolean isCandidate(Block block) {
        if (block.end() != Block.End.IF && block.end() != Block.End.SWITCH || block == block.function().entry() || block.predecessors().size() < 2) {
            return false;
        }
        int cost = 0;
        for (Value value : block.values()) {
            if (value.op() != Op.PHI && value.op() != Op.COPY && !value.isConstant()) {
                if (!Evaluation.isPure(value.op()) || ++cost > LARGEST_TEST) {
                    return false;
                }
            }
        }
        for (int way = 0; way < block.predecessors().size(); way++) {
            if (constant(block.control(0), block, way) != null) {
                return true;
            }
        }
        return false;
    }

    /** What {@code value} is when {@code block} is entered by its {@code way}-th predecessor, or null. */
    private static Long constant(Value value, Block block, int way) {
        Value known = ControlFlow.withoutCopies(value);
        if (known.block() == block && known.op() == Op.PHI) {
            known = ControlFlow.withoutCopies(known.argument(way));
        } else if (known.block() == block && known.op().is(Op.Trait.COMPARISON)) {
            Long a = constant(known.argument(0), block, way);
            Long b = a == null ? null : constant(known.argument(1), block, way);
            return b == null ? null : (Long) Evaluation.evaluate(known.op(), known.type(), known.argument(0).type(), a, b);
        }
        return known.op() == Op.CONST ? (Long) known.immediate() : null;
    }

    private static boolean thread(Block block) {
        // An earlier change may have taken away the ways that settled this one.
        TreeMap<Integer, List<Block>> settled = new TreeMap<>();
        int unsettled = 0;
        for (int way = 0; way < block.predecessors().size(); way++) {
            Long control = constant(block.control(0), block, way);
            if (control == null) {
                unsettled++;
            } else {
                settled.computeIfAbsent(ControlFlow.taken(block, control), taken -> new ArrayList<>()).add(block.predecessors().get(way));
            }
        }
        if (settled.isEmpty() || block.values().stream().anyMatch(value -> isOwnPhi(block, value))) {
            return false;
        }
        while (!settled.isEmpty() && (unsettled > 0 || settled.size() > 1)) {
            Map.Entry<Integer, List<Block>> first = settled.pollFirstEntry();
            leadPast(block, first.getValue(), block.successor(first.getKey()));
        }
        if (!settled.isEmpty()) {
            ControlFlow.goTo(block, settled.firstKey());
            ControlFlow.removeUnreachable(block.function());
        }
        return true;
    }

    /** A phi of something the block itself defines: it is in a cycle that is no loop. */
    private static boolean isOwnPhi(Block block, Value value) {
        return value.op() == Op.PHI && value.arguments().stream().anyMatch(argument -> argument.block() == block);
    }

    private static void leadPast(Block block, List<Block> ways, Block target) {
        Block copy = block.function().newBlock();
        copy.setCold(block.isCold());
        Map<Value, Value> twins = new HashMap<>();
        for (Value value : block.values()) {
            Value[] operands;
            if (value.op() == Op.PHI) {
                operands = ways.stream().map(way -> value.argument(block.predecessors().indexOf(way))).toArray(Value[]::new);
            } else {
                operands = value.arguments().stream().map(argument -> twins.getOrDefault(argument, argument)).toArray(Value[]::new);
            }
            twins.put(value, value.op() == Op.PHI && ways.size() == 1 ? operands[0]
                    : copy.append(value.op(), value.type(), value.immediate(), value.aux(), SsaRepair.copied(value.position(), twins), operands));
        }
        List<Value> phis = block.phis();
        for (Block way : ways) {
            int index = block.predecessors().indexOf(way);
            phis.forEach(phi -> phi.arguments().remove(index));
            way.redirect(block, copy);
        }
        copy.setEnd(Block.End.GOTO);
        copy.setEndPosition(SsaRepair.copied(block.endPosition(), twins));
        int own = target.predecessors().indexOf(block);
        List<Value> joined = target.phis();
        copy.connect(target);
        for (Value phi : joined) {
            Value argument = phi.argument(own);
            phi.arguments().add(twins.getOrDefault(argument, argument));
        }
        twins.keySet().removeIf(value -> value.type() == Type.MEMORY);
        if (isNeededOutside(block, copy)) {
            new SsaRepair(new Dominators(block.function()), block, copy, twins).run();
        }
    }

    /** Whether what {@code block} defines is used but by itself and by phis on its own ways out. */
    private static boolean isNeededOutside(Block block, Block copy) {
        for (Block other : block.function().blocks()) {
            if (other == block || other == copy) {
                continue;
            }
            for (Value value : other.values()) {
                for (int i = 0; i < value.argumentCount(); i++) {
                    Value argument = value.argument(i);
                    if (argument.block() == block && argument.type() != Type.MEMORY
                            && !(value.op() == Op.PHI && other.predecessors().get(i) == block)) {
                        return true;
                    }
                }
            }
            for (Value control : other.controls()) {
                if (control.block() == block && control.type() != Type.MEMORY) {
                    return true;
                }
            }
        }
        return false;
    }
}
