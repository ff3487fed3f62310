package astryon.compiler.frontend;

import astryon.compiler.ir.Access;
import astryon.compiler.ir.Op;
import astryon.compiler.ir.Symbol;
import astryon.compiler.ir.Type;
import astryon.compiler.ir.Value;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.magic.RuntimeCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Methods of the JDK that are one operation of the IR, or few. */
final class JdkIntrinsics {
    /** Offset of the class mirror in a hub, as in {@code astryon.object.Hub}. */
    private static final int MIRROR = 16;
    private static final Access MIRROR_ACCESS = new Access(Access.Kind.REF, 1, Access.Alias.IMMUTABLE, Access.Order.PLAIN);

    /** Properties whose values are names of classes. */
    private static final Set<String> LOADED_BY_NAME = Set.of("java.util.concurrent.ForkJoinPool.common.threadFactory",
            "java.util.concurrent.ForkJoinPool.common.exceptionHandler");

    private static final Map<String, Intrinsics.Row> ROWS = new HashMap<>();

    /** The same for classes that the runtime stands in for. */
    private static final Map<String, Intrinsics.Row> SUBSTITUTES = new HashMap<>();

    static {
        for (String owner : new String[] {"java.lang.Math.", "java.lang.StrictMath."}) {
            pure(owner + "sqrt(D)D", Op.SQRT);
            pure(owner + "abs(F)F", Op.ABS);
            pure(owner + "abs(D)D", Op.ABS);
            pure(owner + "multiplyHigh(JJ)J", Op.MULHIGH);
            pure(owner + "unsignedMultiplyHigh(JJ)J", Op.UMULHIGH);
            for (String signature : new String[] {"(II)I", "(JJ)J"}) {
                ROWS.put(owner + "min" + signature, (t, method, a) -> select(t, Op.LT, a));
                ROWS.put(owner + "max" + signature, (t, method, a) -> select(t, Op.GT, a));
            }
        }
        bits("java.lang.Integer.", "I");
        bits("java.lang.Long.", "J");
        pure("java.lang.Integer.toUnsignedLong(I)J", Op.ZEXT32);
        pure("java.lang.Float.floatToRawIntBits(F)I", Op.BITS);
        pure("java.lang.Float.intBitsToFloat(I)F", Op.BITS);
        pure("java.lang.Double.doubleToRawLongBits(D)J", Op.BITS);
        pure("java.lang.Double.longBitsToDouble(J)D", Op.BITS);
        ROWS.put("java.lang.Object.getClass()Ljava/lang/Class;", (t, method, a) -> {
            Value hub = t.emit(Op.HUB_OF, Type.I64, null, t.nonNull(a[0]));
            return t.emit(Op.LOAD, Type.REF, MIRROR, MIRROR_ACCESS, hub);
        });
        waiting("wait(J)V", RuntimeCall.WAIT);
        waiting("notify()V", RuntimeCall.NOTIFY);
        waiting("notifyAll()V", RuntimeCall.NOTIFY_ALL);
        ROWS.put("java.lang.Enum.valueOf(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;", JdkIntrinsics::enumConstant);
        ROWS.put("java.lang.String.split(Ljava/lang/String;)[Ljava/lang/String;", JdkIntrinsics::split);
        ROWS.put("java.lang.String.split(Ljava/lang/String;I)[Ljava/lang/String;", JdkIntrinsics::split);
        ROWS.put("java.lang.reflect.Array.newInstance(Ljava/lang/Class;I)Ljava/lang/Object;", JdkIntrinsics::newArray);
        ROWS.put("jdk.internal.access.SharedSecrets.ensureClassInitialized(Ljava/lang/Class;)V", JdkIntrinsics::initialise);
        ROWS.put("jdk.internal.misc.Unsafe.ensureClassInitialized(Ljava/lang/Class;)V", JdkIntrinsics::initialise);
        ROWS.put("java.lang.Class.forName(Ljava/lang/String;)Ljava/lang/Class;", JdkIntrinsics::classNamed);
        ROWS.put("java.lang.Class.forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;", JdkIntrinsics::classNamed);
        ROWS.put("java.lang.Class.getResourceAsStream(Ljava/lang/String;)Ljava/io/InputStream;", JdkIntrinsics::resource);
        UnsafeIntrinsics.addTo(ROWS);
        NamedFields.addTo(ROWS);
        ReflectiveCalls.addTo(ROWS);
        SUBSTITUTES.put("java.lang.System.getProperty(Ljava/lang/String;)Ljava/lang/String;", JdkIntrinsics::property);
        SUBSTITUTES.put("java.util.ServiceLoader.load(Ljava/lang/Class;)Ljava/util/ServiceLoader;", ServiceProviders::load);
        SUBSTITUTES.put("java.util.ServiceLoader.load(Ljava/lang/Class;Ljava/lang/ClassLoader;)Ljava/util/ServiceLoader;", ServiceProviders::load);
        SUBSTITUTES.put("java.util.ServiceLoader.loadInstalled(Ljava/lang/Class;)Ljava/util/ServiceLoader;", ServiceProviders::load);
        SUBSTITUTES.put("java.lang.reflect.Proxy.newProxyInstance(Ljava/lang/ClassLoader;[Ljava/lang/Class;Ljava/lang/reflect/InvocationHandler;)Ljava/lang/Object;",
                ReflectiveCalls::proxy);
        ROWS.put("java.util.regex.Pattern.compile(Ljava/lang/String;I)Ljava/util/regex/Pattern;", JdkIntrinsics::pattern);
        MadeHandles.addTo(ROWS, SUBSTITUTES);
        // Assertions are off, in every class.
        ROWS.put("java.lang.Class.desiredAssertionStatus()Z", (t, method, a) -> t.intConstant(0));
    }

    private JdkIntrinsics() {
    }

    /** The row for {@code method}, or null. */
    static Intrinsics.Row row(JavaMethod method) {
        JavaClass owner = method.owner();
        return (owner.isLibrary() || owner.name().equals("java/lang/Class") ? ROWS : SUBSTITUTES).get(method.symbol());
    }

    /** The largest file that the JDK opens is in the program only where the class is that opens it. */
    private static Value resource(Translation t, JavaMethod method, Value[] a) {
        if (t.method.owner().name().startsWith("java/lang/CharacterName")) {
            return t.emit(Op.CALL, Type.REF, t.world.resolveMethod(t.world.classNamed("astryon/library/CharacterNames"), "open", "()Ljava/io/InputStream;"));
        }
        return t.emit(Op.CALL, Type.REF, method, t.nonNull(a[0]), a[1]);
    }

    private static Value pattern(Translation t, JavaMethod method, Value[] a) {
        if (a[1].isConstant() && (a[1].immediate() & Pattern.CANON_EQ) != 0) {
            t.refuse(LeftOut.EQUIVALENCE, "java.util.regex.Pattern.CANON_EQ");
        }
        return t.emit(Op.CALL, Type.REF, method, a);
    }

    private static void bits(String owner, String t) {
        pure(owner + "bitCount(" + t + ")I", Op.POP_COUNT);
        pure(owner + "numberOfLeadingZeros(" + t + ")I", Op.LEADING_ZEROS);
        pure(owner + "numberOfTrailingZeros(" + t + ")I", Op.TRAILING_ZEROS);
        pure(owner + "reverseBytes(" + t + ")" + t, Op.BYTE_SWAP);
        pure(owner + "rotateLeft(" + t + "I)" + t, Op.ROTATE_LEFT);
        pure(owner + "rotateRight(" + t + "I)" + t, Op.ROTATE_RIGHT);
        divide(owner + "divideUnsigned(" + t + t + ")" + t, Op.UDIV);
        divide(owner + "remainderUnsigned(" + t + t + ")" + t, Op.UREM);
        ROWS.put(owner + "compareUnsigned(" + t + t + ")I", (translation, method, a) -> compareUnsigned(translation, a));
    }

    private static void pure(String signature, Op op) {
        ROWS.put(signature, (t, method, arguments) -> t.pure(op, method.result(), arguments));
    }

    private static void divide(String signature, Op op) {
        ROWS.put(signature, (t, method, a) -> t.pure(op, method.result(), a[0], t.divisorChecked(a[1])));
    }

    /** What names classes to load has no meaning to the JDK's own classes, whatever its value: nothing is loaded. */
    private static Value property(Translation t, JavaMethod method, Value[] a) {
        if (t.method.owner().isLibrary() && t.literalOf(a[0]) instanceof String name && LOADED_BY_NAME.contains(name)) {
            return t.nullConstant();
        }
        return t.emit(Op.CALL, Type.REF, method, a);
    }

    /** The methods are final, so no class of the runtime can stand in for them by name. */
    private static void waiting(String method, RuntimeCall call) {
        ROWS.put("java.lang.Object." + method, (t, declared, a) -> {
            Value[] arguments = a.clone();
            arguments[0] = t.nonNull(a[0]);
            t.emit(Op.CALL, Type.VOID, t.world.runtimeEntry(call), arguments);
            return null;
        });
    }

    private static Value select(Translation t, Op comparison, Value[] a) {
        return t.pure(Op.SELECT, a[0].type(), t.pure(comparison, Type.I32, a[0], a[1]), a[0], a[1]);
    }

    /** There is no reflection to ask a class for its constants; where the class is known its {@code values()} is called. */
    private static Value enumConstant(Translation t, JavaMethod valueOf, Value[] a) {
        if (!(t.literalOf(a[0]) instanceof JavaClass type)) {
            return t.emit(Op.CALL, Type.REF, valueOf, a);
        }
        t.initialise(type);
        JavaMethod values = t.world.resolveMethod(type, "values", "()[L" + type.name() + ";");
        JavaClass constants = t.world.classNamed("astryon/library/EnumConstants");
        JavaMethod named = t.world.resolveMethod(constants, "named", "([Ljava/lang/Enum;Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;");
        return t.emit(Op.CALL, Type.REF, named, t.emit(Op.CALL, Type.REF, values), a[0], a[1]);
    }

    /** A pattern that is one character, and is written down, needs no engine. */
    private static Value split(Translation t, JavaMethod split, Value[] a) {
        int c = t.literalOf(a[1]) instanceof String pattern ? onlyCharacter(pattern) : -1;
        JavaClass splitting = t.world.find("astryon/library/LiteralSplit").orElse(null);
        if (c < 0 || splitting == null) {
            return t.emit(Op.CALL, Type.REF, split, a);
        }
        JavaMethod literal = t.world.resolveMethod(splitting, "of", "(Ljava/lang/String;CI)[Ljava/lang/String;");
        return t.emit(Op.CALL, Type.REF, literal, t.nonNull(a[0]), t.intConstant(c), a.length > 2 ? a[2] : t.intConstant(0));
    }

    /** The one character that {@code pattern} matches; negative if it is more than that, or a surrogate. */
    private static int onlyCharacter(String pattern) {
        int length = pattern.length();
        char c = length == 0 ? 0 : pattern.charAt(length - 1);
        boolean plain = length == 1 && ".$|()[{^?*+\\".indexOf(c) < 0;
        boolean escaped = length == 2 && pattern.charAt(0) == '\\' && !Character.isLetterOrDigit(c);
        return (plain || escaped) && !Character.isSurrogate(c) ? c : -1;
    }

    private static Value initialise(Translation t, JavaMethod ensure, Value[] a) {
        if (t.literalOf(a[a.length - 1]) instanceof JavaClass type) {
            t.initialise(type);
            return null;
        }
        t.emit(Op.CALL, Type.VOID, ensure, a);
        return null;
    }

    /** A class whose name is written down is a class literal; whether its initialiser was asked for makes no difference to it. */
    private static Value classNamed(Translation t, JavaMethod forName, Value[] a) {
        if (t.literalOf(a[0]) instanceof String name && t.world.find(name.replace('.', '/')).isPresent()) {
            JavaClass type = t.world.classNamed(name.replace('.', '/'));
            t.initialise(type);
            return t.literal(t.emit(Op.OBJECT, Type.REF, (Symbol) t.initialiser.mirror(type)), type);
        }
        return ReflectiveCalls.lookUp(t, forName, a);
    }

    /**
     * Of a class named here the array is as good as one made with {@code new}. The component of an array's class has an array class that is in
     * the program already. What is left could be any class.
     */
    private static Value newArray(Translation t, JavaMethod newInstance, Value[] a) {
        if (t.literalOf(a[0]) instanceof JavaClass type && !type.name().equals("void")) {
            return t.emit(Op.NEW_ARRAY, Type.REF, t.world.arrayOf(type), t.sizeChecked(a[1]));
        }
        boolean isComponent = a[0].op() == Op.CALL && ((JavaMethod) a[0].aux()).symbol().equals("java.lang.Class.getComponentType()Ljava/lang/Class;");
        JavaClass creation = t.world.classNamed("astryon/library/ArrayCreation");
        String name = isComponent ? "ofArraysComponent" : "ofAnyClass";
        return t.emit(Op.CALL, Type.REF, t.world.resolveMethod(creation, name, "(Ljava/lang/Class;I)Ljava/lang/Object;"), t.nonNull(a[0]), a[1]);
    }

    /** Flipping the sign bits turns unsigned order into signed order; {@link Comparisons} turns a test of the result back. */
    private static Value compareUnsigned(Translation t, Value[] a) {
        Type type = a[0].type();
        Value sign = t.constant(type, type == Type.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE);
        return t.pure(Op.COMPARE, Type.I32, t.pure(Op.XOR, type, a[0], sign), t.pure(Op.XOR, type, a[1], sign));
    }
}
