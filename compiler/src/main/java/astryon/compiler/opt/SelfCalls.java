package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Takes a small method that calls itself into itself, once. What is one call for every node of a tree becomes one for every three, say, and half the work of a call, which is
 * little in such methods beside the call itself, goes with what the two levels know of each other.
 */
public final class SelfCalls implements Pass {
    static final int LARGEST = 40;
    static final int MOST_CALLS = 3;

    private final Inliner.Callees callees;

    public SelfCalls(Inliner.Callees callees) {
        this.callees = callees;
    }

    @Override
    public String name() {
        return "self-calls";
    }

    @Override
    public void run(Function function) {
        List<Value> calls = new ArrayList<>();
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                if (value.op() == Op.CALL && value.aux().equals(function.method()) && !block.isCold()) {
                    calls.add(value);
                }
            }
        }
        if (calls.isEmpty() || calls.size() > MOST_CALLS || Inliner.size(function) > LARGEST
                || callees.advice(function.method(), function.method()) == Inliner.Advice.NEVER) {
            return;
        }
        Function callee = copy(function);
        // From the last to the first: what follows a call then moves to its own block once.
        Collections.reverse(calls);
        for (Value call : calls) {
            new InlinedCall(call, callee, callees.checksThrow()).perform();
        }
        ControlFlow.removeUnreachable(function);
        MemorySsa.rebuild(function);
    }

    /** As it is before it is changed. */
    private static Function copy(Function original) {
        Function copy = new Function(original.method(), original.parameters(), original.result());
        Map<Block, Block> blocks = new HashMap<>();
        Value[] values = new Value[original.valueCount()];
        for (Block from : original.blocks()) {
            Block to = copy.newBlock();
            to.setCold(from.isCold());
            blocks.put(from, to);
            for (Value value : from.values()) {
                values[value.id()] = to.append(value.op(), value.type(), value.immediate(), value.aux(), null);
            }
        }
        Map<Position, Position> positions = new IdentityHashMap<>();
        UnaryOperator<Position> copied = position -> position == null ? null
                : positions.computeIfAbsent(position, old -> old.withValues(value -> value.op() == Op.CONST || value.op() == Op.OBJECT ? value : values[value.id()]));
        for (Block from : original.blocks()) {
            Block to = blocks.get(from);
            for (Value value : from.values()) {
                values[value.id()].setPosition(copied.apply(value.position()));
                value.arguments().forEach(argument -> values[value.id()].arguments().add(values[argument.id()]));
            }
            to.setEnd(from.end(), from.controls().stream().map(control -> values[control.id()]).toArray(Value[]::new));
            to.setKeys(from.keys());
            to.setEndPosition(copied.apply(from.endPosition()));
            from.successors().forEach(successor -> to.successors().add(blocks.get(successor)));
            from.predecessors().forEach(predecessor -> to.predecessors().add(blocks.get(predecessor)));
        }
        return copy;
    }
}
