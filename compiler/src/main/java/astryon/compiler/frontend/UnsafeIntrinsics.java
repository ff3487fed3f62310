package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * The rows of {@link JdkIntrinsics} for {@code jdk.internal.misc.Unsafe}: every access of every kind, written out mechanically, and the offsets of
 * fields that are named by literals. What the JDK builds of these in Java is left to it.
 */
final class UnsafeIntrinsics {
    private static final String OWNER = "jdk.internal.misc.Unsafe.";
    private static final String PLACE = "(Ljava/lang/Object;J";

    private record Kind(String word, String type, Access.Kind access, boolean floating) {
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("Boolean", "Z", Access.Kind.U8, false), new Kind("Byte", "B", Access.Kind.I8, false),
            new Kind("Short", "S", Access.Kind.I16, false), new Kind("Char", "C", Access.Kind.U16, false),
            new Kind("Int", "I", Access.Kind.I32, false), new Kind("Long", "J", Access.Kind.I64, false),
            new Kind("Float", "F", Access.Kind.F32, true), new Kind("Double", "D", Access.Kind.F64, true),
            new Kind("Reference", "Ljava/lang/Object;", Access.Kind.REF, false));

    private UnsafeIntrinsics() {
    }

    static void addTo(Map<String, Intrinsics.Row> rows) {
        for (Kind kind : KINDS) {
            accesses(rows, kind);
            if (!kind.floating) {
                swaps(rows, kind);
            }
            if (kind.access.type.isInteger() && !kind.type.equals("Z")) {
                for (String strength : new String[] {"", "Acquire", "Release"}) {
                    row(rows, kind, "getAndAdd" + kind.word + strength, kind.type + ")" + kind.type, (place, a) -> place.fetchAdd(a[3]));
                }
            }
        }
        for (String fence : new String[] {"fullFence", "loadFence", "storeFence"}) {
            rows.put(OWNER + fence + "()V", (t, method, a) -> {
                t.emit(Op.FENCE, Type.VOID, null);
                return null;
            });
        }
        rows.put(OWNER + "allocateInstance(Ljava/lang/Class;)Ljava/lang/Object;", (t, method, a) -> {
            JavaClass type = t.literalOf(a[1]) instanceof JavaClass literal && literal.kind() == JavaClass.Kind.OBJECT ? literal : null;
            if (type == null) {
                return t.emit(Op.CALL, Type.REF, method, a);
            }
            t.initialise(type);
            return t.emit(Op.NEW, Type.REF, type);
        });
        for (String result : new String[] {"I", "J"}) {
            arrayFact(rows, "arrayBaseOffset", result, kind -> kind.bytes == Long.BYTES ? 16 : 12);
            arrayFact(rows, "arrayIndexScale", result, kind -> kind.bytes);
        }
        rows.put(OWNER + "objectFieldOffset(Ljava/lang/Class;Ljava/lang/String;)J", (t, method, a) -> {
            JavaField field = t.literalOf(a[1]) instanceof JavaClass owner && t.literalOf(a[2]) instanceof String name ? owner.declaredField(name) : null;
            return field == null || field.isStatic() ? t.emit(Op.CALL, Type.I64, method, a) : t.constant(Type.I64, field.offset());
        });
    }

    /** Where elements of arrays of a class given as a literal are. */
    private static void arrayFact(Map<String, Intrinsics.Row> rows, String name, String result, ToIntFunction<Access.Kind> fact) {
        rows.put(OWNER + name + "(Ljava/lang/Class;)" + result, (t, method, a) -> t.literalOf(a[1]) instanceof JavaClass type && type.isArray()
                ? t.constant(method.result(), fact.applyAsInt(type.elementKind())) : t.emit(Op.CALL, method.result(), method, a));
    }

    private static void accesses(Map<String, Intrinsics.Row> rows, Kind kind) {
        for (String strength : new String[] {"", "Volatile", "Acquire", "Opaque"}) {
            row(rows, kind, "get" + kind.word + strength, ")" + kind.type, (place, a) -> place.load(PlaceAccess.order(strength)));
        }
        for (String strength : new String[] {"", "Volatile", "Release", "Opaque"}) {
            row(rows, kind, "put" + kind.word + strength, kind.type + ")V", (place, a) -> {
                place.store(a[3], PlaceAccess.order(strength));
                return null;
            });
        }
    }

    private static void swaps(Map<String, Intrinsics.Row> rows, Kind kind) {
        String two = kind.type + kind.type + ")";
        row(rows, kind, "compareAndSet" + kind.word, two + "Z", (place, a) -> place.compareAndSet(a[3], a[4]));
        for (String strength : new String[] {"", "Plain", "Acquire", "Release"}) {
            row(rows, kind, "weakCompareAndSet" + kind.word + strength, two + "Z", (place, a) -> place.compareAndSet(a[3], a[4]));
            row(rows, kind, "compareAndExchange" + kind.word + strength, two + kind.type, (place, a) -> place.compareAndExchange(a[3], a[4]));
            row(rows, kind, "getAndSet" + kind.word + strength, kind.type + ")" + kind.type, (place, a) -> place.exchange(a[3]));
        }
    }

    private static void row(Map<String, Intrinsics.Row> rows, Kind kind, String name, String rest, BiFunction<PlaceAccess, Value[], Value> access) {
        rows.put(OWNER + name + PLACE + rest, (t, method, a) -> access.apply(new PlaceAccess(t, a[1], a[2], kind.access), a));
    }
}
