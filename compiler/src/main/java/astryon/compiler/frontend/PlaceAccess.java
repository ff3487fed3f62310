package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Access.Order;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in memory that the running program names by an object and an offset, or without an object by an address, and what
 * {@code Unsafe} and variable handles do there. References are stored by the same operations as everywhere, so the collector hears of them.
 */
final class PlaceAccess {
    private final Translation t;
    private final Value base;
    private final Value offset;
    private final Access.Kind kind;

    /** @param base an object, or null with {@code offset} an address */
    PlaceAccess(Translation t, Value base, Value offset, Access.Kind kind) {
        this.t = t;
        this.base = base;
        this.offset = offset;
        this.kind = kind;
    }

    /** How strong a mode of access is, by the end of its name: {@code getVolatile}, {@code putRelease}. */
    static Order order(String mode) {
        return mode.endsWith("Volatile") ? Order.VOLATILE : Order.DEVICE;
    }

    Value load(Order order) {
        return t.emit(Op.LOAD, kind.type, displacement(), Access.anywhere(kind, order), operands());
    }

    /** A volatile store is followed by a full fence; all others are in order anyway on this machine. */
    void store(Value stored, Order order) {
        ArrayList<Value> all = new ArrayList<>(List.of(operands()));
        all.add(stored);
        t.emit(Op.STORE, Type.VOID, displacement(), Access.anywhere(kind, order), all.toArray(Value[]::new));
    }

    /** Whether it did. The machine's atomic operations are as strong as any mode asks for. */
    Value compareAndSet(Value expected, Value replacement) {
        return t.emit(Op.COMPARE_AND_SWAP, Type.I32, atomic(), address(), expected, replacement);
    }

    Value compareAndExchange(Value expected, Value replacement) {
        return t.emit(Op.COMPARE_AND_EXCHANGE, kind.type, atomic(), address(), expected, replacement);
    }

    Value exchange(Value stored) {
        return t.emit(Op.EXCHANGE, kind.type, atomic(), address(), stored);
    }

    Value fetchAdd(Value delta) {
        return t.emit(Op.FETCH_ADD, kind.type, atomic(), address(), delta);
    }

    private Access atomic() {
        return Access.anywhere(kind, Order.VOLATILE);
    }

    private boolean hasObject() {
        return !base.isConstant(0);
    }

    private boolean isDisplaced() {
        return hasObject() && offset.isConstant() && offset.immediate() == (int) offset.immediate();
    }

    private long displacement() {
        return isDisplaced() ? offset.immediate() : 0;
    }

    private Value[] operands() {
        return !hasObject() ? new Value[] {offset} : isDisplaced() ? new Value[] {base} : new Value[] {base, offset};
    }

    private Value address() {
        return hasObject() ? t.pure(Op.ADD, Type.I64, t.emit(Op.REF_TO_ADDRESS, Type.I64, null, base), offset) : offset;
    }
}
