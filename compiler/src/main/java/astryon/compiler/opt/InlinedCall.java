package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call replaced by a copy of the callee. The block is cut behind the call; returns lead to the rest, where a phi has the result.
 *
 * <pre>
 *        block: ... call                        block: ... goto entry
 *          |        \  (if in a TRY)              |
 *        rest     handler               callee's blocks --- what may throw: TRY ---&gt; landing: CAUGHT
 *                                          |        \                                  |
 *                                       rest: phi    THROW e ----------------------&gt; join: phi, the handler's code
 * </pre>
 *
 * Without a handler what throws in the callee leaves the caller, too, and stays as it is. Memory states are not kept: whoever inlines
 * has them {@linkplain MemorySsa rebuilt} at the end.
 */
final class InlinedCall {
    private final Value call;
    private final Function callee;
    private final Block block;
    private final boolean isProtected;
    private final boolean checksThrow;
    private final Map<Block, Block> first = new HashMap<>();
    private final Map<Block, Block> last = new HashMap<>();
    private final Value[] copies;
    private final Map<Position, Position> positions = new IdentityHashMap<>();
    private final List<Block> made = new ArrayList<>();
    private Block rest;
    private Block landing;
    private Block join;
    private Value thrown;

    /** {@code checksThrow} tells whether a handler may catch what a failed check throws. */
    InlinedCall(Value call, Function callee, boolean checksThrow) {
        this.checksThrow = checksThrow;
        this.call = call;
        this.callee = callee;
        this.block = call.block();
        this.isProtected = block.end() == Block.End.TRY && block.control(0) == call;
        this.copies = new Value[callee.valueCount()];
    }

    /** The blocks with copied code. */
    List<Block> perform() {
        cut();
        for (Block from : callee.blocks()) {
            copyBlock(from);
        }
        for (Block from : callee.blocks()) {
            for (Value value : from.values()) {
                Value copy = copies[value.id()];
                if (value.op() != Op.ARG && value.op() != Op.START) {
                    value.arguments().forEach(argument -> copy.arguments().add(copies[argument.id()]));
                    copy.setPosition(inlined(value.position()));
                }
            }
        }
        Value result = call.type() == Type.VOID ? null : rest.insert(0, Op.PHI, call.type(), 0, null, call.position());
        for (Block from : callee.blocks()) {
            connect(from, result);
        }
        finish(result);
        return made;
    }

    private void cut() {
        Function caller = block.function();
        rest = caller.newBlock();
        rest.setCold(block.isCold());
        if (isProtected) {
            cutHandler();
            Block normal = block.successor(0);
            normal.predecessors().set(normal.predecessors().indexOf(block), rest);
            rest.successors().add(normal);
            rest.setEnd(Block.End.GOTO);
            block.values().remove(block.values().size() - 1);
        } else {
            int at = block.values().lastIndexOf(call);
            List<Value> behind = block.values().subList(at, block.values().size());
            behind.subList(1, behind.size()).forEach(rest::adopt);
            behind.clear();
            for (Block successor : block.successors()) {
                successor.predecessors().set(successor.predecessors().indexOf(block), rest);
                rest.successors().add(successor);
            }
            rest.setEnd(block.end(), block.controls().toArray(Value[]::new));
            rest.setKeys(block.keys());
            rest.setEndPosition(block.endPosition());
        }
        block.successors().clear();
        block.setKeys(new int[0][]);
        block.setEnd(Block.End.GOTO);
        block.setEndPosition(call.position());
    }

    /** Prepares a landing block for what throws in the callee and, behind it, a place to lead its THROWs to. */
    private void cutHandler() {
        Block handler = block.successor(1);
        if (handler.predecessors().size() > 1) {
            CriticalEdges.giveEachItsOwnCatch(handler, CriticalEdges.caught(handler));
        }
        landing = block.successor(1);
        landing.predecessors().clear();
        // With one way in, a phi here is the value it was given.
        for (Value phi : landing.phis()) {
            phi.become(Op.COPY, phi.type(), 0, null, phi.argument(0));
        }
        join = block.function().newBlock();
        join.setCold(true);
        Value caught = landing.values().stream().filter(value -> value.op() == Op.CAUGHT).findFirst().orElseThrow();
        List<Value> old = new ArrayList<>(landing.values());
        landing.values().clear();
        Value fresh = landing.append(Op.CAUGHT, Type.REF, 0, null, caught.position());
        caught.become(Op.PHI, Type.REF, 0, null, fresh);
        thrown = caught;
        join.adopt(caught);
        old.stream().filter(value -> value != caught).forEach(join::adopt);
        for (Block successor : landing.successors()) {
            successor.predecessors().set(successor.predecessors().indexOf(landing), join);
            join.successors().add(successor);
        }
        join.setEnd(landing.end(), landing.controls().toArray(Value[]::new));
        join.setKeys(landing.keys());
        join.setEndPosition(landing.endPosition());
        landing.successors().clear();
        landing.setKeys(new int[0][]);
        landing.setEnd(Block.End.GOTO);
        landing.connect(join);
    }

    private void copyBlock(Block from) {
        Block to = newBlock(from);
        first.put(from, to);
        for (Value value : from.values()) {
            if (value.op() == Op.ARG) {
                copies[value.id()] = call.argument(1 + (int) value.immediate());
            } else if (value.op() == Op.START) {
                copies[value.id()] = call.argument(0);
            } else {
                copies[value.id()] = to.append(value.op(), value.type(), value.immediate(), value.aux(), null);
                boolean handledInside = from.end() == Block.End.TRY && from.control(0) == value;
                if (isProtected && value.op().is(Op.Trait.THROWS) && !handledInside && (checksThrow || !value.op().is(Op.Trait.CHECK))) {
                    Block next = newBlock(from);
                    to.setEnd(Block.End.TRY, copies[value.id()]);
                    to.connect(next);
                    to.connect(landing);
                    to = next;
                }
            }
        }
        last.put(from, to);
    }

    private Block newBlock(Block from) {
        Block to = block.function().newBlock();
        to.setCold(block.isCold() || from.isCold());
        made.add(to);
        return to;
    }

    /** A position of the callee: its chain of calls goes on with this one. Asked for when all values are copied. */
    private Position inlined(Position position) {
        if (position == null || call.position() == null) {
            return call.position() == null ? position : call.position();
        }
        Position known = positions.get(position);
        if (known == null) {
            Position caller = position.caller() == null ? call.position() : inlined(position.caller());
            known = new Position(position.method(), position.line(), caller, position.nullMessage(), position.locals().map(this::copyOf));
            positions.put(position, known);
        }
        return known;
    }

    /** Null if the callee no longer has the value. Constants are what they are in any function, also in one that does not have them any more. */
    private Value copyOf(Value value) {
        boolean isConstant = value.op() == Op.CONST || value.op() == Op.OBJECT;
        Value copy = value.block().function() == callee ? copies[value.id()] : null;
        return copy == null && isConstant ? value : copy;
    }

    private void connect(Block from, Value result) {
        Block to = last.get(from);
        for (Block predecessor : from.predecessors()) {
            first.get(from).predecessors().add(last.get(predecessor));
        }
        to.setEndPosition(inlined(from.endPosition()));
        switch (from.end()) {
            case RETURN -> {
                to.setEnd(Block.End.GOTO);
                to.connect(rest);
                if (result != null) {
                    result.arguments().add(copies[from.control(1).id()]);
                }
            }
            case THROW -> {
                if (isProtected) {
                    to.setEnd(Block.End.GOTO);
                    to.connect(join);
                    thrown.arguments().add(copies[from.control(1).id()]);
                    break;
                }
                copyEnd(from, to);
            }
            default -> copyEnd(from, to);
        }
    }

    private void copyEnd(Block from, Block to) {
        to.setEnd(from.end(), from.controls().stream().map(control -> copies[control.id()]).toArray(Value[]::new));
        to.setKeys(from.keys());
        from.successors().forEach(successor -> to.successors().add(first.get(successor)));
    }

    private void finish(Value result) {
        block.connect(first.get(callee.entry()));
        if (result != null && result.argumentCount() == 0) {
            // The callee never returns; what follows goes with its block.
            result.become(Op.CONST, result.type(), 0, null);
        }
        if (result != null) {
            call.become(Op.COPY, call.type(), 0, null, result);
            rest.adopt(call);
            rest.values().remove(rest.values().size() - 1);
            rest.values().add(1, call);
        }
    }
}
