package astryon.compiler.opt;

import astryon.compiler.ir.Access.Kind;
import astryon.compiler.ir.Access.Order;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.magic.RuntimeCall;
import java.util.List;

/**
 * Allocation in hosted programs, for {@link LowerObjects}: the next object lies at the top of the thread's buffer if it ends before the
 * buffer does; its memory is zero already. If not, a cold block calls the runtime.
 */
final class LowerAllocation {
    /** Where {@code astryon.thread.ThreadState} has the buffer's top and end. */
    private static final int TOP = 0;
    private static final int LIMIT = 8;
    private static final int LENGTH_AT = 8;
    private static final Access WORD = Access.raw(Kind.I64, Order.PLAIN);
    private static final Access HALF = Access.raw(Kind.I32, Order.PLAIN);

    private final LowerObjects lowering;
    private final BlockRewriter rewriter;
    private final Value start;

    LowerAllocation(LowerObjects lowering, BlockRewriter rewriter, Value start) {
        this.lowering = lowering;
        this.rewriter = rewriter;
        this.start = start;
    }

    /**
     * Lowers NEW or NEW_ARRAY: {@code value} becomes what joins the two ways.
     *
     * @param successors the normal and the exceptional one if the allocation ends a TRY block, else empty
     * @return whether the end of the original block has been replaced
     */
    boolean allocate(Value value, List<Block> successors, Block original) {
        JavaClass type = (JavaClass) value.aux();
        boolean array = value.op() == Op.NEW_ARRAY;
        Value length = array ? value.argument(1) : null;
        Value hub = rewriter.add(Op.SYMBOL, Type.I64, 0, new Hub(type));
        Block fast = rewriter.newBlock(false);
        Block slow = rewriter.newBlock(true);
        Block joined = rewriter.newBlock(false);

        Value thread = rewriter.add(Op.CURRENT_THREAD, Type.I64, 0, null);
        Value top = rewriter.add(Op.LOAD, Type.I64, TOP, WORD, start, thread);
        Value end = rewriter.add(Op.ADD, Type.I64, 0, null, top, array ? arrayBytes(type, length) : number(type.instanceSize()));
        Value limit = rewriter.add(Op.LOAD, Type.I64, LIMIT, WORD, start, thread);
        rewriter.branch(rewriter.add(Op.ULE, Type.I32, 0, null, end, limit), fast, slow);

        rewriter.add(Op.STORE, Type.VOID, TOP, WORD, start, thread, end);
        rewriter.add(Op.STORE, Type.VOID, 0, HALF, start, top, rewriter.add(Op.TRUNCATE, Type.I32, 0, null, hub));
        if (array) {
            rewriter.add(Op.STORE, Type.VOID, LENGTH_AT, HALF, start, top, length);
        }
        Value made = rewriter.add(Op.ADDRESS_TO_REF, Type.REF, 0, null, top);
        rewriter.jump(joined, slow);

        Value called = array ? rewriter.add(Op.CALL, Type.REF, 0, lowering.entry(RuntimeCall.NEW_ARRAY), start, hub, length)
                : rewriter.add(Op.CALL, Type.REF, 0, lowering.entry(RuntimeCall.NEW_OBJECT), start, hub);
        if (successors.isEmpty()) {
            rewriter.jump(joined, joined);
        } else {
            Block at = rewriter.at();
            Block handler = successors.get(1);
            at.setEnd(Block.End.TRY, called);
            at.setEndPosition(value.position());
            at.connect(joined);
            at.successors().add(handler);
            handler.predecessors().set(handler.predecessors().indexOf(original), at);
            rewriter.continueIn(joined);
        }
        value.become(Op.PHI, Type.REF, 0, null, made, called);
        rewriter.keep(value);
        if (successors.isEmpty()) {
            return false;
        }
        rewriter.finish(Block.End.GOTO, List.of(), List.of(successors.get(0)));
        rewriter.at().setEndPosition(value.position());
        return true;
    }

    /** Header, length, elements, padding; as {@code astryon.object.ObjectFormat} has it. */
    private Value arrayBytes(JavaClass type, Value length) {
        Kind element = type.elementKind();
        long header = element.bytes == 8 ? 16 : 12;
        if (length.isConstant()) {
            return number(header + length.immediate() * element.bytes + 7 & -8);
        }
        Value wide = rewriter.add(Op.ZEXT32, Type.I64, 0, null, length);
        int shift = Integer.numberOfTrailingZeros(element.bytes);
        Value bytes = shift == 0 ? wide : rewriter.add(Op.SHL, Type.I64, 0, null, wide, rewriter.add(Op.CONST, Type.I32, shift, null));
        if (element.bytes == 8) {
            return rewriter.add(Op.ADD, Type.I64, 0, null, bytes, number(header));
        }
        Value padded = rewriter.add(Op.ADD, Type.I64, 0, null, bytes, number(header + 7));
        return rewriter.add(Op.AND, Type.I64, 0, null, padded, number(-8));
    }

    private Value number(long number) {
        return rewriter.add(Op.CONST, Type.I64, number, null);
    }
}
