package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.MemoryStates;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaField;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Global value numbering over the dominator tree (Briggs, Cooper and Simpson 1997, the dominator-based variant): a value that
 * computes what one already computed by a dominating block becomes a copy of that one. Checks are numbered like arithmetic: one that
 * a dominating check has passed cannot fail.
 *
 * <p>A load is numbered by its place and by the memory state it depends on, which is found by stepping back over writes that cannot
 * touch the place. If that state is a store to the very place, the load is the stored value; if it is the allocation of the object,
 * the load is zero. A volatile or device read counts as a state of its own here, so that no plain read is moved across it.
 */
public final class Gvn implements Pass {
    /** How many writes a load looks back over: beyond this the cost is not worth it. */
    private static final int MOST_STATES = 128;

    @Override
    public String name() {
        return "gvn";
    }

    @Override
    public void run(Function function) {
        new Numbering(function).run();
        new CopyPropagation().run(function);
        ControlFlow.removeUnreachable(function);
    }

    private record Key(Op op, Type type, long immediate, Symbol aux, Object memory, List<Value> operands) {
    }

    private static final class Numbering {
        private final Dominators dominators;
        private final MemoryStates states;
        private final boolean hasOrderedReads;
        private final Map<Key, Value> leaders = new HashMap<>();
        /** By value id: the state before each value that makes one, ordered reads included. */
        private final Object[] before;
        private final Object[] atEnd;
        private final Rewriter rewriter = new Rewriter();
        private Object state;

        Numbering(Function function) {
            dominators = new Dominators(function);
            states = new MemoryStates(function, dominators.postOrder());
            before = new Object[function.valueCount()];
            atEnd = new Object[function.blockCount()];
            hasOrderedReads = function.blocks().stream().flatMap(block -> block.values().stream()).anyMatch(MemoryEffects::isOrderedRead);
        }

        void run() {
            for (Block block : dominators.preorder()) {
                state = stateAtStart(block);
                for (Value phi : block.phis()) {
                    number(phi, block);
                }
                rewriter.run(block, this::visit);
                atEnd[block.id()] = state;
            }
        }

        private Object stateAtStart(Block block) {
            if (!hasOrderedReads) {
                return states.atStart(block);
            }
            if (block.predecessors().size() == 1) {
                return atEnd[block.predecessors().get(0).id()];
            }
            // Ordered reads on the ways here are not states the function knows: be on the safe side.
            return block.predecessors().isEmpty() ? states.atStart(block) : block;
        }

        private void number(Value phi, Block block) {
            Rewriter.bypassCopies(phi.arguments());
            Value leader = leaders.putIfAbsent(new Key(Op.PHI, phi.type(), 0, null, block, List.copyOf(phi.arguments())), phi);
            if (leader != null) {
                phi.become(Op.COPY, phi.type(), 0, null, leader);
            }
        }

        private Value visit(Value value, Rewriter rewriter) {
            if (MemoryEffects.isOrderedRead(value) || value.op().definesMemory()) {
                before[value.id()] = state;
                state = value;
                return null;
            }
            Key key = key(value);
            if (key == null) {
                return null;
            }
            if (key.memory instanceof Value last && MemoryEffects.isLoad(value)) {
                Value known = contents(last, value);
                if (known != null) {
                    return known;
                }
            }
            Value leader = leaders.get(key);
            if (leader != null && reaches(leader, value.block())) {
                return leader;
            }
            leaders.put(key, value);
            return null;
        }

        /** Whether the result of {@code leader} exists in {@code block}. */
        private boolean reaches(Value leader, Block block) {
            Block home = leader.block();
            if (home == block) {
                return true;
            }
            if (home.end() == Block.End.TRY && home.control(0) == leader) {
                return dominators.edgeDominates(home, home.successor(0), block);
            }
            return dominators.dominates(home, block);
        }

        private Key key(Value value) {
            Op op = value.op();
            if (MemoryEffects.isLoad(value)) {
                Object memory = lastChange(state, MemoryEffects.place(value));
                List<Value> operands = List.copyOf(value.arguments().subList(1, value.argumentCount()));
                return new Key(op, value.type(), value.immediate(), value.aux(), memory, operands);
            }
            boolean pure = Evaluation.isPure(op) || op.is(Op.Trait.CHECK) || switch (op) {
                case CONST, OBJECT, SYMBOL, ARG, CURRENT_THREAD, ARRAY_LENGTH, HUB_OF, INSTANCE_OF, REF_TO_ADDRESS -> true;
                default -> false;
            };
            if (!pure) {
                return null;
            }
            Value[] operands = value.arguments().toArray(Value[]::new);
            if (operands.length == 2 && operands[0].id() > operands[1].id() && (op.is(Op.Trait.COMMUTATIVE) || op.is(Op.Trait.COMPARISON))) {
                op = ComparisonRules.mirrored(op);
                operands = new Value[] {operands[1], operands[0]};
            }
            // An address is only good until the collector may move the object, which is also where a loop will poll.
            Object memory = op == Op.REF_TO_ADDRESS ? Arrays.asList(state, value.block()) : null;
            return new Key(op, value.type(), value.immediate(), value.aux(), memory, Arrays.asList(operands));
        }

        /** The latest state that may have changed the place, stepping back from {@code from}. */
        private Object lastChange(Object from, MemoryEffects.Place place) {
            if (place.alias().equals(Access.Alias.IMMUTABLE)) {
                return null;
            }
            Object at = from;
            for (int steps = 0; steps < MOST_STATES; steps++) {
                if (!(at instanceof Value write) || !write.op().is(Op.Trait.WRITES) || MemoryEffects.mayChange(write, place)) {
                    return at;
                }
                at = before[write.id()];
            }
            return at;
        }

        /** What {@code load} sees if {@code last} wrote exactly that place, else null. */
        private Value contents(Value last, Value load) {
            MemoryEffects.Place place = MemoryEffects.place(load);
            if ((last.op() == Op.NEW || last.op() == Op.NEW_ARRAY) && place.base() == last && load.op() != Op.LOAD) {
                return rewriter.constant(load.type(), 0);
            }
            if (!MemoryEffects.isStore(last) || MemoryEffects.isOrderedAccess(last) || !MemoryEffects.isSame(MemoryEffects.place(last), place)) {
                return null;
            }
            Value stored = last.argument(last.argumentCount() - 1);
            Access.Kind written = kind(last);
            if (stored.type() != load.type() || written != kind(load) && written != null) {
                return null;
            }
            return written == null ? stored : switch (written) {
                case I8 -> rewriter.make(Op.SEXT8, Type.I32, stored);
                case U8 -> rewriter.make(Op.ZEXT8, Type.I32, stored);
                case I16 -> rewriter.make(Op.SEXT16, Type.I32, stored);
                case U16 -> rewriter.make(Op.ZEXT16, Type.I32, stored);
                default -> stored;
            };
        }

        /** How memory is accessed; null if only the type is known. */
        private static Access.Kind kind(Value access) {
            return access.aux() instanceof Access a ? a.kind() : access.aux() instanceof JavaField field ? field.kind() : null;
        }
    }
}
