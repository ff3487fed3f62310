package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;

/**
 * Takes out blocks that cannot be reached and values nobody needs. Needed are effects, checks, ends, and what those need. A
 * plain load or an allocation is needed only for its result: a state of memory is passed on by who came before it. Phis
 * that keep only each other alive go too.
 */
public final class DeadCode implements Pass {

    @Override
    public String name() {
        return "dead-code";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        BitSet live = new Marking(function).run();
        for (Block block : function.blocks()) {
            if (block.end() == Block.End.TRY && !live.get(block.control(0).id())) {
                ControlFlow.goTo(block, 0);
            }
        }
        // A handler may have lost its last way in; nothing live hangs on it then.
        ControlFlow.removeUnreachable(function);
        for (Block block : function.blocks()) {
            for (Value value : block.values()) {
                passStates(value.arguments(), live);
            }
            passStates(block.controls(), live);
        }
        for (Block block : function.blocks()) {
            block.values().removeIf(value -> !live.get(value.id()));
        }
    }

    private static void passStates(List<Value> uses, BitSet live) {
        for (int i = 0; i < uses.size(); i++) {
            Value value = uses.get(i);
            while (isAllocation(value) && !live.get(value.id())) {
                value = value.argument(0);
            }
            uses.set(i, value);
        }
    }

    private static boolean isAllocation(Value value) {
        return value.op() == Op.NEW || value.op() == Op.NEW_ARRAY;
    }

    private static final class Marking {
        private final Function function;
        private final BitSet live;
        /** Allocations whose state somebody takes. */
        private final BitSet passed;
        private final ArrayDeque<Value> work = new ArrayDeque<>();

        Marking(Function function) {
            this.function = function;
            live = new BitSet(function.valueCount());
            passed = new BitSet(function.valueCount());
        }

        BitSet run() {
            for (Block block : function.blocks()) {
                for (Value value : block.values()) {
                    if (value.op() == Op.START || value.op() == Op.CAUGHT || value.op().isOrdered() && !isAllocation(value)
                            || MemoryEffects.isOrderedRead(value)) {
                        use(value);
                    }
                }
                boolean leaves = block.end() == Block.End.RETURN || block.end() == Block.End.THROW || block.end() == Block.End.UNREACHABLE;
                for (int i = 0; i < block.controls().size() && block.end() != Block.End.TRY; i++) {
                    useIn(block.control(i), leaves && i == 0);
                }
            }
            while (!work.isEmpty()) {
                Value value = work.poll();
                if (!live.get(value.id())) {
                    useIn(value.argument(0), true);
                    continue;
                }
                for (int i = 0; i < value.argumentCount(); i++) {
                    useIn(value.argument(i), value.type() == Type.MEMORY || i == 0 && value.op().takesMemory());
                }
            }
            return live;
        }

        private void useIn(Value value, boolean asMemory) {
            if (!asMemory || !isAllocation(value)) {
                use(value);
            } else if (!live.get(value.id()) && !passed.get(value.id())) {
                passed.set(value.id());
                work.add(value);
            }
        }

        private void use(Value value) {
            if (!live.get(value.id())) {
                live.set(value.id());
                work.add(value);
            }
        }
    }
}
