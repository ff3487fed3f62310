package astryon.compiler.opt;

import astryon.compiler.analysis.Uses;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Sparse conditional constant propagation (Wegman and Zadeck 1991): assumes that nothing runs and every value is constant until the
 * contrary is seen, and follows only edges that can be taken. So it finds constants that depend on branches being dead which are
 * dead because of those constants.
 */
public final class ConstantPropagation implements Pass {

    @Override
    public String name() {
        return "constant-propagation";
    }

    @Override
    public void run(Function function) {
        new Propagation(function).run();
        new CopyPropagation().run(function);
        ControlFlow.removeUnreachable(function);
    }

    private enum State {
        UNSEEN, CONSTANT, VARIES
    }

    private static final class Propagation {
        private final Function function;
        private final Uses uses;
        private final State[] state;
        private final long[] bits;
        private final boolean[] reached;
        /** By block id: ids of the predecessors whose edge can be taken. */
        private final BitSet[] takenFrom;
        private final ArrayDeque<Block> blocks = new ArrayDeque<>();
        private final ArrayDeque<Value> values = new ArrayDeque<>();

        Propagation(Function function) {
            this.function = function;
            uses = new Uses(function);
            state = new State[function.valueCount()];
            Arrays.fill(state, State.UNSEEN);
            bits = new long[function.valueCount()];
            reached = new boolean[function.blockCount()];
            takenFrom = new BitSet[function.blockCount()];
        }

        void run() {
            reach(function.entry());
            while (!blocks.isEmpty() || !values.isEmpty()) {
                while (!values.isEmpty()) {
                    Value changed = values.poll();
                    for (Value user : uses.of(changed)) {
                        if (reached[user.block().id()]) {
                            visit(user);
                        }
                    }
                    for (Block block : uses.endsOf(changed)) {
                        if (reached[block.id()]) {
                            visitEnd(block);
                        }
                    }
                }
                if (!blocks.isEmpty()) {
                    Block block = blocks.poll();
                    for (Value value : block.values()) {
                        visit(value);
                    }
                    visitEnd(block);
                }
            }
            for (Block block : function.blocks()) {
                if (reached[block.id()]) {
                    rewrite(block);
                }
            }
        }

        private void reach(Block block) {
            if (!reached[block.id()]) {
                reached[block.id()] = true;
                blocks.add(block);
            }
        }

        private void take(Block from, int successor) {
            Block to = from.successor(successor);
            if (takenFrom[to.id()] == null) {
                takenFrom[to.id()] = new BitSet();
            }
            if (takenFrom[to.id()].get(from.id())) {
                return;
            }
            takenFrom[to.id()].set(from.id());
            if (reached[to.id()]) {
                for (Value phi : to.phis()) {
                    visit(phi);
                }
            } else {
                reach(to);
            }
        }

        private void visitEnd(Block block) {
            Value control = block.controls().isEmpty() ? null : block.control(0);
            boolean decides = block.end() == Block.End.IF || block.end() == Block.End.SWITCH;
            if (!decides || state[control.id()] == State.VARIES) {
                for (int i = 0; i < block.successors().size(); i++) {
                    take(block, i);
                }
            } else if (state[control.id()] == State.CONSTANT) {
                take(block, ControlFlow.taken(block, bits[control.id()]));
            }
        }

        private void visit(Value value) {
            if (state[value.id()] == State.VARIES) {
                return;
            }
            if (value.op() == Op.PHI) {
                visitPhi(value);
            } else if (value.op() == Op.CONST) {
                set(value, value.immediate());
            } else if (!Evaluation.isPure(value.op())) {
                varies(value);
            } else {
                evaluate(value);
            }
        }

        private void visitPhi(Value phi) {
            if (phi.type() == Type.MEMORY) {
                varies(phi);
                return;
            }
            for (int i = 0; i < phi.argumentCount(); i++) {
                Value argument = phi.argument(i);
                if (takenFrom[phi.block().id()].get(phi.block().predecessors().get(i).id())) {
                    if (state[argument.id()] == State.VARIES) {
                        varies(phi);
                        return;
                    }
                    if (state[argument.id()] == State.CONSTANT && !set(phi, bits[argument.id()])) {
                        return;
                    }
                }
            }
        }

        private void evaluate(Value value) {
            long[] operands = new long[value.argumentCount()];
            for (int i = 0; i < operands.length; i++) {
                Value argument = value.argument(i);
                if (state[argument.id()] == State.VARIES) {
                    varies(value);
                    return;
                }
                if (state[argument.id()] == State.UNSEEN) {
                    return;
                }
                operands[i] = bits[argument.id()];
            }
            Value typed = value.argument(value.op() == Op.SELECT ? 1 : 0);
            if (typed.type() == Type.MEMORY || operands.length == 2 && Evaluation.isDivisionByZero(value.op(), typed.type(), operands[1])) {
                varies(value);
                return;
            }
            set(value, Evaluation.evaluate(value.op(), value.type(), typed.type(), operands));
        }

        /** Whether {@code value} is the constant {@code constant} now, as far as is known. */
        private boolean set(Value value, long constant) {
            if (state[value.id()] == State.UNSEEN) {
                state[value.id()] = State.CONSTANT;
                bits[value.id()] = constant;
                values.add(value);
            } else if (state[value.id()] == State.CONSTANT && bits[value.id()] != constant) {
                varies(value);
            }
            return state[value.id()] == State.CONSTANT;
        }

        private void varies(Value value) {
            if (state[value.id()] != State.VARIES) {
                state[value.id()] = State.VARIES;
                values.add(value);
            }
        }

        private void rewrite(Block block) {
            int firstPlace = 0;
            for (Value value : new ArrayList<>(block.values())) {
                if (value.op() == Op.PHI || value.op() == Op.CAUGHT) {
                    firstPlace++;
                }
                if (state[value.id()] == State.CONSTANT && value.op() != Op.CONST && value.op() != Op.PHI) {
                    value.become(Op.CONST, value.type(), bits[value.id()], null);
                }
            }
            for (Value phi : block.phis()) {
                if (state[phi.id()] == State.CONSTANT) {
                    phi.becomeCopyOf(block.insert(firstPlace, Op.CONST, phi.type(), bits[phi.id()], null, phi.position()));
                }
            }
            if (block.end() == Block.End.IF || block.end() == Block.End.SWITCH) {
                Value control = block.control(0);
                if (control.id() < state.length && state[control.id()] == State.CONSTANT) {
                    ControlFlow.goTo(block, ControlFlow.taken(block, bits[control.id()]));
                }
            }
        }
    }
}
