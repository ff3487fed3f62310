package astryon.compiler.x64;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.LirBlock;
import astryon.compiler.lir.Location;
import astryon.magic.RuntimeCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks, their ends, and the edges between them. An edge gets a block of its own where the allocator's moves would else have no place,
 * and where a handler needs one: a landing block for each way into it, and before that, if a check throws, the block that calls the thrower.
 */
final class BlockSelection {
    private final Workbench bench;
    private final ComparisonSelection comparisons;
    private final CheckSelection checks;
    private final CallSelection calls;
    private final Function function;
    private final PostOrder order;
    private final Loops loops;
    private final LirBlock[] lirBlocks;
    private int nextId;
    /** Position of a block among the reachable predecessors of another, and among all of them. */
    private final Map<Long, int[]> places = new HashMap<>();
    /** By block: the LIR predecessors in order. */
    private final LirBlock[][] predecessors;
    /** Extra blocks, by the block they come right after or right before. */
    private final List<List<LirBlock>> after = new ArrayList<>();
    private final List<List<LirBlock>> before = new ArrayList<>();
    private final List<LirBlock> late = new ArrayList<>();
    /** Phis by block: the values and, by predecessor, their registers. */
    private final List<List<Value>> phis = new ArrayList<>();
    private final Map<Value, Location.Virtual[]> inputs = new HashMap<>();
    private final int[] layout;
    /** Where the exceptions of calls that end their block go. */
    private final Map<Block, LirBlock> handlers = new HashMap<>();

    BlockSelection(Workbench bench, ComparisonSelection comparisons, CheckSelection checks, CallSelection calls, Function function,
            PostOrder order, Loops loops) {
        this.bench = bench;
        this.comparisons = comparisons;
        this.checks = checks;
        this.calls = calls;
        this.function = function;
        this.order = order;
        this.loops = loops;
        int count = function.blockCount();
        lirBlocks = new LirBlock[count];
        predecessors = new LirBlock[count][];
        layout = new int[count];
        for (int n = 0; n < count; n++) {
            after.add(new ArrayList<>());
            before.add(new ArrayList<>());
            phis.add(List.of());
        }
        int position = 0;
        for (Block block : function.blocks()) {
            if (order.isReachable(block)) {
                layout[block.id()] = position++;
                lirBlocks[block.id()] = newBlock(block, block.isCold());
                number(block);
            }
        }
    }

    private LirBlock newBlock(Block like, boolean cold) {
        return new LirBlock(nextId++, loops.depth(like), cold);
    }

    private void number(Block block) {
        ArrayList<Value> wanted = new ArrayList<>();
        int reachable = 0;
        int index = 0;
        for (Block predecessor : block.predecessors()) {
            if (order.isReachable(predecessor)) {
                places.put((long) predecessor.id() << 32 | block.id(), new int[] {reachable++, index});
            }
            index++;
        }
        predecessors[block.id()] = new LirBlock[reachable];
        for (Value value : block.values()) {
            boolean phi = value.op() == Op.PHI && value.type().isData() && bench.facts.uses(value) > 0;
            boolean merged = value.op() == Op.CAUGHT && !landsAt(block);
            if (phi || merged) {
                wanted.add(value);
                inputs.put(value, new Location.Virtual[reachable]);
            }
        }
        phis.set(block.id(), wanted);
    }

    /** Whether the unwinder may enter the handler itself: no other way leads there. */
    private static boolean landsAt(Block handler) {
        return handler.predecessors().size() == 1 && handler.values().get(0).op() == Op.CAUGHT;
    }

    LirBlock lir(Block block) {
        return lirBlocks[block.id()];
    }

    /** Whether {@code value} was selected with the end of its block. */
    boolean isPartOfEnd(Value value) {
        return value.block().end() == Block.End.TRY && value.block().control(0) == value;
    }

    /** Selects the end of {@code block} and what its edges need. */
    void end(Block block) {
        boolean several = block.successors().size() > 1;
        ArrayList<LirBlock> successors = new ArrayList<>();
        for (int n = 0; n < block.successors().size(); n++) {
            Block successor = block.successor(n);
            boolean exceptional = block.end() == Block.End.TRY && n == 1;
            if (exceptional) {
                successors.add(landing(block, successor));
            } else if (several && successor.predecessors().size() > 1) {
                LirBlock edge = newBlock(successor.isCold() ? successor : block, successor.isCold());
                after.get(block.id()).add(edge);
                feedPhis(block, successor, null);
                finishEdge(edge, successor, block);
                successors.add(edge);
            } else {
                arrive(block, successor, lir(block));
                successors.add(lir(successor));
            }
        }
        if (!several && !block.successors().isEmpty()) {
            feedPhis(block, block.successor(0), null);
        } else {
            for (int n = 0; n < block.successors().size(); n++) {
                boolean exceptional = block.end() == Block.End.TRY && n == 1;
                if (!exceptional && block.successor(n).predecessors().size() == 1) {
                    feedPhis(block, block.successor(n), null);
                }
            }
        }
        select(block, successors);
        lir(block).successors().addAll(successors);
    }

    private void arrive(Block from, Block to, LirBlock last) {
        predecessors[to.id()][places.get((long) from.id() << 32 | to.id())[0]] = last;
    }

    /** Gives the phis of {@code to} their inputs on the edge from {@code from}; constants are made at the current place. */
    private void feedPhis(Block from, Block to, Location.Virtual caught) {
        int[] place = places.get((long) from.id() << 32 | to.id());
        for (Value phi : phis.get(to.id())) {
            inputs.get(phi)[place[0]] = phi.op() == Op.CAUGHT ? caught : bench.use(phi.argument(place[1]));
        }
    }

    private void finishEdge(LirBlock edge, Block to, Block from) {
        bench.emit(new Draft(X64Opcode.JUMP).finish(null, null));
        edge.instructions().addAll(bench.take());
        edge.successors().add(lir(to));
        arrive(from, to, edge);
    }

    /** Where the block goes when its last value throws: a landing block, or the block of a check that calls the thrower first. */
    private LirBlock landing(Block block, Block handler) {
        Value thrower = block.control(0);
        // An extra block comes before the handler, so that the handler comes after a way into it.
        boolean handlerIsAhead = layout[handler.id()] > layout[block.id()];
        List<LirBlock> place = handlerIsAhead ? before.get(handler.id()) : late;
        LirBlock landing;
        LirBlock stub = null;
        if (thrower.op().is(Op.Trait.CHECK)) {
            stub = newBlock(handler, true);
            place.add(stub);
        }
        if (landsAt(handler)) {
            landing = lir(handler);
            landing.markLanding();
            arrive(block, handler, stub != null ? stub : lir(block));
        } else {
            landing = newBlock(handler, true);
            landing.markLanding();
            place.add(landing);
            Location.Virtual caught = bench.fresh(Type.REF);
            bench.emit(new Draft(X64Opcode.CAUGHT).def(caught, CallingConvention.RAX).finish(null, null));
            feedPhis(block, handler, caught);
            finishEdge(landing, handler, block);
            landing.predecessors().add(stub != null ? stub : lir(block));
        }
        if (stub != null) {
            calls.throwing(CheckSelection.thrower(thrower.op()), CheckSelection.throwerArguments(thrower), landing, thrower.position());
            stub.instructions().addAll(bench.take());
            stub.successors().add(landing);
            stub.predecessors().add(lir(block));
        } else {
            handlers.put(block, landing);
        }
        return stub != null ? stub : landing;
    }

    private void select(Block block, List<LirBlock> successors) {
        switch (block.end()) {
            case GOTO -> bench.emit(new Draft(X64Opcode.JUMP).finish(null, block.endPosition()));
            case IF -> {
                ComparisonSelection.Prepared prepared = comparisons.condition(block.control(0));
                Draft draft = new Draft(X64Opcode.BRANCH);
                Payload.Comparison comparison = prepared.add(draft);
                bench.emit(draft.finish(comparison, block.endPosition()));
            }
            case SWITCH -> {
                Location.Virtual key = bench.use(block.control(0));
                Draft draft = new Draft(X64Opcode.SWITCH).sourcesStay();
                draft.add(key);
                draft.temp(bench.fresh(Type.I64));
                bench.emit(draft.finish(new Payload.SwitchTable(block.keys()), block.endPosition()));
            }
            case RETURN -> calls.result(block);
            case THROW -> calls.throwing(RuntimeCall.THROW, List.of(block.control(1)), null, block.endPosition());
            case TRY -> {
                Value last = block.control(0);
                bench.moveTo(last);
                if (last.op().is(Op.Trait.CHECK)) {
                    // The block that calls the thrower is successor 1; a branch names the one it takes first.
                    checks.branch(last);
                    Collections.swap(successors, 0, 1);
                } else {
                    calls.call(last, handlers.get(block));
                }
            }
            case UNREACHABLE -> bench.emit(new Draft(X64Opcode.TRAP).finish(null, block.endPosition()));
        }
    }

    /** The exception, where the unwinder enters the handler itself; elsewhere it is a phi of what the landing blocks caught. */
    void caught(Value value) {
        if (landsAt(value.block())) {
            bench.emit(new Draft(X64Opcode.CAUGHT).def(bench.register(value), CallingConvention.RAX).finish(null, value.position()));
        }
    }

    /** Orders the blocks, sets predecessors and phis. */
    void connect() {
        for (Block block : function.blocks()) {
            if (!order.isReachable(block)) {
                continue;
            }
            LirBlock lir = lir(block);
            bench.lir.blocks().addAll(before.get(block.id()));
            bench.lir.blocks().add(lir);
            bench.lir.blocks().addAll(after.get(block.id()));
            lir.predecessors().addAll(List.of(predecessors[block.id()]));
            for (Value phi : phis.get(block.id())) {
                lir.phis().add(new LirBlock.Phi(bench.register(phi), List.of(inputs.get(phi))));
            }
            for (LirBlock edge : after.get(block.id())) {
                edge.predecessors().add(lir);
            }
        }
        bench.lir.blocks().addAll(late);
    }
}
