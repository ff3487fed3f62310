package astryon.compiler.opt;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.MemoryStates;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves what a loop computes anew in each round, and always the same, in front of the loop: innermost loops first, so that a value can
 * move on outward.
 *
 * <p>What cannot trap may move from anywhere in the loop. What can (a check, a load through a reference not known to be one, a division)
 * may move only if every entry of the loop would run it first of all effects: it stands in the blocks that the header always leads
 * through, and nothing before it there writes, throws or is ordered. A load may move if nothing in the loop can change its place. That
 * a class is initialised at first use is like a check: it holds for all rounds.
 */
public final class LoopInvariants implements Pass {
    /** A loop with more writes is taken to change everything: each load is held against each write. */
    private static final int MOST_WRITES = 512;

    @Override
    public String name() {
        return "loop-invariants";
    }

    @Override
    public void run(Function function) {
        ControlFlow.removeUnreachable(function);
        Loops before = new Loops(function);
        for (Loops.Loop loop : before.all()) {
            if (loop.header().values().stream().noneMatch(value -> value.op() == Op.CAUGHT)) {
                LoopInversion.preheader(loop.header(), loop, before);
            }
        }
        Dominators dominators = new Dominators(function);
        Loops loops = new Loops(function, dominators);
        MemoryStates states = new MemoryStates(function, dominators.postOrder());
        boolean initialised = false;
        for (int i = loops.all().size() - 1; i >= 0; i--) {
            initialised |= new Motion(loops.all().get(i), loops, states).run();
        }
        if (initialised) {
            MemorySsa.rebuild(function);
        }
    }

    private static final class Motion {
        private final Loops.Loop loop;
        private final Loops loops;
        private final MemoryStates states;
        private final List<Value> writes = new ArrayList<>();
        private boolean ordersReads;
        private boolean initialised;
        private final Set<Value> moved = new HashSet<>();
        private Block entry;

        Motion(Loops.Loop loop, Loops loops, MemoryStates states) {
            this.loop = loop;
            this.loops = loops;
            this.states = states;
        }

        /** Whether a class is initialised in front of the loop now; the states of memory are then to be made anew. */
        boolean run() {
            for (Block predecessor : loop.header().predecessors()) {
                if (!loop.isAround(loops.of(predecessor))) {
                    entry = predecessor;
                }
            }
            if (entry.successors().size() != 1) {
                return false;
            }
            for (Block block : loop.blocks()) {
                for (Value value : block.values()) {
                    if (value.op().is(Op.Trait.WRITES)) {
                        writes.add(value);
                    }
                    ordersReads |= MemoryEffects.isOrderedRead(value);
                }
            }
            Set<Block> always = alwaysRun();
            boolean first = true;
            for (Block block : loop.blocks()) {
                List<Value> staying = new ArrayList<>();
                for (Value value : block.values()) {
                    boolean isFirst = first && always.contains(block) && !(block.end() == Block.End.TRY && block.control(0) == value);
                    if (value.op() == Op.CLASS_INIT && isFirst) {
                        entry.adopt(value);
                        writes.remove(value);
                        initialised = true;
                    } else if (isInvariant(value) && mayMove(value, isFirst)) {
                        moved.add(value);
                        entry.adopt(value);
                        if (value.op().takesMemory()) {
                            value.setArgument(0, states.atEnd(entry));
                        }
                    } else {
                        staying.add(value);
                        first &= !always.contains(block) || !value.op().isOrdered() && !MemoryEffects.isOrderedRead(value);
                    }
                }
                block.values().clear();
                block.values().addAll(staying);
            }
            return initialised;
        }

        /** The header and what it always leads to next. */
        private Set<Block> alwaysRun() {
            Set<Block> always = new HashSet<>();
            Block block = loop.header();
            while (loop.isAround(loops.of(block)) && always.add(block) && block.end() == Block.End.GOTO
                    && block.successor(0).predecessors().size() == 1) {
                block = block.successor(0);
            }
            return always;
        }

        private boolean isInvariant(Value value) {
            if (value.op() == Op.PHI || value.op() == Op.CAUGHT || value.op().definesMemory()) {
                return false;
            }
            for (int i = value.op().takesMemory() ? 1 : 0; i < value.argumentCount(); i++) {
                Value argument = value.argument(i);
                if (!moved.contains(argument) && loop.isAround(loops.of(argument.block()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean mayMove(Value value, boolean isFirst) {
            return switch (value.op()) {
                case DIV, REM, UDIV, UREM -> value.type().isFloating() || isFirst || cannotBeZero(value.argument(1));
                case CONST, OBJECT, SYMBOL, CURRENT_THREAD, INSTANCE_OF -> true;
                case ARRAY_LENGTH, HUB_OF -> isFirst || NonNull.is(value.argument(0));
                case GET_STATIC -> isUnchanged(value);
                case GET_FIELD -> (isFirst || NonNull.is(value.argument(1))) && isUnchanged(value);
                case GET_ELEMENT -> (isFirst || isChecked(value)) && isUnchanged(value);
                case LOAD -> isFirst && isUnchanged(value);
                case COPY -> false;
                default -> value.op().is(Op.Trait.CHECK) ? isFirst : Evaluation.isPure(value.op());
            };
        }

        private static boolean cannotBeZero(Value divisor) {
            return divisor.op() == Op.DIVISOR_CHECK || divisor.isConstant() && divisor.immediate() != 0;
        }

        /** Whether the array is known to be one and the index was checked against its length, wherever the element is read. */
        private static boolean isChecked(Value element) {
            Value array = element.argument(1);
            Value index = element.argument(2);
            return NonNull.is(array) && index.op() == Op.BOUNDS_CHECK && index.argument(1).op() == Op.ARRAY_LENGTH
                    && index.argument(1).argument(0) == array;
        }

        private boolean isUnchanged(Value load) {
            if (MemoryEffects.isOrderedAccess(load) || states.atEnd(entry) == null || writes.size() > MOST_WRITES) {
                return false;
            }
            MemoryEffects.Place place = MemoryEffects.place(load);
            if (place.alias().equals(Access.Alias.IMMUTABLE)) {
                return true;
            }
            return !ordersReads && writes.stream().noneMatch(write -> MemoryEffects.mayChange(write, place));
        }
    }
}
