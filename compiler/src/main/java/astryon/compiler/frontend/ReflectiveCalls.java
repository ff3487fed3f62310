package astryon.compiler.frontend;

import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import java.util.Arrays;
import java.util.Map;

/**
 * Calls that reflect. Those that look for members or classes are refused in a program that names none. Those that depend on who calls, which
 * no stack need be searched for here, are told.
 */
final class ReflectiveCalls {
    private static final String CLASS = "java.lang.Class.";
    private static final String REFLECT = "java.lang.reflect.";
    private static final String CHECK = "astryon/library/AccessCheck";

    private ReflectiveCalls() {
    }

    static void addTo(Map<String, Intrinsics.Row> rows) {
        String[] lookups = {"getDeclaredFields()[L%sField;", "getFields()[L%sField;", "getField(Ljava/lang/String;)L%sField;",
            "getDeclaredMethods()[L%sMethod;", "getMethods()[L%sMethod;", "getDeclaredMethod(Ljava/lang/String;[Ljava/lang/Class;)L%sMethod;",
            "getMethod(Ljava/lang/String;[Ljava/lang/Class;)L%sMethod;", "getDeclaredConstructors()[L%sConstructor;", "getConstructors()[L%sConstructor;",
            "getGenericSuperclass()L%sType;", "getGenericInterfaces()[L%sType;", "getDeclaredConstructor([Ljava/lang/Class;)L%sConstructor;", "getConstructor([Ljava/lang/Class;)L%sConstructor;"};
        for (String lookup : lookups) {
            rows.put(CLASS + lookup.formatted("java/lang/reflect/"), ReflectiveCalls::lookUp);
        }
        rows.put(CLASS + "newInstance()Ljava/lang/Object;", ReflectiveCalls::newInstance);
        accesses(rows, "", "Ljava/lang/Object;");
        for (String type : new String[] {"BooleanZ", "ByteB", "CharC", "ShortS", "IntI", "LongJ", "FloatF", "DoubleD"}) {
            int name = type.length() - 1;
            accesses(rows, type.substring(0, name), type.substring(name));
        }
        rows.put(REFLECT + "Method.invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;",
                (t, method, a) -> checked(t, method, "(Ljava/lang/reflect/Method;Ljava/lang/Object;Ljava/lang/Class;)V", a, 2));
        rows.put(REFLECT + "Constructor.newInstance([Ljava/lang/Object;)Ljava/lang/Object;",
                (t, method, a) -> checked(t, method, "(Ljava/lang/reflect/Constructor;Ljava/lang/Class;)V", a, 1));
        rows.put(REFLECT + "AccessibleObject.canAccess(Ljava/lang/Object;)Z", (t, method, a) -> told(t, method, CHECK,
                "(Ljava/lang/reflect/AccessibleObject;Ljava/lang/Object;Ljava/lang/Class;)Z", a));
    }

    private static void accesses(Map<String, Intrinsics.Row> rows, String name, String type) {
        for (String access : new String[] {"get" + name + "(Ljava/lang/Object;)" + type, "set" + name + "(Ljava/lang/Object;" + type + ")V"}) {
            rows.put(REFLECT + "Field." + access, (t, method, a) -> checked(t, method, "(Ljava/lang/reflect/Field;Ljava/lang/Object;Ljava/lang/Class;)V", a, 2));
        }
    }

    /** The call, if the program names what it reflects on. */
    static Value lookUp(Translation t, JavaMethod lookUp, Value[] a) {
        if (!t.world.named().areGiven()) {
            t.refuse(Rule.REFLECTION, lookUp.owner().symbol() + "." + lookUp.name());
        }
        a[0] = lookUp.isStatic() ? a[0] : t.nonNull(a[0]);
        return t.emit(Op.CALL, lookUp.result(), lookUp, a);
    }

    static Value proxy(Translation t, JavaMethod method, Value[] a) {
        if (!t.world.named().areGiven()) {
            t.refuse(Rule.PROXY);
        }
        return t.emit(Op.CALL, Type.REF, method, a);
    }

    /** The call behind a check of the first {@code count} of its arguments and of who calls. */
    private static Value checked(Translation t, JavaMethod method, String check, Value[] a, int count) {
        a[0] = t.nonNull(a[0]);
        JavaClass checks = t.world.find(CHECK).orElse(null);
        if (checks != null) {
            Value[] arguments = Arrays.copyOf(a, count + 1);
            arguments[count] = caller(t);
            t.emit(Op.CALL, Type.VOID, t.world.resolveMethod(checks, "of", check), arguments);
        }
        Value result = t.emit(Op.CALL, method.result(), method, a);
        return method.result() == Type.VOID ? null : result;
    }

    private static Value newInstance(Translation t, JavaMethod method, Value[] a) {
        if (!t.world.named().areGiven()) {
            t.refuse(Rule.REFLECTION, "java.lang.Class.newInstance");
        }
        return told(t, method, "astryon/library/ClassMembers", "(Ljava/lang/Class;Ljava/lang/Class;)Ljava/lang/Object;", a);
    }

    /** In place of the call one of the static method of the same name in {@code owner}, which is told who calls; a platform may be without. */
    private static Value told(Translation t, JavaMethod method, String owner, String descriptor, Value[] a) {
        a[0] = t.nonNull(a[0]);
        JavaClass told = t.world.find(owner).orElse(null);
        if (told == null) {
            return t.emit(Op.CALL, method.result(), method, a);
        }
        Value[] arguments = Arrays.copyOf(a, a.length + 1);
        arguments[a.length] = caller(t);
        return t.emit(Op.CALL, method.result(), t.world.resolveMethod(told, method.name(), descriptor), arguments);
    }

    /** The class that the source of the call is in: not that of a lambda expression. */
    private static Value caller(Translation t) {
        JavaClass owner = t.method.owner();
        int lambda = owner.name().indexOf("$$Lambda$");
        JavaClass caller = lambda < 0 ? owner : t.world.classNamed(owner.name().substring(0, lambda));
        return t.emit(Op.OBJECT, Type.REF, (Symbol) t.initialiser.mirror(caller));
    }
}
