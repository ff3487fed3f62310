package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.IrParser;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Position;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes valid functions at random: arithmetic of every type, branches, switches, bounded loops, arrays, statics, fields, checks that
 * sometimes fail, protected regions, calls. Variables are kept as the frontend keeps them: one current value each, phis where ways
 * meet.
 */
final class RandomFunction {
    static final List<Type> PARAMETERS = List.of(Type.I32, Type.I32, Type.I64, Type.I64, Type.F64);
    private static final List<Type> VARIABLES = List.of(Type.I32, Type.I32, Type.I32, Type.I64, Type.I64, Type.F64, Type.REF, Type.REF);
    private static final long[] INTERESTING = {0, 1, -1, 2, 3, 7, 8, 10, 31, 32, 63, 64, 100, 255, 256, 1000, 65535, Integer.MAX_VALUE,
            Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};

    private record Way(Block from, Value[] variables) {
    }

    private final Random random;
    private final Function function;
    private final List<Symbol> callees;
    private final Symbol method;
    private Block block;
    private Value[] variables = new Value[VARIABLES.size()];
    /** Where what is thrown goes, or null: filled with the ways that lead there. */
    private List<Way> throwing;
    private int budget;
    private int line = 1;

    private RandomFunction(Random random, String name, int budget, List<Symbol> callees) {
        this.random = random;
        this.method = IrParser.named(name);
        this.function = new Function(method, PARAMETERS, Type.I64);
        this.budget = budget;
        this.callees = callees;
    }

    static Function make(Random random, String name, int budget, List<Symbol> callees) {
        return new RandomFunction(random, name, budget, callees).make();
    }

    private Function make() {
        block = function.newBlock();
        emit(Op.START, Type.MEMORY);
        for (int i = 0; i < PARAMETERS.size(); i++) {
            variables[i < 2 ? i : i + 1] = block.append(Op.ARG, PARAMETERS.get(i), i, null, position());
        }
        variables[2] = constant(Type.I32);
        for (int i = 6; i < 8; i++) {
            variables[i] = emit(Op.NEW_ARRAY, Type.REF, IrParser.named(i == 6 ? "int[]" : "byte[]"), null, block.append(Op.CONST, Type.I32, 4, null, null));
        }
        statements(4);
        Value result = variables[3];
        for (int i = 0; i < 3; i++) {
            result = emit(Op.XOR, Type.I64, result, emit(Op.SEXT32, Type.I64, variables[i]));
        }
        result = emit(Op.ADD, Type.I64, result, emit(Op.BITS, Type.I64, variables[5]));
        block.setEnd(Block.End.RETURN, function.entry().values().get(0), result);
        ControlFlow.removeUnreachable(function);
        MemorySsa.rebuild(function);
        return function;
    }

    private Position position() {
        return new Position(method, line++, null);
    }

    private Value emit(Op op, Type type, Value... operands) {
        return emit(op, type, null, operands);
    }

    private Value emit(Op op, Type type, Symbol aux, Value... operands) {
        List<Value> all = new ArrayList<>();
        for (Value operand : operands) {
            all.add(operand == null ? function.entry().values().get(0) : operand);
        }
        Value value = block.append(op, type, 0, aux, position(), all.toArray(Value[]::new));
        if (op.is(Op.Trait.THROWS) && throwing != null) {
            Block next = function.newBlock();
            block.setEnd(Block.End.TRY, value);
            block.connect(next);
            throwing.add(new Way(block, variables.clone()));
            block = next;
        }
        return value;
    }

    private Value constant(Type type) {
        long bits = random.nextInt(3) == 0 ? random.nextLong() : INTERESTING[random.nextInt(INTERESTING.length)];
        if (type == Type.F64) {
            bits = random.nextInt(4) == 0 ? Evaluation.bits(new double[] {0.0, -0.0, 1, Double.NaN, 1e300}[random.nextInt(5)])
                    : Evaluation.bits((double) (random.nextInt(64) - 32) / 4);
        }
        return block.append(Op.CONST, type, Evaluation.canonical(type, bits), null, position());
    }

    private int variable(Type type) {
        while (true) {
            int i = random.nextInt(VARIABLES.size());
            if (VARIABLES.get(i) == type) {
                return i;
            }
        }
    }

    private Value operand(Type type) {
        return type != Type.REF && random.nextInt(3) == 0 ? constant(type) : variables[variable(type)];
    }

    private Type numeric() {
        return new Type[] {Type.I32, Type.I32, Type.I64, Type.F64}[random.nextInt(4)];
    }

    private void statements(int depth) {
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            switch (random.nextInt(depth > 0 ? 16 : 10)) {
                case 0, 1, 2, 3 -> assign();
                case 4 -> divide();
                case 5 -> element();
                case 6 -> statik();
                case 7 -> call();
                case 8 -> field();
                case 9 -> emit(Op.SAFEPOINT, Type.VOID, (Value) null);
                case 10, 11 -> branch(depth);
                case 12 -> loop(depth);
                case 13 -> select(depth);
                default -> tries(depth);
            }
        }
    }

    private void assign() {
        Type type = numeric();
        Value value = switch (type) {
            case I32 -> ofInt();
            case I64 -> ofLong();
            default -> ofDouble();
        };
        variables[variable(type)] = value;
    }

    private static final Op[] INTEGER_OPS = {Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.OR, Op.XOR, Op.MULHIGH, Op.UMULHIGH};
    private static final Op[] SHIFTS = {Op.SHL, Op.SHR, Op.USHR, Op.ROTATE_LEFT, Op.ROTATE_RIGHT};
    private static final Op[] UNARY = {Op.NEG, Op.BYTE_SWAP, Op.SEXT8, Op.SEXT16, Op.ZEXT8, Op.ZEXT16};
    private static final Op[] COUNTS = {Op.POP_COUNT, Op.LEADING_ZEROS, Op.TRAILING_ZEROS};
    private static final Op[] COMPARISONS = {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE, Op.ULT, Op.ULE, Op.UGT, Op.UGE};

    private Value ofInt() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> integer(Type.I32);
            case 3 -> condition();
            case 4 -> emit(Op.TRUNCATE, Type.I32, operand(Type.I64));
            case 5 -> emit(Op.FLOAT_TO_INT, Type.I32, operand(Type.F64));
            case 6 -> emit(pick(COUNTS), Type.I32, operand(random.nextBoolean() ? Type.I32 : Type.I64));
            case 7 -> compare();
            default -> {
                Value condition = condition();
                yield emit(Op.SELECT, Type.I32, condition, operand(Type.I32), operand(Type.I32));
            }
        };
    }

    private Value compare() {
        if (random.nextBoolean()) {
            return emit(Op.COMPARE, Type.I32, operand(Type.I64), operand(Type.I64));
        }
        return emit(random.nextBoolean() ? Op.COMPARE_LESS : Op.COMPARE_GREATER, Type.I32, operand(Type.F64), operand(Type.F64));
    }

    private Value ofLong() {
        return switch (random.nextInt(6)) {
            case 0 -> emit(random.nextBoolean() ? Op.SEXT32 : Op.ZEXT32, Type.I64, operand(Type.I32));
            case 1 -> emit(Op.FLOAT_TO_INT, Type.I64, operand(Type.F64));
            case 2 -> emit(Op.BITS, Type.I64, operand(Type.F64));
            default -> integer(Type.I64);
        };
    }

    private Value integer(Type type) {
        return switch (random.nextInt(4)) {
            case 0 -> emit(pick(SHIFTS), type, operand(type), operand(Type.I32));
            case 1 -> emit(pick(UNARY), type, operand(type));
            default -> emit(pick(INTEGER_OPS), type, operand(type), operand(type));
        };
    }

    private Value ofDouble() {
        return switch (random.nextInt(6)) {
            case 0 -> emit(Op.INT_TO_FLOAT, Type.F64, operand(random.nextBoolean() ? Type.I32 : Type.I64));
            case 1 -> emit(random.nextBoolean() ? Op.NEG : Op.ABS, Type.F64, operand(Type.F64));
            default -> emit(pick(new Op[] {Op.ADD, Op.SUB, Op.MUL, Op.DIV}), Type.F64, operand(Type.F64), operand(Type.F64));
        };
    }

    private Value condition() {
        return switch (random.nextInt(5)) {
            case 0 -> emit(pick(new Op[] {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE}), Type.I32, operand(Type.F64), operand(Type.F64));
            case 1 -> emit(pick(COMPARISONS), Type.I32, compare(), block.append(Op.CONST, Type.I32, 0, null, null));
            case 2 -> emit(pick(COMPARISONS), Type.I32, operand(Type.I64), operand(Type.I64));
            default -> emit(pick(COMPARISONS), Type.I32, operand(Type.I32), operand(Type.I32));
        };
    }

    private Op pick(Op[] ops) {
        return ops[random.nextInt(ops.length)];
    }

    private void divide() {
        Type type = random.nextBoolean() ? Type.I32 : Type.I64;
        Value divisor = random.nextInt(3) == 0 ? emit(Op.OR, type, operand(type), one(type)) : operand(type);
        Value checked = emit(Op.DIVISOR_CHECK, type, divisor);
        variables[variable(type)] = emit(pick(new Op[] {Op.DIV, Op.REM, Op.UDIV, Op.UREM}), type, operand(type), checked);
    }

    private Value one(Type type) {
        return block.append(Op.CONST, type, 1, null, position());
    }

    private void element() {
        // Accesses of different kinds never meet: one variable holds int arrays, the other byte arrays (or neither an array).
        boolean bytes = random.nextInt(3) == 0;
        Value array = emit(Op.NULL_CHECK, Type.REF, variables[bytes ? 7 : 6]);
        Value index = random.nextInt(8) == 0 ? operand(Type.I32)
                : emit(Op.AND, Type.I32, operand(Type.I32), block.append(Op.CONST, Type.I32, random.nextInt(4) == 0 ? 7 : 3, null, position()));
        Value checked = emit(Op.BOUNDS_CHECK, Type.I32, index, emit(Op.ARRAY_LENGTH, Type.I32, array));
        Access access = Access.element(bytes ? Access.Kind.I8 : Access.Kind.I32);
        if (random.nextBoolean()) {
            variables[variable(Type.I32)] = emit(Op.GET_ELEMENT, Type.I32, access, null, array, checked);
        } else {
            emit(Op.PUT_ELEMENT, Type.VOID, access, null, array, checked, operand(Type.I32));
        }
    }

    private void statik() {
        Symbol field = IrParser.named("S.x" + random.nextInt(2));
        if (random.nextBoolean()) {
            variables[variable(Type.I64)] = emit(Op.GET_STATIC, Type.I64, field, (Value) null);
        } else {
            emit(Op.PUT_STATIC, Type.VOID, field, null, operand(Type.I64));
        }
    }

    private void field() {
        Value fresh = random.nextInt(3) == 0 ? emit(Op.NEW, Type.REF, IrParser.named("Thing"), (Value) null) : null;
        Value object = emit(Op.NULL_CHECK, Type.REF, fresh == null ? operand(Type.REF) : fresh);
        for (int accesses = fresh == null ? 1 : 1 + random.nextInt(8); accesses > 0; accesses--) {
            Symbol field = IrParser.named("F.y" + random.nextInt(2));
            if (random.nextBoolean()) {
                variables[variable(Type.I64)] = emit(Op.GET_FIELD, Type.I64, field, null, object);
            } else {
                emit(Op.PUT_FIELD, Type.VOID, field, null, object, operand(Type.I64));
            }
        }
        if (fresh != null && random.nextBoolean()) {
            variables[variable(Type.REF)] = fresh;
        } else if (random.nextInt(8) == 0) {
            variables[variable(Type.REF)] = block.append(Op.CONST, Type.REF, 0, null, position());
        }
    }

    private void call() {
        if (!callees.isEmpty() && random.nextBoolean()) {
            variables[variable(Type.I64)] = emit(Op.CALL, Type.I64, callees.get(random.nextInt(callees.size())), null, operand(Type.I32),
                    operand(Type.I32), operand(Type.I64), operand(Type.I64), operand(Type.F64));
        } else {
            emit(Op.CALL, Type.VOID, IrParser.named("Trace.note"), null, operand(Type.I32), operand(Type.I64));
        }
    }

    private void branch(int depth) {
        Value condition = condition();
        Block start = block;
        start.setEnd(Block.End.IF, condition);
        Value[] before = variables.clone();
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            block = function.newBlock();
            start.connect(block);
            variables = before.clone();
            if (i == 0 || random.nextBoolean()) {
                statements(depth - 1);
            }
            ways.add(new Way(block, variables));
        }
        meet(ways);
    }

    private void select(int depth) {
        Value key = emit(Op.AND, Type.I32, operand(Type.I32), block.append(Op.CONST, Type.I32, 7, null, position()));
        Block start = block;
        start.setEnd(Block.End.SWITCH, key);
        start.setKeys(new int[][] {{0, 3}, {1}, {5, 6}});
        Value[] before = variables.clone();
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            block = function.newBlock();
            start.connect(block);
            variables = before.clone();
            if (random.nextBoolean()) {
                statements(depth - 1);
            }
            ways.add(new Way(block, variables));
        }
        meet(ways);
    }

    private void meet(List<Way> ways) {
        Block target = function.newBlock();
        for (Way way : ways) {
            way.from.setEnd(Block.End.GOTO);
            way.from.connect(target);
        }
        phis(target, ways);
        block = target;
    }

    private void phis(Block target, List<Way> ways) {
        variables = new Value[VARIABLES.size()];
        for (int i = 0; i < variables.length; i++) {
            int n = i;
            Value[] arguments = ways.stream().map(way -> way.variables[n]).toArray(Value[]::new);
            variables[i] = target.append(Op.PHI, VARIABLES.get(i), 0, null, null, arguments);
        }
    }

    private void loop(int depth) {
        Value zero = block.append(Op.CONST, Type.I32, 0, null, position());
        Value limit = random.nextBoolean() ? block.append(Op.CONST, Type.I32, random.nextInt(5), null, position())
                : emit(Op.AND, Type.I32, operand(Type.I32), block.append(Op.CONST, Type.I32, 3, null, position()));
        Block header = function.newBlock();
        block.setEnd(Block.End.GOTO);
        block.connect(header);
        Value counter = header.append(Op.PHI, Type.I32, 0, null, null, zero);
        Value[] headerPhis = new Value[VARIABLES.size()];
        for (int i = 0; i < headerPhis.length; i++) {
            headerPhis[i] = header.append(Op.PHI, VARIABLES.get(i), 0, null, null, variables[i]);
        }
        variables = headerPhis.clone();
        block = header;
        Value more = emit(random.nextBoolean() ? Op.LT : Op.NE, Type.I32, counter, limit);
        header.setEnd(Block.End.IF, more);
        Block body = function.newBlock();
        Block after = function.newBlock();
        header.connect(body);
        header.connect(after);
        block = body;
        // The counter can be seen in the body: as an index, for one.
        variables[variable(Type.I32)] = random.nextBoolean() ? counter : variables[0];
        if (random.nextBoolean()) {
            Value array = emit(Op.NULL_CHECK, Type.REF, variables[6]);
            Value index = emit(Op.BOUNDS_CHECK, Type.I32, counter, emit(Op.ARRAY_LENGTH, Type.I32, array));
            variables[variable(Type.I32)] = emit(Op.GET_ELEMENT, Type.I32, Access.element(Access.Kind.I32), null, array, index);
        }
        statements(depth - 1);
        Value next = emit(Op.ADD, Type.I32, counter, one(Type.I32));
        block.setEnd(Block.End.GOTO);
        block.connect(header);
        counter.arguments().add(next);
        for (int i = 0; i < headerPhis.length; i++) {
            headerPhis[i].arguments().add(variables[i]);
        }
        block = after;
        variables = headerPhis.clone();
    }

    private void tries(int depth) {
        List<Way> outer = throwing;
        List<Way> here = new ArrayList<>();
        throwing = here;
        statements(depth - 1);
        throwing = outer;
        if (here.isEmpty()) {
            return;
        }
        Way normal = new Way(block, variables);
        Block handler = function.newBlock();
        here.forEach(way -> way.from.connect(handler));
        phis(handler, here);
        block = handler;
        Value caught = emit(Op.CAUGHT, Type.REF);
        if (random.nextInt(4) == 0) {
            Block leave = function.newBlock();
            Block stay = function.newBlock();
            handler.setEnd(Block.End.IF, condition());
            handler.connect(leave);
            handler.connect(stay);
            block = leave;
            throwIt(caught);
            block = stay;
        }
        statements(depth - 1);
        meet(List.of(normal, new Way(block, variables)));
    }

    /** In a protected region a throw would be a GOTO to the handler; here only those that leave the function are made. */
    private void throwIt(Value exception) {
        if (throwing == null) {
            block.setEnd(Block.End.THROW, function.entry().values().get(0), exception);
        } else {
            block.setEnd(Block.End.GOTO);
            block.connect(endless());
        }
    }

    private Block endless() {
        Block spin = function.newBlock();
        spin.setEnd(Block.End.GOTO);
        spin.connect(spin);
        return spin;
    }
}
