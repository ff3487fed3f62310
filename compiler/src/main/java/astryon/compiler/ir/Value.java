package astryon.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation and its result, in SSA form.
 *
 * <p>Memory is a value too. An op that {@linkplain Op#takesMemory() takes memory} has it as argument 0; an op that writes is
 * itself the next state, so one {@code CALL} is both its data result and a memory state, and which is meant follows from the
 * operand's place. A memory phi has type {@code MEMORY}.
 *
 * <p>The list of a block's values is in an order in which every definition comes before its uses. Among values that write or
 * may throw ({@link Op#isOrdered()}) the list order is the program's order and is kept; everything else floats, bound by
 * its operands only (a load stays before the next write of the memory it reads).
 */
public final class Value {
    private final int id;
    private Op op;
    private Type type;
    private final ArrayList<Value> arguments;
    /** Constant bits, index, addend or displacement: what it is depends on {@link #op()}. Floats are held as raw bits. */
    private long immediate;
    /** The symbol the operation names, or null: what it is depends on {@link #op()}. */
    private Symbol aux;
    private Position position;
    private Block block;

    Value(int id, Op op, Type type, long immediate, Symbol aux, Position position, List<Value> arguments) {
        this.id = id;
        this.op = op;
        this.type = type;
        this.immediate = immediate;
        this.aux = aux;
        this.position = position;
        this.arguments = new ArrayList<>(arguments);
    }

    /** Dense, unique in the function, below {@link Function#valueCount()}: index side tables with it. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    public Type type() {
        return type;
    }

    public long immediate() {
        return immediate;
    }

    public Symbol aux() {
        return aux;
    }

    public Position position() {
        return position;
    }

    public Block block() {
        return block;
    }

    public List<Value> arguments() {
        return arguments;
    }

    public Value argument(int index) {
        return arguments.get(index);
    }

    public int argumentCount() {
        return arguments.size();
    }

    public void setArgument(int index, Value value) {
        arguments.set(index, value);
    }

    public void setPosition(Position position) {
        this.position = position;
    }

    void setBlock(Block block) {
        this.block = block;
    }

    /** Turns this value into another operation in place: all users see the new one. */
    public void become(Op op, Type type, long immediate, Symbol aux, Value... arguments) {
        this.op = op;
        this.type = type;
        this.immediate = immediate;
        this.aux = aux;
        this.arguments.clear();
        this.arguments.addAll(List.of(arguments));
    }

    /** Turns this value into a copy of {@code other}; {@code CopyPropagation} then redirects the users. */
    public void becomeCopyOf(Value other) {
        become(Op.COPY, other.type == Type.VOID || type == Type.MEMORY ? type : other.type, 0, null, other);
    }

    public boolean isConstant() {
        return op == Op.CONST;
    }

    public boolean isConstant(long bits) {
        return op == Op.CONST && immediate == bits && !type.isFloating();
    }

    @Override
    public String toString() {
        return "v" + id;
    }
}
