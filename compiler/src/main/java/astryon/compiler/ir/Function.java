package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A method from SSA construction to selection: a control-flow graph of blocks of values. The first block is the entry; it
 * has no predecessors and holds {@code START} and the {@code ARG}s.
 */
public final class Function {
    private final Symbol method;
    private final List<Type> parameters;
    private final Type result;
    private final ArrayList<Block> blocks = new ArrayList<>();
    private int blockCount;
    private int valueCount;

    public Function(Symbol method, List<Type> parameters, Type result) {
        this.method = method;
        this.parameters = List.copyOf(parameters);
        this.result = result;
    }

    public Symbol method() {
        return method;
    }

    public String name() {
        return method.symbol();
    }

    public List<Type> parameters() {
        return parameters;
    }

    public Type result() {
        return result;
    }

    /** All blocks, entry first, the rest in any order until {@code BlockLayout} has run; passes may edit the list. */
    public List<Block> blocks() {
        return blocks;
    }

    public Block entry() {
        return blocks.get(0);
    }

    /** One more than the largest block id ever given. */
    public int blockCount() {
        return blockCount;
    }

    /** One more than the largest value id ever given. */
    public int valueCount() {
        return valueCount;
    }

    public Block newBlock() {
        Block block = new Block(blockCount++, this);
        blocks.add(block);
        return block;
    }

    /** Keeps ids below these counts from being given again. */
    void reserve(int blocks, int values) {
        blockCount = Math.max(blockCount, blocks);
        valueCount = Math.max(valueCount, values);
    }

    Value newValue(Op op, Type type, long immediate, Symbol aux, Position position, List<Value> arguments) {
        return new Value(valueCount++, op, type, immediate, aux, position, arguments);
    }

    @Override
    public String toString() {
        return name();
    }
}
