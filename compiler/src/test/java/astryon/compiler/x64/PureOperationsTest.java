package astryon.compiler.x64;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every pure operation, compiled and run on the values that break things, yields what {@link Evaluation} says: operands as arguments and as constants. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PureOperationsTest {
    private static final long[] INTS = {0, 1, -1, 2, 3, 7, 8, 9, 31, 32, 33, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, 0x12345678,
        Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 0x55555555, 0xFFFF0000};
    private static final long[] LONGS = {0, 1, -1, 2, 3, 5, 9, 63, 64, 65, 255, 65535, -128, 0xFFFF_FFFFL, 0x1_0000_0000L, 0x8000_0000L, Integer.MAX_VALUE,
        Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0x1234_5678_9ABC_DEF0L, 0x5555_5555_5555_5555L};
    private static final double[] DOUBLES = {0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 1e10, -1e10, 1e19, -1e19, 1e300, -1e300, 1e-300, Double.MIN_VALUE,
        Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 2147483647.0, 2147483648.0, -2147483648.0, -2147483649.0,
        9.223372036854775E18, 9.223372036854776E18, -9.223372036854776E18, 3.141592653589793};

    private record Wanted(int call, Type type, long bits, String what) {
    }

    private final NativeProgram program = new NativeProgram();
    private final X64Backend backend = new X64Backend(Features.USER, RuntimeSymbols.named("runtime."));
    private final List<Wanted> wanted = new ArrayList<>();
    private int functions;

    private static long[] values(Type type) {
        return switch (type) {
            case I32 -> java.util.Arrays.stream(INTS).map(v -> (int) v).toArray();
            case I64 -> LONGS;
            case F64 -> java.util.Arrays.stream(DOUBLES).mapToLong(Double::doubleToRawLongBits).toArray();
            case F32 -> java.util.Arrays.stream(DOUBLES).mapToLong(v -> Float.floatToRawIntBits((float) v)).toArray();
            default -> throw new IllegalArgumentException();
        };
    }

    private String name(Op op, String variant) {
        return op.word() + "." + variant + functions++;
    }

    private void add(Function function) {
        program.add(Checked.compile(backend, function));
    }

    private void expect(String symbol, Op op, Type result, Type operand, List<Type> types, long[] arguments, long... operands) {
        long bits = Evaluation.evaluate(op, result, operand, operands);
        int call = program.call(symbol, types, arguments);
        wanted.add(new Wanted(call, result, bits, symbol + " " + java.util.Arrays.toString(operands)));
    }

    private void check() throws Exception {
        List<NativeProgram.Outcome> outcomes = program.run();
        List<String> wrong = new ArrayList<>();
        for (Wanted w : wanted) {
            NativeProgram.Outcome outcome = outcomes.get(w.call);
            boolean right = outcome.thrown() == null && (outcome.bits(w.type) == w.bits || isNan(w.type, w.bits) && isNan(w.type, outcome.bits(w.type)));
            if (!right && wrong.size() < 30) {
                wrong.add(w.what + ": " + Long.toHexString(w.bits) + ", not " + Long.toHexString(outcome.bits(w.type)));
            }
        }
        assertThat(wanted).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static boolean isNan(Type type, long bits) {
        return type == Type.F32 ? Float.isNaN(Float.intBitsToFloat((int) bits)) : type == Type.F64 && Double.isNaN(Double.longBitsToDouble(bits));
    }

    private void unary(Op op, Type result, Type operand) {
        Build b = new Build(name(op, operand.name().toLowerCase(Locale.ROOT)), result, operand);
        Function function = b.returns(b.op(op, result, b.argument(0)));
        add(function);
        for (long value : values(operand)) {
            expect(function.name(), op, result, operand, List.of(operand), new long[] {value}, value);
        }
    }

    private void binary(Op op, Type result, Type first, Type second) {
        long[] lefts = values(first);
        long[] rights = values(second);
        Build both = new Build(name(op, "both"), result, first, second);
        Function function = both.returns(both.op(op, result, both.argument(0), both.argument(1)));
        add(function);
        for (long left : lefts) {
            for (long right : rights) {
                if (!Evaluation.isDivisionByZero(op, first, right)) {
                    expect(function.name(), op, result, first, List.of(first, second), new long[] {left, right}, left, right);
                }
            }
        }
        for (long constant : rights) {
            if (Evaluation.isDivisionByZero(op, first, constant)) {
                continue;
            }
            Build b = new Build(name(op, "right"), result, first);
            Function constantRight = b.returns(b.op(op, result, b.argument(0), b.constant(second, constant)));
            add(constantRight);
            for (long left : lefts) {
                expect(constantRight.name(), op, result, first, List.of(first), new long[] {left}, left, constant);
            }
        }
        for (long constant : lefts) {
            Build b = new Build(name(op, "left"), result, second);
            Function constantLeft = b.returns(b.op(op, result, b.constant(first, constant), b.argument(0)));
            add(constantLeft);
            for (long right : rights) {
                if (!Evaluation.isDivisionByZero(op, first, right)) {
                    expect(constantLeft.name(), op, result, first, List.of(second), new long[] {right}, constant, right);
                }
            }
        }
        if (first == second) {
            Build b = new Build(name(op, "same"), result, first);
            Value argument = b.argument(0);
            Function same = b.returns(b.op(op, result, argument, argument));
            add(same);
            for (long value : lefts) {
                if (!Evaluation.isDivisionByZero(op, first, value)) {
                    expect(same.name(), op, result, first, List.of(first), new long[] {value}, value, value);
                }
            }
        }
    }

    @Test
    void integer_arithmetic() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            for (Op op : new Op[] {Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.REM, Op.UDIV, Op.UREM, Op.MULHIGH, Op.UMULHIGH, Op.AND, Op.OR, Op.XOR}) {
                binary(op, type, type, type);
            }
            unary(Op.NEG, type, type);
        }
        check();
    }

    @Test
    void shifts_and_bits() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            for (Op op : new Op[] {Op.SHL, Op.SHR, Op.USHR, Op.ROTATE_LEFT, Op.ROTATE_RIGHT}) {
                binary(op, type, type, Type.I32);
            }
            for (Op op : new Op[] {Op.POP_COUNT, Op.LEADING_ZEROS, Op.TRAILING_ZEROS}) {
                unary(op, Type.I32, type);
            }
            unary(Op.BYTE_SWAP, type, type);
        }
        check();
    }

    @Test
    void numbers_of_one_type_become_numbers_of_another() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            for (Op op : new Op[] {Op.SEXT8, Op.SEXT16, Op.ZEXT8, Op.ZEXT16}) {
                unary(op, type, type);
            }
            for (Type floating : new Type[] {Type.F32, Type.F64}) {
                unary(Op.INT_TO_FLOAT, floating, type);
                unary(Op.FLOAT_TO_INT, type, floating);
            }
        }
        unary(Op.SEXT32, Type.I64, Type.I32);
        unary(Op.ZEXT32, Type.I64, Type.I32);
        unary(Op.TRUNCATE, Type.I32, Type.I64);
        unary(Op.FLOAT_TO_FLOAT, Type.F64, Type.F32);
        unary(Op.FLOAT_TO_FLOAT, Type.F32, Type.F64);
        unary(Op.BITS, Type.I32, Type.F32);
        unary(Op.BITS, Type.F32, Type.I32);
        unary(Op.BITS, Type.I64, Type.F64);
        unary(Op.BITS, Type.F64, Type.I64);
        check();
    }

    @Test
    void floating_arithmetic() throws Exception {
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            for (Op op : new Op[] {Op.ADD, Op.SUB, Op.MUL, Op.DIV}) {
                binary(op, type, type, type);
            }
            for (Op op : new Op[] {Op.NEG, Op.ABS, Op.SQRT}) {
                unary(op, type, type);
            }
            for (Op op : new Op[] {Op.COMPARE_LESS, Op.COMPARE_GREATER}) {
                binary(op, Type.I32, type, type);
            }
        }
        check();
    }

    @Test
    void comparisons_as_numbers() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64}) {
            for (Op op : new Op[] {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE, Op.ULT, Op.ULE, Op.UGT, Op.UGE}) {
                binary(op, Type.I32, type, type);
            }
            binary(Op.COMPARE, Type.I32, type, type);
        }
        for (Type type : new Type[] {Type.F32, Type.F64}) {
            for (Op op : new Op[] {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE}) {
                binary(op, Type.I32, type, type);
            }
        }
        check();
    }

    @Test
    void comparisons_in_branches_and_choices() throws Exception {
        for (Type type : new Type[] {Type.I32, Type.I64, Type.F32, Type.F64}) {
            for (Op op : Op.values()) {
                if (op.is(Op.Trait.COMPARISON) && (type.isInteger() || !op.operands().startsWith("n"))) {
                    for (Type chosen : new Type[] {Type.I32, Type.I64, Type.F32, Type.F64}) {
                        choice(op, type, chosen);
                    }
                    branch(op, type, false);
                    branch(op, type, true);
                }
            }
        }
        check();
    }

    @Test
    void three_way_comparisons_compared_with_zero() throws Exception {
        for (Type type : new Type[] {Type.I64, Type.F32, Type.F64}) {
            for (Op threeWay : type.isInteger() ? new Op[] {Op.COMPARE} : new Op[] {Op.COMPARE_LESS, Op.COMPARE_GREATER}) {
                for (Op op : new Op[] {Op.EQ, Op.NE, Op.LT, Op.LE, Op.GT, Op.GE}) {
                    Build b = new Build(name(op, threeWay.word()), Type.I32, type, type);
                    Value compared = b.op(threeWay, Type.I32, b.argument(0), b.argument(1));
                    Function function = finishBranch(b, b.op(op, Type.I32, compared, b.constant(Type.I32, 0)), false);
                    add(function);
                    for (long left : values(type)) {
                        for (long right : values(type)) {
                            long bits = Evaluation.evaluate(threeWay, Type.I32, type, left, right);
                            expect(function.name(), op, Type.I32, Type.I32, List.of(type, type), new long[] {left, right}, bits, 0);
                        }
                    }
                }
            }
        }
        check();
    }

    private void choice(Op op, Type type, Type chosen) {
        Build b = new Build(name(op, "select." + type + "." + chosen), chosen, type, type, chosen, chosen);
        Value condition = b.op(op, Type.I32, b.argument(0), b.argument(1));
        Function function = b.returns(b.op(Op.SELECT, chosen, condition, b.argument(2), b.argument(3)));
        add(function);
        long yes = chosen == Type.F32 ? Float.floatToRawIntBits(1.5f) : 0x3ff80000_00000000L;
        long no = chosen == Type.F32 ? Float.floatToRawIntBits(2.5f) : -77;
        for (long left : values(type)) {
            for (long right : values(type)) {
                long bits = Evaluation.evaluate(op, Type.I32, type, left, right) != 0 ? yes : no;
                int call = program.call(function.name(), List.of(type, type, chosen, chosen), left, right, yes, no);
                wanted.add(new Wanted(call, chosen, Evaluation.canonical(chosen, bits), function.name() + " " + left + " " + right));
            }
        }
    }

    private void branch(Op op, Type type, boolean noFirst) {
        Build b = new Build(name(op, "branch." + type), Type.I32, type, type);
        Function function = finishBranch(b, b.op(op, Type.I32, b.argument(0), b.argument(1)), noFirst);
        add(function);
        for (long left : values(type)) {
            for (long right : values(type)) {
                expect(function.name(), op, Type.I32, type, List.of(type, type), new long[] {left, right}, left, right);
            }
        }
    }

    /** Returns 1 on the way taken if the condition holds, 0 on the other; which one comes right after the branch is the caller's choice. */
    private static Function finishBranch(Build b, Value condition, boolean noFirst) {
        Block first = b.newBlock();
        Block second = b.newBlock();
        b.branch(condition, noFirst ? second : first, noFirst ? first : second);
        for (Block block : List.of(first, second)) {
            b.block = block;
            b.returns(b.constant(Type.I32, (block == first) != noFirst ? 1 : 0));
        }
        return b.function;
    }
}
