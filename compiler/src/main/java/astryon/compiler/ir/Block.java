package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight run of values and how it ends. Edges are unique: no block is twice a successor of another. The n-th argument
 * of each phi belongs to the n-th predecessor. Phis come first, then {@code CAUGHT} if there is one.
 */
public final class Block {

    /** How a block ends; {@code control} is what the end needs. */
    public enum End {
        /** One successor. */
        GOTO,
        /** control: condition i32. Successor 0 if it is not zero, 1 if it is. */
        IF,
        /** control: key i32. {@link #keys} has one row a successor but the last, which is the default. */
        SWITCH,
        /** control: memory, and the result if there is one. */
        RETURN,
        /** control: memory, exception. Leaves the function: a throw to a handler in it is a GOTO. */
        THROW,
        /** control: the last value, which may throw. Successor 0 if it did not, 1 (starting with CAUGHT) if it did. */
        TRY,
        /** control: memory. Never reached: the call before it does not return. */
        UNREACHABLE
    }

    private final int id;
    private final Function function;
    final ArrayList<Value> values = new ArrayList<>();
    private End end = End.UNREACHABLE;
    private final ArrayList<Value> controls = new ArrayList<>(2);
    private int[][] keys = {};
    private final ArrayList<Block> successors = new ArrayList<>(2);
    private final ArrayList<Block> predecessors = new ArrayList<>(2);
    private boolean cold;
    private Position endPosition;

    Block(int id, Function function) {
        this.id = id;
        this.function = function;
    }

    /** Dense, below {@link Function#blockCount()}. */
    public int id() {
        return id;
    }

    public Function function() {
        return function;
    }

    /** The values in order; passes may edit the list, keeping definitions before uses and phis first. */
    public List<Value> values() {
        return values;
    }

    public End end() {
        return end;
    }

    public List<Value> controls() {
        return controls;
    }

    public Value control(int index) {
        return controls.get(index);
    }

    public int[][] keys() {
        return keys;
    }

    public List<Block> successors() {
        return successors;
    }

    public Block successor(int index) {
        return successors.get(index);
    }

    public List<Block> predecessors() {
        return predecessors;
    }

    /** Seldom reached: slow paths and handlers. Layout moves it out of line. */
    public boolean isCold() {
        return cold;
    }

    public void setCold(boolean cold) {
        this.cold = cold;
    }

    /** Source of the block's end: for branches and throws. May be null. */
    public Position endPosition() {
        return endPosition;
    }

    public void setEndPosition(Position position) {
        this.endPosition = position;
    }

    /** Sets how the block ends. Edges are changed by {@link #connect} and {@link #disconnect}. */
    public void setEnd(End end, Value... controls) {
        this.end = end;
        this.controls.clear();
        this.controls.addAll(List.of(controls));
    }

    public void setKeys(int[][] keys) {
        this.keys = keys;
    }

    /** Adds the edge to {@code successor}; the caller adds the phi arguments. */
    public void connect(Block successor) {
        successors.add(successor);
        successor.predecessors.add(this);
    }

    /** Removes the edge to {@code successor} and the phi arguments that belong to it. */
    public void disconnect(Block successor) {
        int index = successor.predecessors.indexOf(this);
        successors.remove(successor);
        successor.predecessors.remove(index);
        for (Value phi : successor.phis()) {
            phi.arguments().remove(index);
        }
    }

    /** Redirects the edge to {@code from} to {@code to}, keeping its place among the successors; phis of neither are touched. */
    public void redirect(Block from, Block to) {
        successors.set(successors.indexOf(from), to);
        from.predecessors.remove(this);
        to.predecessors.add(this);
    }

    /** The phis, as a copy. In the middle of a pass some may have become copies: those are stepped over. */
    public List<Value> phis() {
        ArrayList<Value> phis = new ArrayList<>();
        for (Value value : values) {
            if (value.op() == Op.PHI) {
                phis.add(value);
            } else if (value.op() != Op.COPY) {
                break;
            }
        }
        return phis;
    }

    /** Appends a new value. */
    public Value append(Op op, Type type, long immediate, Symbol aux, Position position, Value... arguments) {
        return insert(values.size(), op, type, immediate, aux, position, arguments);
    }

    /** Inserts a new value before the one at {@code index}. */
    public Value insert(int index, Op op, Type type, long immediate, Symbol aux, Position position, Value... arguments) {
        Value value = function.newValue(op, type, immediate, aux, position, List.of(arguments));
        value.setBlock(this);
        values.add(index, value);
        return value;
    }

    /** Moves an existing value to the end of this block's list; the caller has removed it from its old block. */
    public void adopt(Value value) {
        value.setBlock(this);
        values.add(value);
    }

    @Override
    public String toString() {
        return "b" + id;
    }
}
