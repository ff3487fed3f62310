package astryon.compiler.opt;

import astryon.abi.HeapMap;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Access.Alias;
import astryon.compiler.ir.Access.Kind;
import astryon.compiler.ir.Access.Order;
import astryon.compiler.ir.Block;
import astryon.compiler.ir.Function;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaField;
import java.util.HashSet;
import java.util.Set;

/**
 * The collector's remembered set, as far as code makes it: after a reference has been stored into an object the card of the place
 * is marked, a byte in a table at a fixed address. No mark is needed where nothing young is stored, and none where the object
 * itself is young: made by this method with no safepoint since. Two fields side by side need one mark.
 */
final class WriteBarriers {
    /** How many writes are looked back over for where the object was made. */
    private static final int MOST_STATES = 64;
    private static final Access CARD = new Access(Kind.U8, 1, new Alias("cards"), Order.PLAIN);

    private final Set<Value> needed = new HashSet<>();

    /** @param function with its memory states as they should be: lowering spoils them */
    WriteBarriers(Function function) {
        for (Block block : function.blocks()) {
            Set<Word> marked = new HashSet<>();
            for (Value value : block.values()) {
                if (value.op().is(Op.Trait.WRITES) && !MemoryEffects.isStore(value)) {
                    marked.clear();
                }
                if (storesReference(value) && needsMark(value) && (value.op() != Op.PUT_FIELD || marked.add(Word.of(value)))) {
                    needed.add(value);
                }
            }
        }
    }

    /** Eight bytes of an object, which are on one card. A mark there is as good as a second one, as long as no collection looks at the card in between. */
    private record Word(Value holder, int number) {
        static Word of(Value putField) {
            return new Word(object(putField), ((JavaField) putField.aux()).offset() >>> 3);
        }
    }

    /** What is stored into. */
    private static Value object(Value store) {
        Value base = ControlFlow.withoutCopies(store.argument(1));
        while (base.op() == Op.NULL_CHECK) {
            base = ControlFlow.withoutCopies(base.argument(0));
        }
        return base;
    }

    private static boolean storesReference(Value value) {
        return switch (value.op()) {
            case PUT_FIELD, PUT_ELEMENT, STORE, COMPARE_AND_SWAP, COMPARE_AND_EXCHANGE, EXCHANGE -> stored(value).type() == Type.REF;
            default -> false;
        };
    }

    private static Value stored(Value store) {
        return store.argument(store.argumentCount() - 1);
    }

    private static boolean needsMark(Value store) {
        Value stored = ControlFlow.withoutCopies(stored(store));
        return !stored.isConstant(0) && stored.op() != Op.OBJECT && !isMadeJustNow(store);
    }

    private static boolean isMadeJustNow(Value store) {
        Value base = object(store);
        if (base.op() != Op.NEW && base.op() != Op.NEW_ARRAY) {
            return false;
        }
        Value state = ControlFlow.withoutCopies(store.argument(0));
        for (int i = 0; i < MOST_STATES && state != base; i++) {
            if (!MemoryEffects.isStore(state)) {
                return false;
            }
            state = ControlFlow.withoutCopies(state.argument(0));
        }
        return state == base;
    }

    boolean isNeeded(Value store) {
        return needed.contains(store);
    }

    /** Writes the mark that a store, a machine's by now, needs. */
    void mark(Value store, BlockRewriter rewriter, Value start) {
        Value base = store.argument(1);
        Value place = base.type() == Type.REF ? rewriter.add(Op.REF_TO_ADDRESS, Type.I64, 0, null, base) : base;
        if (store.op() == Op.STORE) {
            if (store.argumentCount() == 4) {
                Value index = store.argument(2);
                int shift = Integer.numberOfTrailingZeros(((Access) store.aux()).scale());
                if (shift > 0) {
                    index = rewriter.add(Op.SHL, Type.I64, 0, null, index, rewriter.add(Op.CONST, Type.I32, shift, null));
                }
                place = rewriter.add(Op.ADD, Type.I64, 0, null, place, index);
            }
            if (store.immediate() != 0) {
                place = rewriter.add(Op.ADD, Type.I64, 0, null, place, rewriter.add(Op.CONST, Type.I64, store.immediate(), null));
            }
        }
        Value card = rewriter.add(Op.USHR, Type.I64, 0, null, place, rewriter.add(Op.CONST, Type.I32, HeapMap.CARD_SHIFT, null));
        rewriter.add(Op.STORE, Type.VOID, HeapMap.CARDS, CARD, start, card, rewriter.add(Op.CONST, Type.I32, HeapMap.DIRTY, null));
    }
}
