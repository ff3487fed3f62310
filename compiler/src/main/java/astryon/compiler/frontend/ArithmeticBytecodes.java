package astryon.compiler.frontend;

import static astryon.compiler.ir.Type.F32;
import static astryon.compiler.ir.Type.F64;
import static astryon.compiler.ir.Type.I32;
import static astryon.compiler.ir.Type.I64;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IincInsnNode;

/** Arithmetic, conversions and three-way comparisons: one row of a table each. JVMS 6.5. */
final class ArithmeticBytecodes {
    private static final Type[] TYPES = {I32, I64, F32, F64};
    private static final int FIRST = Opcodes.IADD;
    private static final Row[] ROWS = new Row[Opcodes.DCMPG - FIRST + 1];

    /** @param second type of the second operand, null if there is none */
    private record Row(Op op, Type first, Type second, Type result) {
    }

    static {
        Op[] binary = {Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.REM};
        for (int i = 0; i < binary.length; i++) {
            for (int j = 0; j < TYPES.length; j++) {
                row(Opcodes.IADD + 4 * i + j, binary[i], TYPES[j], TYPES[j], TYPES[j]);
            }
        }
        Op[] shifts = {Op.SHL, Op.SHR, Op.USHR};
        Op[] logical = {Op.AND, Op.OR, Op.XOR};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                row(Opcodes.ISHL + 2 * i + j, shifts[i], TYPES[j], I32, TYPES[j]);
                row(Opcodes.IAND + 2 * i + j, logical[i], TYPES[j], TYPES[j], TYPES[j]);
            }
        }
        for (int j = 0; j < TYPES.length; j++) {
            row(Opcodes.INEG + j, Op.NEG, TYPES[j], null, TYPES[j]);
        }
        // @formatter:off
        row(Opcodes.I2L,   Op.SEXT32,          I32, null, I64);
        row(Opcodes.I2F,   Op.INT_TO_FLOAT,    I32, null, F32);
        row(Opcodes.I2D,   Op.INT_TO_FLOAT,    I32, null, F64);
        row(Opcodes.L2I,   Op.TRUNCATE,        I64, null, I32);
        row(Opcodes.L2F,   Op.INT_TO_FLOAT,    I64, null, F32);
        row(Opcodes.L2D,   Op.INT_TO_FLOAT,    I64, null, F64);
        row(Opcodes.F2I,   Op.FLOAT_TO_INT,    F32, null, I32);
        row(Opcodes.F2L,   Op.FLOAT_TO_INT,    F32, null, I64);
        row(Opcodes.F2D,   Op.FLOAT_TO_FLOAT,  F32, null, F64);
        row(Opcodes.D2I,   Op.FLOAT_TO_INT,    F64, null, I32);
        row(Opcodes.D2L,   Op.FLOAT_TO_INT,    F64, null, I64);
        row(Opcodes.D2F,   Op.FLOAT_TO_FLOAT,  F64, null, F32);
        row(Opcodes.I2B,   Op.SEXT8,           I32, null, I32);
        row(Opcodes.I2C,   Op.ZEXT16,          I32, null, I32);
        row(Opcodes.I2S,   Op.SEXT16,          I32, null, I32);
        row(Opcodes.LCMP,  Op.COMPARE,         I64, I64,  I32);
        row(Opcodes.FCMPL, Op.COMPARE_LESS,    F32, F32,  I32);
        row(Opcodes.FCMPG, Op.COMPARE_GREATER, F32, F32,  I32);
        row(Opcodes.DCMPL, Op.COMPARE_LESS,    F64, F64,  I32);
        row(Opcodes.DCMPG, Op.COMPARE_GREATER, F64, F64,  I32);
        // @formatter:on
    }

    private static void row(int opcode, Op op, Type first, Type second, Type result) {
        ROWS[opcode - FIRST] = new Row(op, first, second, result);
    }

    private final Translation t;

    ArithmeticBytecodes(Translation translation) {
        this.t = translation;
    }

    void translate(int opcode) {
        Row row = ROWS[opcode - FIRST];
        Value second = row.second == null ? null : t.pop(row.second);
        Value first = t.pop(row.first);
        if ((row.op == Op.DIV || row.op == Op.REM) && row.first.isInteger()) {
            second = t.divisorChecked(second);
        }
        Value result = second == null ? t.pure(row.op, row.result, first) : t.pure(row.op, row.result, first, second);
        t.state.push(result, row.result == I64 || row.result == F64);
    }

    void increment(IincInsnNode instruction) {
        Value local = t.local(instruction.var, I32);
        t.state.setLocal(instruction.var, t.pure(Op.ADD, I32, local, t.intConstant(instruction.incr)));
    }
}
