package astryon.compiler.image;

import astryon.compiler.diag.Refusal;
import astryon.compiler.ir.Access;
import astryon.compiler.ir.Evaluation;
import astryon.compiler.world.Hub;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.Names;
import astryon.compiler.world.StaticValue.LinkAddress;
import astryon.compiler.world.World;
import astryon.magic.ClassFact;
import astryon.magic.RuntimeCall;
import java.util.HashMap;
import java.util.Map;

/**
 * Methods that build-time evaluation knows itself, because their bodies are native, or reach for the machine, or the answer is
 * fixed by being at build time. Everything here has one answer on every host.
 */
final class Natives {

    /** Yields the result of a call; instance methods get the receiver, not null, first. */
    interface Native {
        Datum call(Datum[] arguments);
    }

    static final Native NOTHING = arguments -> Datum.ZERO;
    private static final String ILLEGAL_ARGUMENT = "java/lang/IllegalArgumentException";

    private final World world;
    private final ImageHeap heap;
    private final Map<String, Native> table = new HashMap<>();
    private Map<JavaMethod, Native> runtimeEntries;

    Natives(World world, ImageHeap heap) {
        this.world = world;
        this.heap = heap;
        objects();
        classes();
        numbers();
        platform();
        UnsafeNatives.addTo(table, heap);
        UnsafeNatives.addTo(table, world, heap);
        arrays();
        EmbeddedFiles.addTo(table, world, heap);
    }

    /** The row for {@code method}, or null. */
    Native find(JavaMethod method) {
        String owner = method.owner().name();
        Native known = table.get(owner + "." + method.name() + method.descriptor());
        if (known != null) {
            return known;
        }
        if (method.isNative() && (method.name().equals("registerNatives") || method.name().equals("initIDs") || owner.equals("jdk/internal/misc/CDS"))) {
            return NOTHING;
        }
        if (runtimeEntries == null) {
            runtimeEntries = new HashMap<>();
            runtimeCalls();
        }
        return runtimeEntries.get(method);
    }

    private void objects() {
        table.put("java/lang/Object.getClass()Ljava/lang/Class;", a -> Datum.of(heap.mirror(a[0].object().type())));
        table.put("java/lang/Object.clone()Ljava/lang/Object;", a -> Datum.of(copy(a[0].object())));
        table.put("java/lang/Object.hashCode()I", this::identityHash);
        table.put("java/lang/System.identityHashCode(Ljava/lang/Object;)I", this::identityHash);
        table.put("java/lang/Throwable.fillInStackTrace()Ljava/lang/Throwable;", this::stackNoted);
        table.put("java/lang/Throwable.fillInStackTrace(I)Ljava/lang/Throwable;", this::stackNoted);
        table.put("java/lang/Throwable.elements()[Ljava/lang/StackTraceElement;", a -> {
            throw new Unevaluable("it asks an exception where it was made");
        });
        table.put("java/lang/String.intern()Ljava/lang/String;", a -> Datum.of(heap.intern(a[0].object())));
    }

    private Datum stackNoted(Datum[] arguments) {
        heap.effects().notesStack(arguments[0].object());
        return arguments[0];
    }

    private Datum identityHash(Datum[] arguments) {
        ImageObject object = arguments[0].object();
        return object == null ? Datum.ZERO : Datum.of(heap.identityHash(object));
    }

    private ImageObject copy(ImageObject original) {
        if (!original.type().isArray() && !original.type().isAssignableTo(world.classNamed("java/lang/Cloneable"))) {
            throw new Thrown("java/lang/CloneNotSupportedException");
        }
        heap.reserve(original.slots());
        ImageObject copy = original.type().isArray() ? heap.newArray(original.type(), original.slots()) : heap.newInstance(original.type());
        heap.copy(original, 0, copy, 0, original.slots());
        return copy;
    }

    private void classes() {
        String owner = "java/lang/Class.";
        table.put(owner + "desiredAssertionStatus()Z", NOTHING);
        table.put(owner + "getPrimitiveClass(Ljava/lang/String;)Ljava/lang/Class;", a -> Datum.of(heap.mirror(world.classNamed(heap.text(a[0].object())))));
        fact("interfaces()[Ljava/lang/Class;", ClassFact.INTERFACES);
        fact("constants()Ljava/util/function/Supplier;", ClassFact.ENUM_CONSTANTS);
        fact("declaredName()Ljava/lang/String;", ClassFact.SIMPLE_NAME);
        fact("declaring()Ljava/lang/Class;", ClassFact.DECLARING);
        fact("enclosing()Ljava/lang/Class;", ClassFact.ENCLOSING);
        for (String members : new String[] {"annotations()Lastryon/library/AnnotationTable;", "signature()Ljava/lang/String;",
            "fields()[Ljava/lang/reflect/Field;", "methods()[Ljava/lang/reflect/Method;", "constructors()[Ljava/lang/reflect/Constructor;",
            "members()Lastryon/library/Members;"}) {
            table.put(owner + members, a -> {
                throw new Unevaluable("it uses reflection");
            });
        }
        table.put("astryon/library/Proxies.atBuildTime()Lastryon/library/Proxies;", a -> Datum.of(ProxyClasses.maker(world, heap)));
        table.put("astryon/library/NamedClasses.atBuildTime()[Ljava/lang/Class;", a -> Datum.of(heap.mirrors().named()));
        table.put(owner + "isArray()Z", a -> Datum.of(mirrored(a[0]).isArray()));
        table.put(owner + "isInterface()Z", a -> Datum.of(mirrored(a[0]).isInterface()));
        table.put(owner + "isPrimitive()Z", a -> Datum.of(mirrored(a[0]).kind() == JavaClass.Kind.PRIMITIVE));
        table.put(owner + "isInstance(Ljava/lang/Object;)Z",
                a -> Datum.of(a[1].reference() != null && a[1].object().type().isAssignableTo(mirrored(a[0]))));
        table.put(owner + "isAssignableFrom(Ljava/lang/Class;)Z", a -> Datum.of(mirrored(a[1]).isAssignableTo(mirrored(a[0]))));
        table.put(owner + "getComponentType()Ljava/lang/Class;", a -> mirrorOf(mirrored(a[0]).component()));
        table.put(owner + "getSuperclass()Ljava/lang/Class;", a -> mirrorOf(mirrored(a[0]).isInterface() ? null : mirrored(a[0]).superclass()));
        table.put(owner + "getName()Ljava/lang/String;", a -> Datum.of(heap.string(mirrored(a[0]).name().replace('/', '.'))));
    }

    /** What a mirror in the program only knows if the program asks. */
    private void fact(String accessor, ClassFact fact) {
        table.put("java/lang/Class." + accessor, a -> {
            ImageObject known = heap.mirrors().fact(mirrored(a[0]), fact);
            return known == null ? Datum.ZERO : Datum.of(known);
        });
    }

    private Datum mirrorOf(JavaClass type) {
        return type == null ? Datum.ZERO : Datum.of(heap.mirror(type));
    }

    static JavaClass mirrored(Datum mirror) {
        if (mirror.reference() == null) {
            throw new Thrown("java/lang/NullPointerException");
        }
        return mirror.object().mirrored().orElseThrow();
    }

    /** The raw bits of floating numbers are what the IR holds anyway; the cooked ones have one NaN. */
    private void numbers() {
        table.put("java/lang/Float.floatToRawIntBits(F)I", a -> a[0]);
        table.put("java/lang/Float.intBitsToFloat(I)F", a -> a[0]);
        table.put("java/lang/Float.floatToIntBits(F)I", a -> Datum.of(Evaluation.bits(Float.intBitsToFloat((int) a[0].bits()))));
        table.put("java/lang/Double.doubleToRawLongBits(D)J", a -> a[0]);
        table.put("java/lang/Double.longBitsToDouble(J)D", a -> a[0]);
        table.put("java/lang/Double.doubleToLongBits(D)J", a -> Datum.of(Evaluation.bits(Double.longBitsToDouble(a[0].bits()))));
    }

    private void platform() {
        table.put("java/lang/StringUTF16.isBigEndian()Z", NOTHING);
        // The iteration order of sets and maps made by of() hangs on it; not zero, or the clock would be asked.
        table.put("jdk/internal/misc/CDS.getRandomSeedForDumping()J", a -> Datum.of(1));
        // Programs have one thread.
        table.put("java/lang/Runtime.availableProcessors()I", a -> Datum.of(1));
        table.put("java/util/concurrent/atomic/AtomicLong.VMSupportsCS8()Z", a -> Datum.of(true));
        table.put("jdk/internal/misc/VM.initialize()V", NOTHING);
        table.put("jdk/internal/misc/VM.initializeFromArchive(Ljava/lang/Class;)V", NOTHING);
        table.put("jdk/internal/misc/VM.getSavedProperty(Ljava/lang/String;)Ljava/lang/String;", NOTHING);
    }

    private void arrays() {
        table.put("java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", this::copyElements);
        for (String way : new String[] {"ofArraysComponent", "ofAnyClass"}) {
            table.put("astryon/library/ArrayCreation." + way + "(Ljava/lang/Class;I)Ljava/lang/Object;", a -> {
                if (a[1].bits() < 0) {
                    throw new Thrown("java/lang/NegativeArraySizeException");
                }
                heap.reserve((int) a[1].bits());
                return Datum.of(heap.newArray(world.arrayOf(mirrored(a[0])), (int) a[1].bits()));
            });
        }
        table.put("java/lang/reflect/Array.getLength(Ljava/lang/Object;)I", a -> {
            if (!a[0].object().type().isArray()) {
                throw new Thrown(ILLEGAL_ARGUMENT);
            }
            return Datum.of(a[0].object().slots());
        });
    }

    /** As {@code System.arraycopy} says: elements before one that cannot be stored are copied. */
    private Datum copyElements(Datum[] a) {
        ImageObject source = a[0].object();
        ImageObject target = a[2].object();
        int from = (int) a[1].bits();
        int to = (int) a[3].bits();
        int count = (int) a[4].bits();
        if (source == null || target == null) {
            throw new Thrown("java/lang/NullPointerException");
        }
        boolean references = source.type().isArray() && source.type().elementKind() == Access.Kind.REF;
        if (!source.type().isArray() || !target.type().isArray()
                || (references ? target.type().elementKind() != Access.Kind.REF : source.type() != target.type())) {
            throw new Thrown("java/lang/ArrayStoreException");
        }
        if (from < 0 || to < 0 || count < 0 || from > source.slots() - count || to > target.slots() - count) {
            throw new Thrown("java/lang/ArrayIndexOutOfBoundsException");
        }
        if (references && !source.type().isAssignableTo(target.type())) {
            for (int i = 0; i < count; i++) {
                ImageObject element = heap.read(source, from + i).object();
                if (element != null && !element.type().isAssignableTo(target.type().component())) {
                    throw new Thrown("java/lang/ArrayStoreException");
                }
                heap.write(target, to + i, Datum.of(element));
            }
        } else {
            heap.copy(source, from, target, to, count);
        }
        return Datum.ZERO;
    }

    private void runtimeCalls() {
        entry(RuntimeCall.CONCAT, this::concatenate);
        // Nothing else runs at build time.
        entry(RuntimeCall.LOCK, NOTHING);
        entry(RuntimeCall.UNLOCK, NOTHING);
        entry(RuntimeCall.NOTIFY, NOTHING);
        entry(RuntimeCall.NOTIFY_ALL, NOTHING);
        entry(RuntimeCall.NEW_MULTI_ARRAY, this::newMultiArray);
        entry(RuntimeCall.FLOAT_REMAINDER, a -> Datum.of(Evaluation.bits(Float.intBitsToFloat((int) a[0].bits()) % Float.intBitsToFloat((int) a[1].bits()))));
        entry(RuntimeCall.DOUBLE_REMAINDER, a -> Datum.of(Evaluation.bits(Double.longBitsToDouble(a[0].bits()) % Double.longBitsToDouble(a[1].bits()))));
    }

    /** A platform without a method for some call has no code that uses it either. */
    private void entry(RuntimeCall call, Native body) {
        try {
            runtimeEntries.put(world.runtimeEntry(call), body);
        } catch (Refusal missing) {
            return;
        }
    }

    private Datum concatenate(Datum[] a) {
        StringBuilder text = new StringBuilder();
        ImageObject pieces = a[0].object();
        for (int i = 0; i < pieces.slots(); i++) {
            text.append(heap.text((ImageObject) pieces.reference(i)));
        }
        return Datum.of(heap.newString(text.toString()));
    }

    private Datum newMultiArray(Datum[] a) {
        JavaClass type = ((Hub) ((LinkAddress) a[0].reference()).target()).type();
        ImageObject lengths = a[1].object();
        for (int i = 0; i < lengths.slots(); i++) {
            if (lengths.bits(i) < 0) {
                throw new Thrown("java/lang/NegativeArraySizeException");
            }
        }
        return Datum.of(newMultiArray(type, lengths, 0));
    }

    /** Nests as deep as the array has dimensions, 255 at most. */
    private ImageObject newMultiArray(JavaClass type, ImageObject lengths, int dimension) {
        heap.reserve((int) lengths.bits(dimension));
        ImageObject array = heap.newArray(type, (int) lengths.bits(dimension));
        if (dimension + 1 < lengths.slots()) {
            for (int i = 0; i < array.slots(); i++) {
                array.set(i, 0, newMultiArray(type.component(), lengths, dimension + 1));
            }
        }
        return array;
    }
}
