package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import java.util.Map;

/**
 * Calls that make handles of fields. Where they name the field by literals it is found here; fields have names when a program runs only if it names them for
 * reflection.
 */
final class MadeHandles {
    private static final String LOOKUP = "java.lang.invoke.MethodHandles$Lookup";
    private static final String HANDLE = "Ljava/lang/invoke/VarHandle;";
    private static final String FIELD = "Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;";

    private MadeHandles() {
    }

    /** @param substitutes the same for classes that the runtime stands in for */
    static void addTo(Map<String, Intrinsics.Row> rows, Map<String, Intrinsics.Row> substitutes) {
        String util = "jdk.internal.invoke.MhUtil.findVarHandle(L" + LOOKUP.replace('.', '/') + ";";
        rows.put(util + FIELD + ")" + HANDLE, MadeHandles::ofField);
        rows.put(util + FIELD.substring(FIELD.indexOf(';') + 1) + ")" + HANDLE, MadeHandles::ofOwnField);
        substitutes.put(LOOKUP + ".findVarHandle(" + FIELD + ")" + HANDLE, MadeHandles::ofField);
        substitutes.put(LOOKUP + ".findStaticVarHandle(" + FIELD + ")" + HANDLE, MadeHandles::ofField);
        substitutes.put("java.lang.invoke.MethodHandles.lookup()L" + LOOKUP.replace('.', '/') + ";", (t, method, a) -> {
            JavaClass lookup = t.world.classNamed(LOOKUP.replace('.', '/'));
            Value made = t.emit(Op.NEW, Type.REF, lookup);
            t.emit(Op.CALL, Type.VOID, t.world.resolveMethod(lookup, "<init>", "(Ljava/lang/Class;)V"), made, mirror(t, t.method.owner()));
            return made;
        });
    }

    private static Value ofField(Translation t, JavaMethod find, Value[] a) {
        JavaClass owner = classOf(t, a[1]);
        return owner == null ? ReflectiveCalls.lookUp(t, find, a) : made(t, find, owner, a);
    }

    /** Of the class that asks, which is the one that its lookup stands for. */
    private static Value ofOwnField(Translation t, JavaMethod find, Value[] a) {
        JavaClass owner = t.method.owner();
        return made(t, find, owner, a[0], mirror(t, owner), a[1], a[2]);
    }

    /** @param a the lookup, class, name and type */
    private static Value made(Translation t, JavaMethod find, JavaClass owner, Value... a) {
        JavaClass handle = t.world.classNamed("java/lang/invoke/VarHandle");
        JavaClass type = classOf(t, a[3]);
        if (!(t.literalOf(a[2]) instanceof String name) || type == null || handle.isLibrary()) {
            return ReflectiveCalls.lookUp(t, find, a);
        }
        JavaField field = Variable.field(owner, name, type, t.world);
        boolean isStatic = find.name().equals("findStaticVarHandle");
        JavaClass lookup = t.world.classNamed(LOOKUP.replace('.', '/'));
        if (field == null) {
            JavaMethod missing = t.world.resolveMethod(lookup, "noSuchField", "(" + FIELD + "Z)" + HANDLE);
            return t.emit(Op.CALL, Type.REF, missing, a[1], a[2], a[3], t.intConstant(isStatic ? 1 : 0));
        }
        if (field.isStatic() != isStatic) {
            JavaMethod other = t.world.resolveMethod(lookup, "otherKind", "(" + FIELD + "ZLjava/lang/Class;)" + HANDLE);
            return t.emit(Op.CALL, Type.REF, other, a[1], a[2], a[3], t.intConstant(isStatic ? 1 : 0), mirror(t, t.method.owner()));
        }
        Variable variable = Variable.of(field, owner, type);
        if (isStatic) {
            t.initialise(field.owner());
        }
        Value place = isStatic ? t.emit(Op.SYMBOL, Type.I64, field) : t.constant(Type.I64, variable.offset());
        JavaMethod maker = t.world.resolveMethod(handle, isStatic ? "ofStatic" : "ofField",
                "(" + (isStatic ? "Lastryon/magic/Address;" : "J") + "ZLjava/lang/Class;Ljava/lang/Class;)" + HANDLE);
        return t.emit(Op.CALL, Type.REF, maker, place, t.intConstant(variable.isFinal() ? 1 : 0), a[1], a[3]);
    }

    /** The class whose mirror is written down, or null. */
    private static JavaClass classOf(Translation t, Value mirror) {
        if (t.literalOf(mirror) instanceof JavaClass type) {
            return type;
        }
        return mirror.op() == Op.OBJECT ? ((HeapObject) mirror.aux()).mirrored().orElse(null) : null;
    }

    private static Value mirror(Translation t, JavaClass type) {
        return t.emit(Op.OBJECT, Type.REF, (Symbol) t.initialiser.mirror(type));
    }
}
