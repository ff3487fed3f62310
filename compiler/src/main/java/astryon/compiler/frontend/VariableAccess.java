package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaMethod;

/** The kinds of access that a variable handle has; the strength is the end of the method's name. */
enum VariableAccess {
    GET(0, true) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            return place.load(PlaceAccess.order(name));
        }
    },
    SET(1, false) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            place.store(a[0], PlaceAccess.order(name));
            return null;
        }
    },
    COMPARE_AND_SET(2, false) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            return place.compareAndSet(a[0], a[1]);
        }
    },
    COMPARE_AND_EXCHANGE(2, true) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            return place.compareAndExchange(a[0], a[1]);
        }
    },
    GET_AND_SET(1, true) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            return place.exchange(a[0]);
        }
    },
    GET_AND_ADD(1, true) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            return place.fetchAdd(a[0]);
        }
    },
    GET_AND_BITWISE(1, true) {
        @Override
        Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] a) {
            String operation = name.startsWith("getAndBitwiseOr") ? "or" : name.startsWith("getAndBitwiseAnd") ? "and" : "xor";
            String type = a[0].type() == Type.I64 ? "J" : "I";
            return t.emit(Op.CALL, a[0].type(), update(t, operation, "(Ljava/lang/Object;J" + type + ")" + type), object, offset, a[0]);
        }
    };

    private final int operands;
    private final boolean yieldsVariable;

    VariableAccess(int operands, boolean yieldsVariable) {
        this.operands = operands;
        this.yieldsVariable = yieldsVariable;
    }

    /** The access that the method of this name makes, or null. */
    static VariableAccess named(String name) {
        if (name.startsWith("getAndSet")) {
            return GET_AND_SET;
        }
        if (name.startsWith("getAndAdd")) {
            return GET_AND_ADD;
        }
        if (name.startsWith("getAndBitwise")) {
            return GET_AND_BITWISE;
        }
        if (name.startsWith("compareAndExchange")) {
            return COMPARE_AND_EXCHANGE;
        }
        if (name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet")) {
            return COMPARE_AND_SET;
        }
        return name.startsWith("get") ? GET : name.startsWith("set") ? SET : null;
    }

    static JavaMethod update(Translation t, String name, String descriptor) {
        return t.world.resolveMethod(t.world.classNamed("astryon/library/VariableUpdates"), name, descriptor);
    }

    /** How many values it takes behind the coordinates. */
    int operands() {
        return operands;
    }

    /** Whether its result is of the variable's type. */
    boolean yieldsVariable() {
        return yieldsVariable;
    }

    /** Whether variables of this kind have it; of parts of byte arrays only reading and writing is done here. */
    boolean suits(Access.Kind kind, boolean view) {
        boolean floating = kind == Access.Kind.F32 || kind == Access.Kind.F64;
        return switch (this) {
            case GET, SET -> !view || !floating;
            case COMPARE_AND_SET, COMPARE_AND_EXCHANGE, GET_AND_SET -> !view && !floating;
            case GET_AND_ADD -> !view && !floating && kind != Access.Kind.REF;
            case GET_AND_BITWISE -> !view && (kind == Access.Kind.I32 || kind == Access.Kind.I64);
        };
    }

    abstract Value emit(Translation t, PlaceAccess place, String name, Value object, Value offset, Value[] operands);
}
