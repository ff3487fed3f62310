package astryon.compiler.image;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import java.util.List;

/** A method being evaluated: where it is, and what its values are so far. Its caller waits at the call's value. */
final class Activation {
    private final JavaMethod method;
    private final Function function;
    private final Datum[] arguments;
    private final long[] bits;
    private final Object[] references;
    private Block block;
    private int index;

    /** The class whose initialiser this is, or null. */
    private JavaClass initialises;
    /** The exception that is thrown in the caller once this, its constructor, has returned; or null. */
    private ImageObject constructs;

    Activation(JavaMethod method, Function function, Datum[] arguments) {
        this.method = method;
        this.function = function;
        this.arguments = arguments;
        this.bits = new long[function.valueCount()];
        this.references = new Object[function.valueCount()];
        this.block = function.entry();
    }

    JavaMethod method() {
        return method;
    }

    Datum argument(int parameter) {
        return arguments[parameter];
    }

    JavaClass initialises() {
        return initialises;
    }

    Activation initialising(JavaClass type) {
        initialises = type;
        return this;
    }

    ImageObject constructs() {
        return constructs;
    }

    Activation constructing(ImageObject exception) {
        constructs = exception;
        return this;
    }

    Block block() {
        return block;
    }

    boolean atEnd() {
        return index == block.values().size();
    }

    /** The value being evaluated; of a waiting caller, the call. */
    Value current() {
        return block.values().get(index);
    }

    void advance() {
        index++;
    }

    long bits(Value value) {
        return bits[value.id()];
    }

    Object reference(Value value) {
        return references[value.id()];
    }

    ImageObject object(Value value) {
        return (ImageObject) references[value.id()];
    }

    Datum datum(Value value) {
        return new Datum(bits[value.id()], references[value.id()]);
    }

    void set(Value value, long newBits, Object reference) {
        bits[value.id()] = newBits;
        references[value.id()] = reference;
    }

    void set(Value value, Datum datum) {
        set(value, datum.bits(), datum.reference());
    }

    /** Continues in a successor: its phis take their arguments all at once. */
    void enter(Block successor) {
        List<Value> values = successor.values();
        int phis = 0;
        while (phis < values.size() && values.get(phis).op() == Op.PHI) {
            phis++;
        }
        if (phis > 0) {
            int edge = successor.predecessors().indexOf(block);
            Datum[] taken = new Datum[phis];
            for (int i = 0; i < phis; i++) {
                taken[i] = values.get(i).type() == Type.MEMORY ? Datum.ZERO : datum(values.get(i).argument(edge));
            }
            for (int i = 0; i < phis; i++) {
                set(values.get(i), taken[i]);
            }
        }
        block = successor;
        index = phis;
    }

    /** Whether an exception thrown by the current value is handled here. */
    boolean handles() {
        return block.end() == Block.End.TRY && index < block.values().size() && block.control(0) == current();
    }

    /** Continues in the handler. */
    void enterHandler(ImageObject exception) {
        enter(block.successor(1));
        set(current(), 0, exception);
        advance();
    }
}
