package astryon.compiler.frontend;

import astryon.compiler.ir.Block;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.Map;

/**
 * Fields that code names by literals to ask {@code Unsafe} where they are: {@code getDeclaredField}, and the questions about what it yields. There is
 * no {@code Field} in a program that names none for reflection, and none that the JDK asks so: in its place stands null, which {@link #refuseOtherUses}
 * lets nothing but these questions use.
 */
final class NamedFields {
    private static final String UNSAFE = "jdk.internal.misc.Unsafe.";
    private static final String FIELD = "(Ljava/lang/reflect/Field;)";

    private NamedFields() {
    }

    static void addTo(Map<String, Intrinsics.Row> rows) {
        rows.put("java.lang.Class.getDeclaredField(Ljava/lang/String;)Ljava/lang/reflect/Field;", (t, method, a) -> {
            boolean asObject = t.world.named().areGiven() && !t.method.owner().isLibrary();
            JavaField field = !asObject && t.literalOf(a[0]) instanceof JavaClass owner && t.literalOf(a[1]) instanceof String name
                    ? owner.declaredField(name) : null;
            return field == null ? ReflectiveCalls.lookUp(t, method, a) : t.literal(t.nullConstant(), field);
        });
        rows.put(UNSAFE + "objectFieldOffset" + FIELD + "J", (t, method, a) -> t.literalOf(a[1]) instanceof JavaField field && !field.isStatic()
                ? t.constant(Type.I64, field.offset()) : t.emit(Op.CALL, Type.I64, method, a));
        // A static field is named by its address alone.
        rows.put(UNSAFE + "staticFieldBase" + FIELD + "Ljava/lang/Object;", (t, method, a) -> t.literalOf(a[1]) instanceof JavaField field && field.isStatic()
                ? t.nullConstant() : t.emit(Op.CALL, Type.REF, method, a));
        rows.put(UNSAFE + "staticFieldOffset" + FIELD + "J", (t, method, a) -> t.literalOf(a[1]) instanceof JavaField field && field.isStatic()
                ? t.emit(Op.SYMBOL, Type.I64, field) : t.emit(Op.CALL, Type.I64, method, a));
    }

    /** Called when the method is translated: whoever else wants one of its fields as an object is refused. */
    static void refuseOtherUses(Translation t) {
        for (Block block : t.function.blocks()) {
            for (Value value : block.values()) {
                value.arguments().forEach(argument -> refuse(t, argument));
            }
            block.controls().forEach(control -> refuse(t, control));
        }
    }

    private static void refuse(Translation t, Value used) {
        if (t.literalOf(used) instanceof JavaField field) {
            t.setLine(used.position().line());
            t.refuse(Rule.FIELD_AS_OBJECT, field.symbol());
        }
    }
}
