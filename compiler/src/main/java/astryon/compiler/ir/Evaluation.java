package astryon.compiler.ir;

/**
 * What pure operations yield on constants, exactly as Java defines it (JLS 15.15-15.22, 5.1.2-5.1.3). The constant folder
 * and the build-time interpreter both ask here, so that folding at compile time cannot differ from running.
 *
 * <p>Values travel as the bits of {@link Value#immediate()}: an {@code I32} and the raw bits of an {@code F32} are sign-extended
 * to 64 bits, an {@code F64} is its raw bits, a {@code REF} is 0 for null or anything that is equal for equal references.
 * NaNs that arithmetic makes are the canonical one, on every host.
 */
public final class Evaluation {

    private Evaluation() {
    }

    /** Whether {@link #evaluate} knows {@code op}: its result depends on its operands' bits and nothing else. */
    public static boolean isPure(Op op) {
        return switch (op) {
            case COPY, ADD, SUB, MUL, DIV, REM, UDIV, UREM, MULHIGH, UMULHIGH, NEG, AND, OR, XOR, SHL, SHR, USHR, ROTATE_LEFT, ROTATE_RIGHT,
                    POP_COUNT, LEADING_ZEROS, TRAILING_ZEROS, BYTE_SWAP, SQRT, ABS, SEXT8, SEXT16, ZEXT8, ZEXT16, SEXT32, ZEXT32, TRUNCATE,
                    INT_TO_FLOAT, FLOAT_TO_INT, FLOAT_TO_FLOAT, BITS, EQ, NE, LT, LE, GT, GE, ULT, ULE, UGT, UGE, COMPARE, COMPARE_LESS,
                    COMPARE_GREATER, SELECT -> true;
            default -> false;
        };
    }

    /** Whether an integer division by these operands has no result: the IR forbids it, dead code may still hold it. */
    public static boolean isDivisionByZero(Op op, Type operandType, long divisor) {
        return switch (op) {
            case DIV, REM, UDIV, UREM -> operandType.isInteger() && divisor == 0;
            default -> false;
        };
    }

    /** {@code bits} in the form constants of {@code type} have: the upper half of a 32-bit type repeats its sign. */
    public static long canonical(Type type, long bits) {
        return type == Type.I32 || type == Type.F32 ? (int) bits : bits;
    }

    public static long bits(float value) {
        return Float.floatToIntBits(value);
    }

    public static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    /**
     * The bits {@code op} yields.
     *
     * @param result   type of the result
     * @param operand  type of the first operand; of SELECT, of the second
     * @param operands the operands' bits, each canonical for its type
     * @throws ArithmeticException      on {@linkplain #isDivisionByZero an integer division by zero}
     * @throws IllegalArgumentException if {@code op} is not {@linkplain #isPure pure}
     */
    public static long evaluate(Op op, Type result, Type operand, long... operands) {
        long a = operands[0];
        long b = operands.length > 1 ? operands[1] : 0;
        if (op == Op.SELECT) {
            return a != 0 ? b : operands[2];
        }
        if (op == Op.COPY || op == Op.BITS) {
            return canonical(result, a);
        }
        return switch (operand) {
            case I32 -> canonical(result, ofInt(op, result, (int) a, (int) b));
            case I64 -> canonical(result, ofLong(op, result, a, b));
            case F32 -> canonical(result, ofFloat(op, result, Float.intBitsToFloat((int) a), Float.intBitsToFloat((int) b)));
            case F64 -> canonical(result, ofDouble(op, result, Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
            case REF -> switch (op) {
                case EQ -> truth(a == b);
                case NE -> truth(a != b);
                default -> throw unknown(op, operand);
            };
            default -> throw unknown(op, operand);
        };
    }

    private static long ofInt(Op op, Type result, int a, int b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case UDIV -> Integer.divideUnsigned(a, b);
            case UREM -> Integer.remainderUnsigned(a, b);
            case MULHIGH -> ((long) a * b) >> 32;
            case UMULHIGH -> (Integer.toUnsignedLong(a) * Integer.toUnsignedLong(b)) >>> 32;
            case NEG -> -a;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            case ROTATE_LEFT -> Integer.rotateLeft(a, b);
            case ROTATE_RIGHT -> Integer.rotateRight(a, b);
            case POP_COUNT -> Integer.bitCount(a);
            case LEADING_ZEROS -> Integer.numberOfLeadingZeros(a);
            case TRAILING_ZEROS -> Integer.numberOfTrailingZeros(a);
            case BYTE_SWAP -> Integer.reverseBytes(a);
            case SEXT8 -> (byte) a;
            case SEXT16 -> (short) a;
            case ZEXT8 -> a & 0xFF;
            case ZEXT16 -> a & 0xFFFF;
            case SEXT32 -> a;
            case ZEXT32 -> Integer.toUnsignedLong(a);
            case INT_TO_FLOAT -> result == Type.F32 ? bits((float) a) : bits((double) a);
            default -> compared(op, Type.I32, Integer.compare(a, b), Integer.compareUnsigned(a, b));
        };
    }

    private static long ofLong(Op op, Type result, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case REM -> a % b;
            case UDIV -> Long.divideUnsigned(a, b);
            case UREM -> Long.remainderUnsigned(a, b);
            case MULHIGH -> Math.multiplyHigh(a, b);
            case UMULHIGH -> Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
            case NEG -> -a;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >> b;
            case USHR -> a >>> b;
            case ROTATE_LEFT -> Long.rotateLeft(a, (int) b);
            case ROTATE_RIGHT -> Long.rotateRight(a, (int) b);
            case POP_COUNT -> Long.bitCount(a);
            case LEADING_ZEROS -> Long.numberOfLeadingZeros(a);
            case TRAILING_ZEROS -> Long.numberOfTrailingZeros(a);
            case BYTE_SWAP -> Long.reverseBytes(a);
            case SEXT8 -> (byte) a;
            case SEXT16 -> (short) a;
            case ZEXT8 -> a & 0xFF;
            case ZEXT16 -> a & 0xFFFF;
            case TRUNCATE -> (int) a;
            case INT_TO_FLOAT -> result == Type.F32 ? bits((float) a) : bits((double) a);
            default -> compared(op, Type.I64, Long.compare(a, b), Long.compareUnsigned(a, b));
        };
    }

    private static long ofFloat(Op op, Type result, float a, float b) {
        return switch (op) {
            case ADD -> bits(a + b);
            case SUB -> bits(a - b);
            case MUL -> bits(a * b);
            case DIV -> bits(a / b);
            case REM -> bits(a % b);
            case NEG -> Float.floatToRawIntBits(a) ^ 0x8000_0000;
            case ABS -> Float.floatToRawIntBits(a) & 0x7FFF_FFFF;
            case SQRT -> bits((float) Math.sqrt(a));
            case FLOAT_TO_INT -> result == Type.I32 ? (int) a : (long) a;
            case FLOAT_TO_FLOAT -> result == Type.F32 ? bits(a) : bits((double) a);
            default -> comparedFloating(op, a, b);
        };
    }

    private static long ofDouble(Op op, Type result, double a, double b) {
        return switch (op) {
            case ADD -> bits(a + b);
            case SUB -> bits(a - b);
            case MUL -> bits(a * b);
            case DIV -> bits(a / b);
            case REM -> bits(a % b);
            case NEG -> Double.doubleToRawLongBits(a) ^ 0x8000_0000_0000_0000L;
            case ABS -> Double.doubleToRawLongBits(a) & 0x7FFF_FFFF_FFFF_FFFFL;
            case SQRT -> bits(Math.sqrt(a));
            case FLOAT_TO_INT -> result == Type.I32 ? (int) a : (long) a;
            case FLOAT_TO_FLOAT -> result == Type.F32 ? bits((float) a) : bits(a);
            default -> comparedFloating(op, a, b);
        };
    }

    private static long compared(Op op, Type operand, int signed, int unsigned) {
        return switch (op) {
            case EQ -> truth(signed == 0);
            case NE -> truth(signed != 0);
            case LT -> truth(signed < 0);
            case LE -> truth(signed <= 0);
            case GT -> truth(signed > 0);
            case GE -> truth(signed >= 0);
            case ULT -> truth(unsigned < 0);
            case ULE -> truth(unsigned <= 0);
            case UGT -> truth(unsigned > 0);
            case UGE -> truth(unsigned >= 0);
            case COMPARE -> Integer.signum(signed);
            default -> throw unknown(op, operand);
        };
    }

    private static long comparedFloating(Op op, double a, double b) {
        return switch (op) {
            case EQ -> truth(a == b);
            case NE -> truth(a != b);
            case LT -> truth(a < b);
            case LE -> truth(a <= b);
            case GT -> truth(a > b);
            case GE -> truth(a >= b);
            case COMPARE_LESS -> a > b ? 1 : a == b ? 0 : -1;
            case COMPARE_GREATER -> a < b ? -1 : a == b ? 0 : 1;
            default -> throw unknown(op, Type.F64);
        };
    }

    private static long truth(boolean condition) {
        return condition ? 1 : 0;
    }

    private static IllegalArgumentException unknown(Op op, Type operand) {
        return new IllegalArgumentException(op.word() + " of " + operand + " cannot be evaluated");
    }
}
