package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.analysis.Uses;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The final place of every value. What has an effect, may throw or reads memory stays where it is; what only computes floats down
 * to the block that dominates its uses, but never into a loop, and there to right before its first use. So few values are live at
 * once, paths that do not need a value do not compute it, and a comparison stands next to the branch it feeds.
 *
 * <p>An address taken from a reference must not be alive where the collector may move the object: it and what is computed from it
 * stay in place.
 */
public final class Schedule implements Pass {

    @Override
    public String name() {
        return "schedule";
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public void run(Function function) {
        new Placement(function).run();
    }

    private static final class Placement {
        private final Function function;
        private final Dominators dominators;
        private final Loops loops;
        private final Uses uses;
        /** By value id: where a floating value goes; null for the others. */
        private final Block[] home;
        private final boolean[] floats;
        private final boolean[] emitted;
        private final List<List<Value>> floatingIn = new ArrayList<>();

        Placement(Function function) {
            this.function = function;
            dominators = new Dominators(function);
            loops = new Loops(function, dominators);
            uses = new Uses(function);
            home = new Block[function.valueCount()];
            floats = new boolean[function.valueCount()];
            emitted = new boolean[function.valueCount()];
            for (int i = 0; i < function.blockCount(); i++) {
                floatingIn.add(new ArrayList<>());
            }
        }

        void run() {
            List<Block> preorder = dominators.preorder();
            boolean[] address = new boolean[function.valueCount()];
            for (Block block : preorder) {
                for (Value value : block.values()) {
                    boolean pinned = value.op() == Op.REF_TO_ADDRESS || value.type() == Type.I64
                            && value.arguments().stream().anyMatch(argument -> address[argument.id()]);
                    address[value.id()] = pinned;
                    floats[value.id()] = !pinned && mayFloat(value) && value.arguments().stream().noneMatch(argument -> address[argument.id()]);
                }
            }
            // Users before what they use: a value's home depends on its floating users' homes.
            for (int b = preorder.size() - 1; b >= 0; b--) {
                List<Value> values = preorder.get(b).values();
                for (int i = values.size() - 1; i >= 0; i--) {
                    if (floats[values.get(i).id()]) {
                        place(values.get(i));
                    }
                }
            }
            for (Block block : preorder) {
                for (Value value : block.values()) {
                    if (home[value.id()] != null) {
                        floatingIn.get(home[value.id()].id()).add(value);
                    }
                }
            }
            List<List<Value>> fixed = new ArrayList<>();
            for (Block block : preorder) {
                fixed.add(block.values().stream().filter(value -> !floats[value.id()]).toList());
            }
            for (int b = 0; b < preorder.size(); b++) {
                emit(preorder.get(b), fixed.get(b));
            }
        }

        private static boolean mayFloat(Value value) {
            return Evaluation.isPure(value.op()) && value.op() != Op.COPY || switch (value.op()) {
                case CONST, OBJECT, SYMBOL, CURRENT_THREAD, ARRAY_LENGTH, HUB_OF, INSTANCE_OF -> true;
                default -> false;
            };
        }

        private void place(Value value) {
            Block common = null;
            for (Value user : uses.of(value)) {
                if (user.op() == Op.PHI) {
                    for (int i = 0; i < user.argumentCount(); i++) {
                        if (user.argument(i) == value) {
                            common = join(common, user.block().predecessors().get(i));
                        }
                    }
                } else {
                    common = join(common, floats[user.id()] ? home[user.id()] : user.block());
                }
            }
            for (Block block : uses.endsOf(value)) {
                common = join(common, block);
            }
            if (common == null) {
                // Dead: leave it out.
                home[value.id()] = null;
                return;
            }
            Block best = common;
            for (Block at = common; at != value.block(); at = dominators.immediate(at)) {
                Block above = dominators.immediate(at);
                if (loops.depth(above) < loops.depth(best)) {
                    best = above;
                }
            }
            home[value.id()] = best;
        }

        private Block join(Block a, Block b) {
            return a == null ? b : b == null ? a : dominators.common(a, b);
        }

        private void emit(Block block, List<Value> fixed) {
            List<Value> out = block.values();
            out.clear();
            boolean tries = block.end() == Block.End.TRY;
            for (Value value : fixed) {
                if (tries && value == block.control(0)) {
                    break;
                }
                emitOperands(value, block);
                out.add(value);
            }
            // What only later blocks and phis use, then what the end needs, so that this is the nearest.
            Value control = block.controls().isEmpty() ? null : block.control(block.controls().size() - 1);
            for (Value value : floatingIn.get(block.id())) {
                if (value != control) {
                    emitFloating(value, block, control);
                }
            }
            for (Value value : floatingIn.get(block.id())) {
                emitFloating(value, block, null);
            }
            if (tries) {
                out.add(block.control(0));
            }
        }

        private void emitOperands(Value value, Block block) {
            if (value.op() != Op.PHI) {
                for (Value argument : value.arguments()) {
                    emitFloating(argument, block, null);
                }
            }
        }

        /** Emits {@code root} and what it needs, operands first, unless it belongs elsewhere, is done or is {@code except}. */
        private void emitFloating(Value root, Block block, Value except) {
            if (!isDue(root, block) || root == except) {
                return;
            }
            ArrayDeque<Value> stack = new ArrayDeque<>();
            stack.push(root);
            while (!stack.isEmpty()) {
                Value value = stack.peek();
                int before = stack.size();
                for (Value argument : value.arguments()) {
                    if (isDue(argument, block)) {
                        stack.push(argument);
                    }
                }
                if (stack.size() == before) {
                    stack.pop();
                    if (!emitted[value.id()]) {
                        emitted[value.id()] = true;
                        block.adopt(value);
                    }
                }
            }
        }

        private boolean isDue(Value value, Block block) {
            return home[value.id()] == block && !emitted[value.id()];
        }
    }
}
