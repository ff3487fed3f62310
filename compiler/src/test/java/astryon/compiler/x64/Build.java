package astryon.compiler.x64;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.LinkerSymbol;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.List;

/** Functions put together in a line or two. */
final class Build {
    final Function function;
    Block block;
    private Value memory;

    Build(String name, Type result, Type... parameters) {
        function = new Function(new LinkerSymbol(name), List.of(parameters), result);
        block = function.newBlock();
        memory = block.append(Op.START, Type.MEMORY, 0, null, null);
    }

    Value argument(int index) {
        return function.entry().append(Op.ARG, function.parameters().get(index), index, null, null);
    }

    Value constant(Type type, long bits) {
        return block.append(Op.CONST, type, bits, null, null);
    }

    Value op(Op op, Type type, Value... arguments) {
        return block.append(op, type, 0, null, null, arguments);
    }

    /** An operation on memory: the current state is its first argument, and if it writes, the new state is it. */
    Value effect(Op op, Type type, long immediate, Symbol aux, Value... arguments) {
        Value[] all = new Value[arguments.length + 1];
        all[0] = memory;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Value value = block.append(op, type, immediate, aux, null, all);
        if (op.is(Op.Trait.WRITES)) {
            memory = value;
        }
        return value;
    }

    Value memory() {
        return memory;
    }

    void memory(Value state) {
        memory = state;
    }

    Block newBlock() {
        return function.newBlock();
    }

    /** Ends the current block and goes on in {@code next}. */
    void go(Block next) {
        block.setEnd(Block.End.GOTO);
        block.connect(next);
        block = next;
    }

    void branch(Value condition, Block yes, Block no) {
        block.setEnd(Block.End.IF, condition);
        block.connect(yes);
        block.connect(no);
    }

    Function returns(Value value) {
        block.setEnd(Block.End.RETURN, memory, value);
        return function;
    }

    Function returns() {
        block.setEnd(Block.End.RETURN, memory);
        return function;
    }
}
