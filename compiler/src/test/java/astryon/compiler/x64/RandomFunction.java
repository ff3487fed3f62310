package astryon.compiler.x64;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes functions of pure operations with many values alive at once, branches and counted loops; the same seed makes the same function. */
final class RandomFunction {
    private static final Type[] TYPES = {Type.I32, Type.I32, Type.I64, Type.I64, Type.F64, Type.F32};
    private static final Op[] INTEGER = {Op.ADD, Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.OR, Op.XOR, Op.MULHIGH, Op.UMULHIGH, Op.DIV, Op.REM, Op.UDIV};
    private static final Op[] FLOATING = {Op.ADD, Op.SUB, Op.MUL, Op.DIV};
    private static final Op[] COMPARISONS = {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE};

    final Random random;
    private Build b;
    private final List<List<Value>> scopes = new ArrayList<>();

    RandomFunction(long seed) {
        random = new Random(seed);
    }

    private Value pick(Type type) {
        for (int tries = 0; tries < 20; tries++) {
            List<Value> scope = scopes.get(random.nextInt(scopes.size()));
            if (!scope.isEmpty()) {
                Value value = scope.get(random.nextInt(scope.size()));
                if (value.type() == type) {
                    return value;
                }
            }
        }
        return remember(b.constant(type, constant(type)));
    }

    private long constant(Type type) {
        return switch (type) {
            case I32 -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(40) - 10;
            case I64 -> random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(40) - 10;
            case F32 -> Evaluation.bits((float) (random.nextInt(200) - 100) / 4);
            default -> Evaluation.bits((double) (random.nextInt(200) - 100) / 4);
        };
    }

    private Value remember(Value value) {
        scopes.get(scopes.size() - 1).add(value);
        return value;
    }

    private void straight(int count) {
        for (int n = 0; n < count; n++) {
            Type type = TYPES[random.nextInt(TYPES.length)];
            remember(operation(type));
        }
    }

    private Value operation(Type type) {
        if (type.isFloating()) {
            return switch (random.nextInt(6)) {
                case 0 -> b.op(Op.INT_TO_FLOAT, type, pick(random.nextBoolean() ? Type.I32 : Type.I64));
                case 1 -> b.op(Op.FLOAT_TO_FLOAT, type, pick(type == Type.F32 ? Type.F64 : Type.F32));
                case 2 -> b.op(random.nextBoolean() ? Op.NEG : Op.ABS, type, pick(type));
                case 3 -> b.op(Op.SELECT, type, condition(), pick(type), pick(type));
                default -> b.op(FLOATING[random.nextInt(FLOATING.length)], type, pick(type), pick(type));
            };
        }
        switch (random.nextInt(11)) {
            case 0:
                return b.op(random.nextBoolean() ? Op.SHL : random.nextBoolean() ? Op.SHR : Op.USHR, type, pick(type), pick(Type.I32));
            case 1:
                return type == Type.I32 ? b.op(Op.TRUNCATE, type, pick(Type.I64)) : b.op(random.nextBoolean() ? Op.SEXT32 : Op.ZEXT32, type, pick(Type.I32));
            case 2:
                return b.op(Op.FLOAT_TO_INT, type, pick(random.nextBoolean() ? Type.F32 : Type.F64));
            case 3:
                return b.op(Op.SELECT, type, condition(), pick(type), pick(type));
            case 4:
                return type == Type.I32 ? condition() : b.op(Op.BYTE_SWAP, type, pick(type));
            case 5:
                return type == Type.I32 ? b.op(Op.COMPARE, type, pick(Type.I64), pick(Type.I64)) : b.op(Op.NEG, type, pick(type));
            case 6:
                return type == Type.I32 ? b.op(random.nextBoolean() ? Op.COMPARE_LESS : Op.COMPARE_GREATER, type, pick(Type.F64), pick(Type.F64))
                        : b.op(Op.ROTATE_LEFT, type, pick(type), pick(Type.I32));
            default:
                Op op = INTEGER[random.nextInt(INTEGER.length)];
                Value right = pick(type);
                if (op == Op.DIV || op == Op.REM || op == Op.UDIV) {
                    right = b.op(Op.OR, type, right, b.constant(type, 1));
                }
                return b.op(op, type, pick(type), right);
        }
    }

    private Value condition() {
        Type type = TYPES[random.nextInt(TYPES.length)];
        return b.op(COMPARISONS[random.nextInt(COMPARISONS.length)], Type.I32, pick(type), pick(type));
    }

    private void region(int depth) {
        straight(3 + random.nextInt(12));
        if (depth == 0) {
            return;
        }
        for (int n = random.nextInt(3); n >= 0; n--) {
            if (random.nextBoolean()) {
                diamond(depth);
            } else {
                loop(depth);
            }
            straight(random.nextInt(6));
        }
    }

    private void diamond(int depth) {
        Block yes = b.newBlock();
        Block no = b.newBlock();
        b.branch(condition(), yes, no);
        Type[] types = new Type[random.nextInt(4)];
        Value[][] merged = new Value[types.length][2];
        for (int n = 0; n < types.length; n++) {
            types[n] = TYPES[random.nextInt(TYPES.length)];
        }
        Block[] ends = new Block[2];
        for (int side = 0; side < 2; side++) {
            b.block = side == 0 ? yes : no;
            scopes.add(new ArrayList<>());
            region(depth - 1);
            for (int n = 0; n < types.length; n++) {
                merged[n][side] = pick(types[n]);
            }
            scopes.remove(scopes.size() - 1);
            ends[side] = b.block;
        }
        Block join = b.newBlock();
        for (Block end : ends) {
            b.block = end;
            b.go(join);
        }
        for (int n = 0; n < types.length; n++) {
            remember(b.op(Op.PHI, types[n], merged[n][0], merged[n][1]));
        }
    }

    private void loop(int depth) {
        Value zero = b.constant(Type.I32, 0);
        Type[] types = new Type[1 + random.nextInt(4)];
        Value[] starts = new Value[types.length];
        for (int n = 0; n < types.length; n++) {
            types[n] = TYPES[random.nextInt(TYPES.length)];
            starts[n] = pick(types[n]);
        }
        Value limit = b.constant(Type.I32, 1 + random.nextInt(5));
        Value one = b.constant(Type.I32, 1);
        Block header = b.newBlock();
        b.go(header);
        Value counter = b.op(Op.PHI, Type.I32, zero);
        Value[] phis = new Value[types.length];
        for (int n = 0; n < types.length; n++) {
            phis[n] = remember(b.op(Op.PHI, types[n], starts[n]));
        }
        scopes.add(new ArrayList<>(List.of(counter)));
        Value more = b.op(Op.LT, Type.I32, counter, limit);
        Block body = b.newBlock();
        Block after = b.newBlock();
        b.branch(more, body, after);
        b.block = body;
        region(depth - 1);
        for (int n = 0; n < types.length; n++) {
            phis[n].arguments().add(random.nextInt(3) == 0 ? phis[random.nextInt(n + 1)].type() == types[n] ? phis[n] : pick(types[n]) : pick(types[n]));
        }
        counter.arguments().add(b.op(Op.ADD, Type.I32, counter, one));
        b.go(header);
        scopes.remove(scopes.size() - 1);
        b.block = after;
    }

    Function build(String name) {
        b = new Build(name, Type.I64, Type.I32, Type.I64, Type.F64, Type.F32, Type.I32, Type.I64);
        scopes.add(new ArrayList<>());
        for (int n = 0; n < 6; n++) {
            remember(b.argument(n));
        }
        region(2);
        Value sum = b.constant(Type.I64, 0);
        List<Value> scope = new ArrayList<>(scopes.get(0));
        for (Value value : scope) {
            Value bits = switch (value.type()) {
                case I32 -> b.op(Op.SEXT32, Type.I64, value);
                case F32 -> b.op(Op.SEXT32, Type.I64, b.op(Op.FLOAT_TO_INT, Type.I32, value));
                case F64 -> b.op(Op.FLOAT_TO_INT, Type.I64, value);
                default -> value;
            };
            sum = b.op(Op.XOR, Type.I64, b.op(Op.ROTATE_LEFT, Type.I64, sum, b.constant(Type.I32, 7)), bits);
        }
        return b.returns(sum);
    }
}
