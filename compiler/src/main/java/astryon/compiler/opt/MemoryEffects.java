package astryon.compiler.opt;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Access.Alias;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaField;

/**
 * Which operations on memory can meet. Accesses of different alias classes never do; of one class, only if their places may be
 * the same. Atomic operations, fences and calls meet everything but immutable memory; a safepoint meets only raw memory.
 */
public final class MemoryEffects {

    private MemoryEffects() {
    }

    /** The place a plain or ordered access touches; {@code index} is null without one. */
    record Place(Alias alias, Value base, Value index, long displacement, int scale, int bytes) {
    }

    /** Where {@code value} reads or writes, or null if it is no load and no store. */
    static Place place(Value value) {
        return switch (value.op()) {
            case GET_FIELD, PUT_FIELD -> new Place(alias(value), ControlFlow.withoutCopies(value.argument(1)), null, 0, 1, 8);
            case GET_STATIC, PUT_STATIC -> new Place(alias(value), null, null, 0, 1, 8);
            case GET_ELEMENT, PUT_ELEMENT -> new Place(alias(value), ControlFlow.withoutCopies(value.argument(1)),
                    ControlFlow.withoutCopies(value.argument(2)), 0, 1, 1);
            case LOAD, STORE -> {
                int plain = value.op() == Op.LOAD ? 2 : 3;
                Access access = (Access) value.aux();
                yield new Place(access.alias(), ControlFlow.withoutCopies(value.argument(1)),
                        value.argumentCount() > plain ? ControlFlow.withoutCopies(value.argument(2)) : null, value.immediate(), access.scale(),
                        access.kind().bytes);
            }
            default -> null;
        };
    }

    static Alias alias(Value value) {
        return value.aux() instanceof Access access ? access.alias() : new Alias(value.aux().symbol());
    }

    static boolean isLoad(Value value) {
        return switch (value.op()) {
            case GET_FIELD, GET_STATIC, GET_ELEMENT, LOAD -> true;
            default -> false;
        };
    }

    static boolean isStore(Value value) {
        return switch (value.op()) {
            case PUT_FIELD, PUT_STATIC, PUT_ELEMENT, STORE -> true;
            default -> false;
        };
    }

    /** Whether this is a volatile or device access. */
    static boolean isOrderedAccess(Value value) {
        Symbol aux = value.aux();
        return (isLoad(value) || isStore(value))
                && (aux instanceof Access access && access.isOrdered() || aux instanceof JavaField field && field.isVolatile());
    }

    static boolean isOrderedRead(Value value) {
        return isLoad(value) && isOrderedAccess(value);
    }

    /** Whether {@code write}, which takes and makes a memory state, can change what a plain load of {@code place} sees. */
    static boolean mayChange(Value write, Place place) {
        if (place.alias.equals(Alias.IMMUTABLE)) {
            return false;
        }
        return switch (write.op()) {
            case SAFEPOINT -> place.alias.equals(Alias.RAW) || place.alias.equals(Alias.ANY);
            // A new object is none that was there before. Its own first state is zero.
            case NEW, NEW_ARRAY -> place.base == write || place.alias.equals(Alias.RAW) || place.alias.equals(Alias.ANY);
            case PUT_FIELD, PUT_STATIC, PUT_ELEMENT, STORE -> mayMeet(place(write), place);
            default -> true;
        };
    }

    private static boolean mayMeet(Place a, Place b) {
        if (a.alias.equals(Alias.ANY) || b.alias.equals(Alias.ANY)) {
            return true;
        }
        if (!a.alias.equals(b.alias)) {
            return false;
        }
        if (a.base != b.base) {
            return !(isFresh(a.base) && isFresh(b.base));
        }
        if (a.index == b.index && a.scale == b.scale) {
            return a.displacement < b.displacement + b.bytes && b.displacement < a.displacement + a.bytes;
        }
        if (a.index != null && b.index != null && a.index.isConstant() && b.index.isConstant()) {
            long from = a.index.immediate() * a.scale + a.displacement;
            long to = b.index.immediate() * b.scale + b.displacement;
            return from < to + b.bytes && to < from + a.bytes;
        }
        return true;
    }

    private static boolean isFresh(Value base) {
        return base != null && (base.op() == Op.NEW || base.op() == Op.NEW_ARRAY);
    }

    /** Whether a load of {@code b} sees exactly what a store to {@code a} wrote. */
    static boolean isSame(Place a, Place b) {
        return a.alias.equals(b.alias) && a.base == b.base && a.index == b.index && a.displacement == b.displacement && a.scale == b.scale
                && a.bytes == b.bytes;
    }
}
