package astryon.compiler.ir;

import java.util.List;
import java.util.Locale;

/**
 * The text form of a function, which {@link IrParser} reads back.
 *
 * <pre>
 * function app.Sum.of([I)I : ref -&gt; i32
 * b0:
 *   v0:memory = start
 *   v1:ref = arg 0
 *   v2:i32 = const 0
 *   goto b1
 * b1 &lt;- b0 b1:
 *   v3:i32 = phi v2 v4
 *   v4:i32 = load v0 v1 +12 {i32*1@raw} @app.Sum.of([I)I:7
 *   if v4 b1 b2
 * b2 cold &lt;- b1:
 *   return v0 v4
 * </pre>
 *
 * A line is a value: its name and type (none if it has no result), the op, operands, the immediate (with a sign unless it is all
 * there is to say, as in {@code const}), the symbol in braces, the position, behind which may stand what variables are there:
 * {@code @app.Sum.of([I)I:7[sum=v3,numbers=v1]}. {@code //} starts a comment.
 */
public final class IrPrinter {

    /** What to leave out. */
    public enum Positions {
        SHOWN, HIDDEN
    }

    private IrPrinter() {
    }

    public static String print(Function function, Positions positions) {
        StringBuilder out = new StringBuilder();
        out.append("function ").append(function.name()).append(" :");
        for (Type type : function.parameters()) {
            out.append(' ').append(word(type));
        }
        out.append(" -> ").append(word(function.result())).append('\n');
        for (Block block : function.blocks()) {
            out.append(header(block)).append('\n');
            for (Value value : block.values()) {
                out.append("  ").append(line(value)).append(position(value.position(), positions)).append('\n');
            }
            out.append("  ").append(end(block)).append(position(block.endPosition(), positions)).append('\n');
        }
        return out.toString();
    }

    public static String print(Function function) {
        return print(function, Positions.HIDDEN);
    }

    /** {@code b2 cold <- b1:}. */
    public static String header(Block block) {
        StringBuilder out = new StringBuilder(block.toString());
        if (block.isCold()) {
            out.append(" cold");
        }
        if (!block.predecessors().isEmpty()) {
            out.append(" <-");
            block.predecessors().forEach(predecessor -> out.append(' ').append(predecessor));
        }
        return out.append(':').toString();
    }

    /** The line of a value without indentation and position. */
    public static String line(Value value) {
        StringBuilder out = new StringBuilder(value.toString());
        if (value.type() != Type.VOID) {
            out.append(':').append(word(value.type()));
        }
        out.append(" = ").append(value.op().word());
        appendAll(out, value.arguments());
        if (value.op() == Op.CONST) {
            out.append(' ').append(constant(value.type(), value.immediate()));
        } else if (value.op() == Op.ARG) {
            out.append(' ').append(value.immediate());
        } else if (value.immediate() != 0) {
            out.append(' ').append(value.immediate() > 0 ? "+" : "").append(value.immediate());
        }
        if (value.aux() != null) {
            out.append(" {").append(value.aux().symbol()).append('}');
        }
        return out.toString();
    }

    /** The line of a block's end without indentation and position. */
    public static String end(Block block) {
        StringBuilder out = new StringBuilder(block.end().name().toLowerCase(Locale.ROOT));
        appendAll(out, block.controls());
        for (int i = 0; i < block.successors().size(); i++) {
            if (block.end() == Block.End.SWITCH && i < block.keys().length) {
                out.append(" [");
                for (int k = 0; k < block.keys()[i].length; k++) {
                    out.append(k == 0 ? "" : " ").append(block.keys()[i][k]);
                }
                out.append(']');
            }
            out.append(' ').append(block.successor(i));
        }
        return out.toString();
    }

    static String word(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Floats as Java writes them where that says it all, else their bits: {@code 1.5}, {@code 0x7fc00001}. */
    private static String constant(Type type, long bits) {
        switch (type) {
            case F32 -> {
                float value = Float.intBitsToFloat((int) bits);
                return Float.floatToIntBits(value) == (int) bits ? Float.toString(value) : "0x" + Integer.toHexString((int) bits);
            }
            case F64 -> {
                double value = Double.longBitsToDouble(bits);
                return Double.doubleToLongBits(value) == bits ? Double.toString(value) : "0x" + Long.toHexString(bits);
            }
            case REF -> {
                return bits == 0 ? "null" : Long.toString(bits);
            }
            default -> {
                return Long.toString(bits);
            }
        }
    }

    private static String position(Position position, Positions positions) {
        if (position == null || positions == Positions.HIDDEN) {
            return "";
        }
        StringBuilder out = new StringBuilder(" @");
        for (Position at = position; at != null; at = at.caller()) {
            out.append(at == position ? "" : "<").append(at.method().symbol()).append(':').append(at.line());
            out.append(at.locals().count() == 0 ? "" : at.locals());
        }
        return out.toString();
    }

    private static void appendAll(StringBuilder out, List<Value> values) {
        for (Value value : values) {
            out.append(' ').append(value);
        }
    }
}
