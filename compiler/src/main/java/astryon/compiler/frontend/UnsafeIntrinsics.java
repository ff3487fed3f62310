package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import java.util.Map;

/**
 * {@code jdk.internal.misc.Unsafe}, as far as the class library's atomics need it. It reaches fields and elements by their offsets, which
 * no alias class knows of: so what writes here is an atomic operation, which meets every access, and what reads is ordered.
 */
final class UnsafeIntrinsics {
    private static final String OWNER = "jdk.internal.misc.Unsafe.";
    private static final String[] STRENGTHS = {"", "Plain", "Acquire", "Release"};

    private UnsafeIntrinsics() {
    }

    static void addTo(Map<String, Intrinsics.Row> rows) {
        add(rows, "Int", "I", Access.Kind.I32);
        add(rows, "Long", "J", Access.Kind.I64);
        add(rows, "Reference", "Ljava/lang/Object;", Access.Kind.REF);
        addPlain(rows, "Byte", "B", Access.Kind.I8);
        addPlain(rows, "Short", "S", Access.Kind.I16);
        addPlain(rows, "Char", "C", Access.Kind.U16);
        addSum(rows, "Int", "I", Access.Kind.I32);
        addSum(rows, "Long", "J", Access.Kind.I64);
        for (String fence : new String[] {"fullFence", "loadFence", "storeFence"}) {
            rows.put(OWNER + fence + "()V", (t, method, a) -> {
                t.emit(Op.FENCE, Type.VOID, null);
                return null;
            });
        }
    }

    private static void add(Map<String, Intrinsics.Row> rows, String width, String type, Access.Kind kind) {
        String place = "(Ljava/lang/Object;J";
        for (String strength : new String[] {"", "Volatile", "Acquire", "Opaque"}) {
            rows.put(OWNER + "get" + width + strength + place + ")" + type,
                    (t, method, a) -> t.emit(Op.LOAD, kind.type, Access.raw(kind, Access.Order.DEVICE), address(t, a)));
        }
        for (String strength : new String[] {"", "Volatile", "Release", "Opaque"}) {
            rows.put(OWNER + "put" + width + strength + place + type + ")V", (t, method, a) -> {
                t.emit(Op.EXCHANGE, kind.type, null, address(t, a), a[3]);
                return null;
            });
        }
        for (String strength : STRENGTHS) {
            rows.put(OWNER + "weakCompareAndSet" + width + strength + place + type + type + ")Z",
                    (t, method, a) -> t.emit(Op.COMPARE_AND_SWAP, Type.I32, null, address(t, a), a[3], a[4]));
            rows.put(OWNER + "compareAndExchange" + width + strength + place + type + type + ")" + type,
                    (t, method, a) -> t.emit(Op.COMPARE_AND_EXCHANGE, kind.type, null, address(t, a), a[3], a[4]));
            rows.put(OWNER + "getAndSet" + width + strength + place + type + ")" + type,
                    (t, method, a) -> t.emit(Op.EXCHANGE, kind.type, null, address(t, a), a[3]));
        }
        rows.put(OWNER + "compareAndSet" + width + place + type + type + ")Z",
                (t, method, a) -> t.emit(Op.COMPARE_AND_SWAP, Type.I32, null, address(t, a), a[3], a[4]));
    }

    /** Kinds that have no atomic operations. */
    private static void addPlain(Map<String, Intrinsics.Row> rows, String width, String type, Access.Kind kind) {
        Access access = Access.raw(kind, Access.Order.DEVICE);
        rows.put(OWNER + "get" + width + "(Ljava/lang/Object;J)" + type, (t, method, a) -> t.emit(Op.LOAD, kind.type, access, address(t, a)));
        rows.put(OWNER + "put" + width + "(Ljava/lang/Object;J" + type + ")V", (t, method, a) -> {
            t.emit(Op.STORE, Type.VOID, access, address(t, a), a[3]);
            return null;
        });
    }

    private static void addSum(Map<String, Intrinsics.Row> rows, String width, String type, Access.Kind kind) {
        for (String strength : STRENGTHS) {
            rows.put(OWNER + "getAndAdd" + width + strength + "(Ljava/lang/Object;J" + type + ")" + type,
                    (t, method, a) -> t.emit(Op.FETCH_ADD, kind.type, null, address(t, a), a[3]));
        }
    }

    /** Object and offset are the first two arguments behind the receiver; without an object the offset is the address. */
    private static Value address(Translation t, Value[] arguments) {
        return t.pure(Op.ADD, Type.I64, t.emit(Op.REF_TO_ADDRESS, Type.I64, null, arguments[1]), arguments[2]);
    }
}
