package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a function in the simplest way, by the list order of its blocks, so that two functions can be compared: what they return or
 * throw, the calls they make, the statics they leave. A direct call runs the callee if it is known, else it is only noted.
 */
final class MiniEvaluator {

    /** What can be seen from outside. */
    record Outcome(String ending, List<String> calls, Map<String, Long> statics) {
    }

    private static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient long exception;

        Thrown(long exception) {
            super(null, null, false, false);
            this.exception = exception;
        }
    }

    private static final class OutOfSteps extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Cell(String type, long[] elements, Map<String, Long> fields) {
    }

    private final Map<Symbol, Function> functions;
    private final List<Cell> heap = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Long> statics = new TreeMap<>();
    private int steps = 200_000;

    private MiniEvaluator(Map<Symbol, Function> functions) {
        this.functions = functions;
        heap.add(null);
    }

    static Outcome run(Function function, Map<Symbol, Function> functions, long... arguments) {
        MiniEvaluator evaluator = new MiniEvaluator(functions);
        String ending;
        try {
            ending = "returns " + evaluator.call(function, arguments);
        } catch (Thrown e) {
            ending = "throws " + evaluator.heap.get((int) e.exception).type;
        } catch (OutOfSteps e) {
            return new Outcome("does not end", List.of(), Map.of());
        }
        return new Outcome(ending, evaluator.calls, evaluator.statics);
    }

    private long call(Function function, long[] arguments) {
        long[] bits = new long[function.valueCount()];
        Block block = function.entry();
        Block from = null;
        while (true) {
            List<Value> phis = block.phis();
            long[] incoming = new long[phis.size()];
            for (int i = 0; i < incoming.length; i++) {
                incoming[i] = bits[phis.get(i).argument(block.predecessors().indexOf(from)).id()];
            }
            for (int i = 0; i < incoming.length; i++) {
                bits[phis.get(i).id()] = incoming[i];
            }
            Block next = null;
            for (Value value : block.values().subList(incoming.length, block.values().size())) {
                if (steps-- == 0) {
                    throw new OutOfSteps();
                }
                try {
                    if (value.op() == Op.CAUGHT) {
                        continue;
                    }
                    bits[value.id()] = evaluate(value, bits, arguments);
                } catch (Thrown e) {
                    if (block.end() != Block.End.TRY || block.control(0) != value) {
                        throw e;
                    }
                    next = block.successor(1);
                    for (Value caught : next.values()) {
                        if (caught.op() == Op.CAUGHT) {
                            bits[caught.id()] = e.exception;
                        }
                    }
                }
            }
            if (next == null) {
                switch (block.end()) {
                    case GOTO, TRY -> next = block.successor(0);
                    case IF, SWITCH -> next = block.successor(ControlFlow.taken(block, bits[block.control(0).id()]));
                    case RETURN -> {
                        return function.result() == Type.VOID ? 0 : bits[block.control(1).id()];
                    }
                    case THROW -> throw new Thrown(bits[block.control(1).id()]);
                    case UNREACHABLE -> throw new IllegalStateException("reached the unreachable " + block);
                }
            }
            if (steps-- == 0) {
                throw new OutOfSteps();
            }
            from = block;
            block = next;
        }
    }

    private long evaluate(Value v, long[] bits, long[] arguments) {
        long[] o = new long[v.argumentCount()];
        for (int i = 0; i < o.length; i++) {
            o[i] = bits[v.argument(i).id()];
        }
        if (Evaluation.isPure(v.op())) {
            Type operand = v.argument(v.op() == Op.SELECT ? 1 : 0).type();
            return Evaluation.evaluate(v.op(), v.type(), operand, o);
        }
        switch (v.op()) {
            case CONST:
                return v.immediate();
            case START, PHI, SAFEPOINT, FENCE:
                return 0;
            case ARG:
                return arguments[(int) v.immediate()];
            case NULL_CHECK:
                return check(o[0] != 0, "null", o[0]);
            case BOUNDS_CHECK:
                return check(o[0] >= 0 && o[0] < o[1], "bounds", o[0]);
            case DIVISOR_CHECK:
                return check(o[0] != 0, "division", o[0]);
            case SIZE_CHECK:
                return check(o[0] >= 0, "size", o[0]);
            case ARRAY_LENGTH:
                return heap.get((int) o[0]).elements.length;
            case NEW:
                return allocate(v.aux().symbol(), new long[0]);
            case NEW_ARRAY:
                return allocate(v.aux().symbol(), new long[(int) o[1]]);
            case GET_STATIC:
                return statics.getOrDefault(v.aux().symbol(), 0L);
            case PUT_STATIC:
                return note(statics.put(v.aux().symbol(), o[1]));
            case GET_FIELD:
                return heap.get((int) o[1]).fields.getOrDefault(v.aux().symbol(), 0L);
            case PUT_FIELD:
                return note(heap.get((int) o[1]).fields.put(v.aux().symbol(), o[2]));
            case GET_ELEMENT:
                return heap.get((int) o[1]).elements[(int) o[2]];
            case PUT_ELEMENT:
                heap.get((int) o[1]).elements[(int) o[2]] = narrowed(((Access) v.aux()).kind(), o[3]);
                return 0;
            case CALL:
                return called(v, o);
            default:
                throw new IllegalArgumentException(v.op().word());
        }
    }

    private long called(Value v, long[] operands) {
        long[] arguments = Arrays.copyOfRange(operands, 1, operands.length);
        Function callee = functions.get(v.aux());
        if (callee != null) {
            return call(callee, arguments);
        }
        calls.add(v.aux().symbol() + Arrays.toString(arguments));
        // Some unknown calls throw: which, depends on nothing but what they are given.
        if (arguments.length > 0 && arguments[0] % 5 == 3) {
            throw new Thrown(allocate("trouble", new long[0]));
        }
        return calls.size() * 31L;
    }

    private static long narrowed(Access.Kind kind, long bits) {
        return switch (kind) {
            case I8 -> (byte) bits;
            case U8 -> bits & 0xFF;
            case I16 -> (short) bits;
            case U16 -> bits & 0xFFFF;
            default -> bits;
        };
    }

    private static long note(Long previous) {
        return 0;
    }

    private long check(boolean holds, String exception, long result) {
        if (!holds) {
            throw new Thrown(allocate(exception, new long[0]));
        }
        return result;
    }

    private long allocate(String type, long[] elements) {
        heap.add(new Cell(type, elements, new HashMap<>()));
        return heap.size() - 1;
    }
}
