package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns {@code while (c) body} into {@code if (c) do body while (c)}: one branch a round instead of two, and a loop whose first block
 * runs whenever the loop is entered, so that what it checks and loads can be moved out in front.
 *
 * <pre>
 *    entry                    entry: copy of the test
 *      |                        |            \
 *    header: test &lt;--+          body &lt;--+     \
 *     |    \         |          ...     |      \
 *    exit  body ... -+          header: test --> exit
 * </pre>
 *
 * The header stays as the test at the end. Values of the header now come from two places: {@link SsaRepair}.
 */
public final class LoopInversion implements Pass {
    /** A test larger than this is not worth a copy. */
    private static final int LARGEST_TEST = 12;
    /** Loops times blocks beyond which a function is left alone: the work a loop costs is proportional to the function. */
    private static final long MOST_WORK = 20_000_000;

    @Override
    public String name() {
        return "loop-inversion";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        List<Block> headers = new ArrayList<>();
        new Loops(function).all().forEach(loop -> headers.add(loop.header()));
        if ((long) headers.size() * function.blocks().size() > MOST_WORK) {
            return;
        }
        Collections.reverse(headers);
        boolean changed = false;
        for (Block header : headers) {
            Dominators dominators = new Dominators(function);
            Loops loops = new Loops(function, dominators);
            if (loops.isHeader(header) && isWorthIt(header, loops.of(header), loops)) {
                invert(header, loops.of(header), loops);
                changed = true;
            }
        }
        if (changed) {
            MemorySsa.rebuild(function);
            new BlockSimplification().run(function);
        }
    }

    private static boolean isWorthIt(Block header, Loops.Loop loop, Loops loops) {
        if (header.end() != Block.End.IF || loop.latches().contains(header)) {
            return false;
        }
        boolean leaves = !loop.isAround(loops.of(header.successor(0))) || !loop.isAround(loops.of(header.successor(1)));
        int cost = 0;
        for (Value value : header.values()) {
            if (value.op().is(Op.Trait.WRITES)) {
                return false;
            }
            cost += value.op() == Op.PHI || value.op() == Op.CONST || value.op() == Op.COPY ? 0 : 1;
        }
        return leaves && cost <= LARGEST_TEST && header.values().stream().noneMatch(value -> value.op() == Op.CAUGHT);
    }

    private static void invert(Block header, Loops.Loop loop, Loops loops) {
        Block entry = preheader(header, loop, loops);
        Map<Value, Value> twins = new HashMap<>();
        int way = header.predecessors().indexOf(entry);
        for (Value value : header.values()) {
            if (value.op() == Op.PHI) {
                twins.put(value, value.argument(way));
            } else {
                Value[] operands = value.arguments().stream().map(argument -> twins.getOrDefault(argument, argument)).toArray(Value[]::new);
                twins.put(value, entry.append(value.op(), value.type(), value.immediate(), value.aux(), SsaRepair.copied(value.position(), twins), operands));
            }
        }
        Value condition = header.control(0);
        entry.disconnect(header);
        entry.setEnd(Block.End.IF, twins.getOrDefault(condition, condition));
        entry.setEndPosition(SsaRepair.copied(header.endPosition(), twins));
        for (Block successor : List.copyOf(header.successors())) {
            entry.connect(ControlFlow.split(header, successor));
        }
        twins.keySet().removeIf(value -> value.type() == Type.MEMORY);
        new SsaRepair(new Dominators(header.function()), header, entry, twins).run();
    }

    /** The one block that leads into the loop, and only there; made if there is none. Its phis take over what enters. */
    static Block preheader(Block header, Loops.Loop loop, Loops loops) {
        List<Block> outside = new ArrayList<>();
        for (Block predecessor : header.predecessors()) {
            if (!loop.isAround(loops.of(predecessor))) {
                outside.add(predecessor);
            }
        }
        if (outside.size() == 1) {
            Block only = outside.get(0);
            return only.successors().size() == 1 ? only : ControlFlow.split(only, header);
        }
        Block entry = header.function().newBlock();
        entry.setEnd(Block.End.GOTO);
        entry.setCold(header.isCold());
        List<Value> phis = header.phis();
        List<List<Value>> entering = new ArrayList<>();
        for (Value phi : phis) {
            List<Value> arguments = new ArrayList<>();
            for (Block predecessor : outside) {
                arguments.add(phi.argument(header.predecessors().indexOf(predecessor)));
            }
            entering.add(arguments);
        }
        for (Block predecessor : outside) {
            int index = header.predecessors().indexOf(predecessor);
            predecessor.successors().set(predecessor.successors().indexOf(header), entry);
            entry.predecessors().add(predecessor);
            header.predecessors().remove(index);
            phis.forEach(phi -> phi.arguments().remove(index));
        }
        entry.connect(header);
        for (int i = 0; i < phis.size(); i++) {
            Value phi = phis.get(i);
            phi.arguments().add(entry.append(Op.PHI, phi.type(), 0, null, phi.position(), entering.get(i).toArray(Value[]::new)));
        }
        return entry;
    }
}
