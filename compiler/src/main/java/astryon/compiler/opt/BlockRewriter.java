package astryon.compiler.opt;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a block front to back: old values are kept or dropped, new ones come between, and the block may be cut, after
 * which writing goes on in another block. {@link #finish} gives the old end and its edges to the block that was written last.
 * Memory operands may be left to {@link MemorySsa}.
 */
final class BlockRewriter {
    private final Block original;
    private final List<Value> old;
    private Block at;
    private Position position;

    BlockRewriter(Block block) {
        original = block;
        old = new ArrayList<>(block.values());
        block.values().clear();
        at = block;
    }

    /** The values the block had. */
    List<Value> old() {
        return old;
    }

    Function function() {
        return original.function();
    }

    Block at() {
        return at;
    }

    void keep(Value value) {
        at.adopt(value);
    }

    /** New values come from here in the source. */
    void from(Position source) {
        position = source;
    }

    Value add(Op op, Type type, long immediate, Symbol aux, Value... arguments) {
        return at.append(op, type, immediate, aux, position, arguments);
    }

    Block newBlock(boolean cold) {
        Block block = function().newBlock();
        block.setCold(cold || original.isCold());
        return block;
    }

    /** Ends the block being written with a branch and goes on in {@code then}. */
    void branch(Value condition, Block then, Block otherwise) {
        at.setEnd(Block.End.IF, condition);
        at.setEndPosition(position);
        at.connect(then);
        at.connect(otherwise);
        at = then;
    }

    /** Ends the block being written with a jump, and goes on in {@code next}. */
    void jump(Block target, Block next) {
        at.setEnd(Block.End.GOTO);
        at.setEndPosition(position);
        at.connect(target);
        at = next;
    }

    /** Goes on in {@code next}, leaving the block being written as it is. */
    void continueIn(Block next) {
        at = next;
    }

    /** Gives the original block's end and edges to the block being written. Not called after the end has been replaced. */
    void finish(Block.End end, List<Value> controls, List<Block> successors) {
        at.setEnd(end, controls.toArray(new Value[0]));
        for (Block successor : successors) {
            at.successors().add(successor);
            successor.predecessors().set(successor.predecessors().indexOf(original), at);
        }
    }
}
