package astryon.compiler.x64;

import astryon.compiler.analysis.Loops;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.PostOrder;
import astryon.compiler.ir.Value;
import astryon.compiler.lir.Instruction;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * From a lowered function to machine instructions over virtual registers. Blocks are taken in post order and each from its end upwards, so
 * that all users of a value are known before its definition: what they have folded is not selected again.
 *
 * <p>The work is split by kind: {@link BlockSelection} (edges, phis, ends), {@link CheckSelection}, {@link ArithmeticSelection},
 * {@link ShiftSelection}, {@link FloatingSelection}, {@link ComparisonSelection}, {@link MemorySelection}, {@link CallSelection}.
 */
final class InstructionSelection {
    private final Function function;
    private final Workbench bench;
    private final PostOrder order;
    private final BlockSelection blocks;
    private final ComparisonSelection comparisons;
    private final CheckSelection checks;
    private final ArithmeticSelection arithmetic;
    private final ShiftSelection shifts;
    private final FloatingSelection floating;
    private final MemorySelection memory;
    private final CallSelection calls;

    private InstructionSelection(Function function, Features features, RuntimeSymbols runtime) {
        this.function = function;
        this.order = new PostOrder(function);
        ValueFacts facts = new ValueFacts(function, order, features.implicitNullChecks());
        this.bench = new Workbench(features, runtime, facts, new LirFunction(function.name()), function.valueCount());
        this.comparisons = new ComparisonSelection(bench);
        this.checks = new CheckSelection(bench);
        this.arithmetic = new ArithmeticSelection(bench);
        this.shifts = new ShiftSelection(bench);
        this.floating = new FloatingSelection(bench);
        this.memory = new MemorySelection(bench);
        this.calls = new CallSelection(bench);
        this.blocks = new BlockSelection(bench, comparisons, checks, calls, function, order, new Loops(function));
    }

    static LirFunction select(Function function, Features features, RuntimeSymbols runtime) {
        return new InstructionSelection(function, features, runtime).run();
    }

    private LirFunction run() {
        List<Block> reverse = order.reverse();
        for (int n = reverse.size() - 1; n >= 0; n--) {
            select(reverse.get(n));
        }
        blocks.connect();
        bench.lir.setHomes(bench::home);
        return bench.lir;
    }

    private void select(Block block) {
        ArrayList<Instruction> upwards = new ArrayList<>();
        bench.moveToEnd(block);
        blocks.end(block);
        addReversed(bench.take(), upwards);
        List<Value> values = block.values();
        for (int n = values.size() - 1; n >= 0; n--) {
            Value value = values.get(n);
            if (blocks.isPartOfEnd(value) || bench.facts.isShared(value)) {
                continue;
            }
            bench.moveTo(value);
            if (isWanted(value)) {
                select(value);
            }
            addReversed(bench.take(), upwards);
        }
        if (block == function.entry()) {
            calls.entry(function);
            addReversed(bench.take(), upwards);
        }
        Collections.reverse(upwards);
        blocks.lir(block).instructions().addAll(0, upwards);
    }

    private static void addReversed(List<Instruction> instructions, List<Instruction> upwards) {
        for (int n = instructions.size() - 1; n >= 0; n--) {
            upwards.add(instructions.get(n));
        }
    }

    private boolean isWanted(Value value) {
        return value.op().isOrdered() || bench.isDemanded(value) || value.op() == Op.CAUGHT || value.op() == Op.LOAD && memory.mustStay(value);
    }

    private void select(Value value) {
        switch (value.op()) {
            case ARG, START, PHI, CONST, SYMBOL, OBJECT, COPY -> {
                // Arguments are made by the entry, phis by the edges, constants by their users.
            }
            case CAUGHT -> blocks.caught(value);
            case ADD, SUB, MUL, NEG -> {
                if (value.type().isFloating()) {
                    floating.select(value);
                } else {
                    arithmetic.select(value);
                }
            }
            case DIV, REM -> {
                if (value.type().isFloating()) {
                    floating.select(value);
                } else {
                    arithmetic.divide(value);
                }
            }
            case UDIV, UREM -> arithmetic.divide(value);
            case MULHIGH, UMULHIGH -> arithmetic.upperProduct(value);
            case AND, OR, XOR -> arithmetic.select(value);
            case SHL, SHR, USHR, ROTATE_LEFT, ROTATE_RIGHT -> shifts.shift(value);
            case POP_COUNT, LEADING_ZEROS, TRAILING_ZEROS, BYTE_SWAP -> shifts.bits(value);
            case SQRT, ABS, INT_TO_FLOAT, FLOAT_TO_INT, FLOAT_TO_FLOAT, BITS -> floating.select(value);
            case SEXT8, SEXT16, ZEXT8, ZEXT16, SEXT32, ZEXT32, TRUNCATE -> arithmetic.convert(value);
            case REF_TO_ADDRESS, ADDRESS_TO_REF -> bench.move(bench.register(value), value.argument(0), value.position());
            case EQ, NE, LT, LE, GT, GE, ULT, ULE, UGT, UGE -> comparisons.set(value);
            case COMPARE, COMPARE_LESS, COMPARE_GREATER -> comparisons.threeWay(value);
            case SELECT -> comparisons.select(value);
            case NULL_CHECK, BOUNDS_CHECK, DIVISOR_CHECK, SIZE_CHECK -> checks.select(value);
            case LOAD -> memory.load(value);
            case STORE -> memory.store(value);
            case COMPARE_AND_SWAP, COMPARE_AND_EXCHANGE, EXCHANGE, FETCH_ADD -> memory.atomic(value);
            case FENCE -> bench.emit(new Draft(X64Opcode.FENCE).finish(null, value.position()));
            case SAFEPOINT -> bench.emit(new Draft(X64Opcode.POLL).finish(null, value.position()));
            case STACK_CHECK -> bench.emit(new Draft(X64Opcode.STACK_CHECK).finish(Math.toIntExact(value.immediate()), value.position()));
            case CALL, CALL_INDIRECT -> calls.call(value, null);
            case MACHINE -> calls.machine(value);
            case CURRENT_THREAD -> calls.currentThread(value);
            case CAST_CHECK, STORE_CHECK, INSTANCE_OF, ARRAY_LENGTH, HUB_OF, GET_FIELD, PUT_FIELD, GET_STATIC, PUT_STATIC, GET_ELEMENT,
                    PUT_ELEMENT, CLASS_INIT, NEW, NEW_ARRAY, CALL_VIRTUAL ->
                    throw new IllegalStateException(value + " in " + function.name() + " was not lowered: " + value.op().word());
        }
    }
}
