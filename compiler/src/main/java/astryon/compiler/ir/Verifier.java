package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The specification of the IR, and its judge. A function is valid if all of this holds.
 *
 * <ol>
 * <li><b>Entry.</b> The first block has no predecessors. It alone holds {@code START}, once, and the {@code ARG}s, whose type is
 *     that of the parameter they name.
 * <li><b>Edges.</b> Successor and predecessor lists mirror each other. No block is twice a successor of another. All blocks of edges
 *     are in the function's list, once.
 * <li><b>Ends.</b> The number of successors and the controls fit the end (see {@link Block.End}): IF and SWITCH take an i32, RETURN a
 *     memory state and a value of the function's result type unless that is void, THROW a memory state and a ref, UNREACHABLE a
 *     memory state. SWITCH has a row of keys for every successor but the last, no row is empty, no key is there twice.
 * <li><b>Protected regions.</b> The control of a TRY is the last value of its block and may throw. Its second successor starts
 *     (after phis) with {@code CAUGHT}. A block with {@code CAUGHT} is reached as second successor of TRYs only. The result of the
 *     control does not exist on the exceptional edge; its memory does.
 * <li><b>Phis</b> come first, then {@code CAUGHT}, then the rest. The n-th argument of a phi belongs to the n-th predecessor and is
 *     defined where that one ends.
 * <li><b>Types.</b> Operands and result are what the letters of the {@link Op} say. References are compared for equality and nothing
 *     else. The bits of a constant are {@linkplain Evaluation#canonical canonical}.
 * <li><b>Symbols.</b> An op that names something has its symbol; LOAD, STORE and element accesses have an {@link Access}, and move
 *     values of its type.
 * <li><b>Dominance.</b> A definition comes before its uses: earlier in the block, or in a block that dominates the use's.
 * <li><b>Memory</b> is one thread of states. A value may stand for a state if it is {@code START}, an op that writes, or a phi or copy
 *     of type memory. The state at a place is the last one made on the way there; an op that reads or writes, and an end that takes
 *     memory, takes exactly that one. Where different states meet there is one memory phi (unless nothing ahead wants memory).
 *     Only loads of immutable memory may take an older state.
 * </ol>
 *
 * Among values that write or may throw, the order of the list is the program's order; the verifier cannot check that, passes keep it.
 * Rules 5 to 9 are not checked in blocks that cannot be reached.
 */
public final class Verifier {

    /** A broken rule: in {@code block}, at {@code value}, or at the block's end or edges if that is null. */
    public record Violation(Block block, Value value, String rule) {
    }

    private final Function function;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<Block> listed = new HashSet<>();
    private final int[] place;
    private PostOrder order;
    private Dominators dominators;

    private Verifier(Function function) {
        this.function = function;
        place = new int[function.valueCount()];
    }

    /** All broken rules; none if the function is valid. */
    public static List<Violation> violations(Function function) {
        Verifier verifier = new Verifier(function);
        verifier.run();
        return verifier.violations;
    }

    /** @throws IllegalStateException naming function, block, value and rule of everything that is wrong */
    public static void verify(Function function) {
        List<Violation> violations = violations(function);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(violations.stream().map(violation -> function.name() + ", " + violation.block + ": "
                    + (violation.value == null ? IrPrinter.end(violation.block) : IrPrinter.line(violation.value)) + ": " + violation.rule)
                    .collect(Collectors.joining("\n")));
        }
    }

    private void run() {
        checkGraph();
        checkIdentity();
        if (!violations.isEmpty()) {
            return;
        }
        order = new PostOrder(function);
        dominators = new Dominators(function, order);
        for (Block block : order.reverse()) {
            checkOrder(block);
            for (Value value : block.values()) {
                checkTypes(value);
                checkSymbol(value);
                checkDominance(value);
            }
            checkEnd(block);
        }
        if (violations.isEmpty()) {
            checkMemory();
        }
    }

    private void report(Block block, Value value, String rule) {
        violations.add(new Violation(block, value, rule));
    }

    private void checkGraph() {
        if (!function.entry().predecessors().isEmpty()) {
            report(function.entry(), null, "the entry has no predecessors");
        }
        for (Block block : function.blocks()) {
            if (!listed.add(block)) {
                report(block, null, "a block is listed once");
            }
        }
        Set<Long> forward = new HashSet<>();
        Set<Long> backward = new HashSet<>();
        for (Block block : function.blocks()) {
            block.successors().forEach(successor -> forward.add(edge(block, successor)));
            block.predecessors().forEach(predecessor -> backward.add(edge(predecessor, block)));
        }
        for (Block block : function.blocks()) {
            checkEdges(block, block.successors(), "successor");
            checkEdges(block, block.predecessors(), "predecessor");
            for (Block successor : block.successors()) {
                if (!backward.contains(edge(block, successor))) {
                    report(block, null, successor + " does not know its predecessor " + block);
                }
            }
            for (Block predecessor : block.predecessors()) {
                if (!forward.contains(edge(predecessor, block))) {
                    report(block, null, predecessor + " is a predecessor that does not lead here");
                }
            }
            int wanted = switch (block.end()) {
                case GOTO -> 1;
                case IF, TRY -> 2;
                case SWITCH -> block.keys().length + 1;
                case RETURN, THROW, UNREACHABLE -> 0;
            };
            if (block.successors().size() != wanted) {
                report(block, null, "this end has " + wanted + " successors, not " + block.successors().size());
            }
        }
    }

    private static long edge(Block from, Block to) {
        return (long) from.id() << 32 | to.id();
    }

    private void checkEdges(Block block, List<Block> edges, String what) {
        Set<Block> seen = new HashSet<>();
        for (Block other : edges) {
            if (!listed.contains(other)) {
                report(block, null, what + " " + other + " is not in the function");
            }
            if (!seen.add(other)) {
                report(block, null, other + " is a " + what + " twice");
            }
        }
    }

    private void checkIdentity() {
        BitSet seen = new BitSet();
        int starts = 0;
        for (Block block : function.blocks()) {
            int index = 0;
            for (Value value : block.values()) {
                if (seen.get(value.id())) {
                    report(block, value, "a value is listed once");
                }
                seen.set(value.id());
                if (value.block() != block) {
                    report(block, value, "the value believes it is in " + value.block());
                }
                if (value.op() == Op.START || value.op() == Op.ARG) {
                    starts += value.op() == Op.START ? 1 : 0;
                    if (block != function.entry()) {
                        report(block, value, "only the entry has START and ARG");
                    }
                }
                place[value.id()] = index++;
            }
        }
        if (starts != 1) {
            report(function.entry(), null, "the entry has one START, not " + starts);
        }
    }

    private void checkOrder(Block block) {
        int phase = 0;
        for (Value value : block.values()) {
            int wants = value.op() == Op.PHI ? 0 : value.op() == Op.CAUGHT ? 1 : 2;
            if (wants < phase || wants == 1 && phase == 1) {
                report(block, value, "phis come first, then at most one CAUGHT, then the rest");
            }
            phase = Math.max(phase, wants);
            if (value.op() == Op.PHI && value.argumentCount() != block.predecessors().size()) {
                report(block, value, "a phi has one argument a predecessor: " + block.predecessors().size() + ", not " + value.argumentCount());
            }
            if (value.op() == Op.CAUGHT) {
                for (Block predecessor : block.predecessors()) {
                    if (predecessor.end() != Block.End.TRY || predecessor.successor(1) != block) {
                        report(block, value, "CAUGHT is reached as second successor of a TRY only, not from " + predecessor);
                    }
                }
            }
        }
    }

    private void checkTypes(Value value) {
        Op op = value.op();
        if (op == Op.PHI || op == Op.COPY && value.type() == Type.MEMORY) {
            for (Value argument : value.arguments()) {
                boolean fits = value.type() == Type.MEMORY ? isMemory(argument) : argument.type() == value.type();
                if (!fits || !value.type().isData() && value.type() != Type.MEMORY) {
                    report(value.block(), value, argument + " is not " + IrPrinter.word(value.type()));
                }
            }
            return;
        }
        String wrong = Signature.mismatch(value, function);
        if (wrong != null) {
            report(value.block(), value, wrong);
        }
    }

    private void checkSymbol(Value value) {
        switch (value.op()) {
            case LOAD, STORE, GET_ELEMENT, PUT_ELEMENT -> {
                if (!(value.aux() instanceof Access access)) {
                    report(value.block(), value, "needs an access");
                } else {
                    boolean stores = value.op() == Op.STORE || value.op() == Op.PUT_ELEMENT;
                    Type moved = stores ? value.argument(value.argumentCount() - 1).type() : value.type();
                    if (moved != access.kind().type) {
                        report(value.block(), value, "the access moves " + IrPrinter.word(access.kind().type) + ", not " + IrPrinter.word(moved));
                    }
                }
            }
            case OBJECT, SYMBOL, CAST_CHECK, INSTANCE_OF, GET_FIELD, PUT_FIELD, GET_STATIC, PUT_STATIC, CLASS_INIT, NEW, NEW_ARRAY, CALL,
                    CALL_VIRTUAL, MACHINE -> {
                if (value.aux() == null) {
                    report(value.block(), value, "names nothing");
                }
            }
            default -> {
            }
        }
    }

    private void checkDominance(Value value) {
        for (int i = 0; i < value.argumentCount(); i++) {
            Value argument = value.argument(i);
            if (value.op() == Op.PHI) {
                if (i < value.block().predecessors().size()) {
                    Block predecessor = value.block().predecessors().get(i);
                    if (order.isReachable(predecessor)) {
                        checkPhiArgument(value, argument, predecessor);
                    }
                }
            } else {
                boolean asMemory = i == 0 && value.op().takesMemory() || value.type() == Type.MEMORY;
                checkUse(argument, value.block(), place[value.id()], value, asMemory);
            }
        }
    }

    private void checkPhiArgument(Value phi, Value argument, Block predecessor) {
        checkUse(argument, predecessor, Integer.MAX_VALUE, phi, phi.type() == Type.MEMORY);
        boolean exceptional = predecessor.end() == Block.End.TRY && predecessor.successor(1) == phi.block();
        if (exceptional && phi.type() != Type.MEMORY && predecessor.control(0) == argument) {
            report(phi.block(), phi, argument + " does not exist on the exceptional edge from " + predecessor);
        }
    }

    /** A use of {@code definition} at {@code index} of {@code block}; {@code user} is null for the block's end. */
    private void checkUse(Value definition, Block block, int index, Value user, boolean asMemory) {
        Block home = definition.block();
        Block reportAt = user == null ? block : user.block();
        if (home == null || !listed.contains(home) || place[definition.id()] >= home.values().size()
                || home.values().get(place[definition.id()]) != definition) {
            report(reportAt, user, definition + " is in no block");
            return;
        }
        boolean before = home == block ? place[definition.id()] < index : dominators.strictlyDominates(home, block);
        if (!before) {
            report(reportAt, user, definition + " is used where its definition does not reach");
            return;
        }
        if (!asMemory && home != block && home.end() == Block.End.TRY && home.control(0) == definition
                && !dominators.edgeDominates(home, home.successor(0), block)) {
            report(reportAt, user, definition + " does not exist where its TRY threw");
        }
    }

    private void checkEnd(Block block) {
        List<Value> controls = block.controls();
        boolean ok = switch (block.end()) {
            case GOTO -> controls.isEmpty();
            case IF, SWITCH -> controls.size() == 1 && controls.get(0).type() == Type.I32;
            case RETURN -> function.result() == Type.VOID ? controls.size() == 1 && isMemory(controls.get(0))
                    : controls.size() == 2 && isMemory(controls.get(0)) && controls.get(1).type() == function.result();
            case THROW -> controls.size() == 2 && isMemory(controls.get(0)) && controls.get(1).type() == Type.REF;
            case UNREACHABLE -> controls.size() == 1 && isMemory(controls.get(0));
            case TRY -> controls.size() == 1;
        };
        if (!ok) {
            report(block, null, "the controls do not fit the end");
            return;
        }
        for (int i = 0; i < controls.size(); i++) {
            boolean asMemory = i == 0 && block.end() != Block.End.IF && block.end() != Block.End.SWITCH;
            checkUse(controls.get(i), block, Integer.MAX_VALUE, null, asMemory);
        }
        if (block.end() == Block.End.SWITCH) {
            checkKeys(block);
        }
        if (block.end() == Block.End.TRY) {
            if (block.values().isEmpty() || block.values().get(block.values().size() - 1) != controls.get(0)) {
                report(block, null, "the control of a TRY is the last value of its block");
            } else if (!controls.get(0).op().is(Op.Trait.THROWS)) {
                report(block, null, "the control of a TRY may throw");
            }
            if (block.successor(1).values().stream().noneMatch(value -> value.op() == Op.CAUGHT)) {
                report(block, null, "the second successor of a TRY has CAUGHT");
            }
        }
    }

    private void checkKeys(Block block) {
        Set<Integer> seen = new HashSet<>();
        for (int[] row : block.keys()) {
            if (row.length == 0) {
                report(block, null, "a row of keys is not empty");
            }
            for (int key : row) {
                if (!seen.add(key)) {
                    report(block, null, "key " + key + " is there twice");
                }
            }
        }
    }

    static boolean isMemory(Value value) {
        return value.type() == Type.MEMORY || value.op().definesMemory();
    }

    private void checkMemory() {
        MemoryStates states = new MemoryStates(function, order);
        for (Block block : order.reverse()) {
            List<Value> phis = block.phis().stream().filter(phi -> phi.type() == Type.MEMORY).toList();
            if (phis.size() > 1) {
                report(block, phis.get(1), "one memory phi a block");
            }
            for (Value phi : phis) {
                for (int i = 0; i < phi.argumentCount(); i++) {
                    Block predecessor = block.predecessors().get(i);
                    if (order.isReachable(predecessor)) {
                        checkState(phi, block, phi.argument(i), states.atEnd(predecessor), "the end of " + predecessor);
                    }
                }
            }
            Value state = states.atStart(block);
            for (Value value : block.values()) {
                if (value.op().takesMemory() && !isImmutableLoad(value)) {
                    checkState(value, block, value.argument(0), state, "this place");
                }
                if (value.op() != Op.PHI && isMemory(value)) {
                    if (value.op() == Op.COPY) {
                        checkState(value, block, value.argument(0), state, "this place");
                    }
                    state = MemoryStates.withoutCopies(value);
                }
            }
            switch (block.end()) {
                case RETURN, THROW, UNREACHABLE -> checkState(null, block, block.control(0), state, "this place");
                default -> {
                }
            }
        }
    }

    private void checkState(Value user, Block block, Value taken, Value current, String where) {
        if (current == null) {
            report(block, user, "memory states meet without a phi before " + where);
        } else if (MemoryStates.withoutCopies(taken) != current) {
            report(block, user, "the memory state at " + where + " is " + current + ", not " + taken);
        }
    }

    private static boolean isImmutableLoad(Value value) {
        return value.op() == Op.LOAD && value.aux() instanceof Access access && access.alias().equals(Access.Alias.IMMUTABLE);
    }
}
