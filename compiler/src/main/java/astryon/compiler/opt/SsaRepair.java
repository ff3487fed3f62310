package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Dominators;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Restores SSA form after code was duplicated, so that what was one value is now defined in two blocks. A use gets the definition that
 * reaches it: the nearest one up the dominator tree, where a phi stands in for several at the iterated dominance frontier of the
 * two blocks. Phis are made only where a use asks for them.
 */
final class SsaRepair {
    private final Dominators dominators;
    private final Block first;
    private final Block second;
    private final BitSet joins = new BitSet();
    private final Map<Value, Map<Block, Value>> phis = new HashMap<>();
    private final Map<Value, Value> twins;
    private final List<Value> made = new ArrayList<>();

    /**
     * @param dominators of the graph as it is now; it has no unreachable blocks
     * @param original   the block with the original values
     * @param copy       the block with their twins
     * @param twins      the twin of each original
     */
    SsaRepair(Dominators dominators, Block original, Block copy, Map<Value, Value> twins) {
        this.dominators = dominators;
        this.first = original;
        this.second = copy;
        this.twins = twins;
        findJoins();
    }

    private void findJoins() {
        List<List<Block>> frontier = frontiers();
        ArrayDeque<Block> work = new ArrayDeque<>(List.of(first, second));
        while (!work.isEmpty()) {
            for (Block block : frontier.get(work.poll().id())) {
                if (!joins.get(block.id())) {
                    joins.set(block.id());
                    work.add(block);
                }
            }
        }
    }

    private List<List<Block>> frontiers() {
        List<List<Block>> frontier = new ArrayList<>();
        for (int i = 0; i < first.function().blockCount(); i++) {
            frontier.add(List.of());
        }
        for (Block block : dominators.preorder()) {
            if (block.predecessors().size() < 2) {
                continue;
            }
            for (Block predecessor : block.predecessors()) {
                for (Block at = predecessor; at != dominators.immediate(block); at = dominators.immediate(at)) {
                    if (frontier.get(at.id()).isEmpty()) {
                        frontier.set(at.id(), new ArrayList<>(2));
                    }
                    List<Block> known = frontier.get(at.id());
                    if (!known.isEmpty() && known.get(known.size() - 1) == block) {
                        break;
                    }
                    known.add(block);
                }
            }
        }
        return frontier;
    }

    /** Redirects every use of the originals, except those inside the original block itself. */
    void run() {
        for (Block block : List.copyOf(dominators.preorder())) {
            for (Value value : List.copyOf(block.values())) {
                for (int i = 0; i < value.argumentCount(); i++) {
                    Value argument = value.argument(i);
                    if (twins.containsKey(argument)) {
                        if (value.op() == Op.PHI) {
                            value.setArgument(i, reaching(argument, block.predecessors().get(i)));
                        } else if (block != first) {
                            value.setArgument(i, reaching(argument, block));
                        }
                    }
                }
            }
            for (int i = 0; i < block.controls().size(); i++) {
                if (twins.containsKey(block.control(i)) && block != first) {
                    block.controls().set(i, reaching(block.control(i), block));
                }
            }
        }
        // Phis made on the way ask for further ones until all are complete.
        for (int n = 0; n < made.size(); n++) {
            Value phi = made.get(n);
            for (int i = 0; i < phi.argumentCount(); i++) {
                if (twins.containsKey(phi.argument(i))) {
                    phi.setArgument(i, reaching(phi.argument(i), phi.block().predecessors().get(i)));
                }
            }
        }
        repairPositions();
    }

    /** Debuggers see in a variable what reaches there too, if that is a value that something uses. */
    private void repairPositions() {
        for (Block block : dominators.preorder()) {
            if (block == first) {
                continue;
            }
            Position last = null;
            Position repaired = null;
            for (Value value : block.values()) {
                if (value.position() != last) {
                    last = value.position();
                    repaired = last == null ? null : last.withValues(known -> twins.containsKey(known) ? known(known, block) : known);
                }
                value.setPosition(repaired);
            }
            if (block.endPosition() != null) {
                block.setEndPosition(block.endPosition() == last ? repaired : block.endPosition().withValues(known -> twins.containsKey(known) ? known(known, block) : known));
            }
        }
    }

    /** What {@code original} is in {@code block}, or null if no value is. */
    private Value known(Value original, Block block) {
        for (Block at = block; at != null; at = dominators.immediate(at)) {
            if (at == first) {
                return original;
            }
            if (at == second) {
                return twins.get(original);
            }
            if (joins.get(at.id())) {
                return phis.getOrDefault(original, Map.of()).get(at);
            }
        }
        return null;
    }

    /** The position of a copied operation: its variables are the twins of what they were. */
    static Position copied(Position position, Map<Value, Value> twins) {
        return position == null ? null : position.withValues(value -> twins.getOrDefault(value, value));
    }

    /** What {@code original} is at the end of {@code block}. */
    private Value reaching(Value original, Block block) {
        for (Block at = block; at != null; at = dominators.immediate(at)) {
            if (at == first) {
                return original;
            }
            if (at == second) {
                return twins.get(original);
            }
            if (joins.get(at.id())) {
                return phi(original, at);
            }
        }
        throw new IllegalStateException(original + " does not reach " + block);
    }

    private Value phi(Value original, Block block) {
        return phis.computeIfAbsent(original, value -> new HashMap<>()).computeIfAbsent(block, at -> {
            Value[] arguments = new Value[at.predecessors().size()];
            Arrays.fill(arguments, original);
            Value phi = at.insert(0, Op.PHI, original.type(), 0, null, original.position(), arguments);
            made.add(phi);
            return phi;
        });
    }
}
