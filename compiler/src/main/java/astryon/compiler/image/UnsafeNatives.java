package astryon.compiler.image;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.World;
import java.util.List;
import java.util.Map;

/**
 * The part of {@code jdk.internal.misc.Unsafe} that build-time evaluation understands: facts of our object layout, and whole
 * fields and elements of objects. Memory at an address it has none of.
 */
final class UnsafeNatives {
    private static final String OWNER = "jdk/internal/misc/Unsafe.";

    private record Kind(String word, String descriptor, int bytes) {
    }

    private static final List<Kind> KINDS = List.of(new Kind("Boolean", "Z", 1), new Kind("Byte", "B", 1), new Kind("Short", "S", 2),
            new Kind("Char", "C", 2), new Kind("Int", "I", 4), new Kind("Long", "J", 8), new Kind("Float", "F", 4), new Kind("Double", "D", 8),
            new Kind("Reference", "Ljava/lang/Object;", 4));

    private UnsafeNatives() {
    }

    static void addTo(Map<String, Natives.Native> table, ImageHeap heap) {
        table.put(OWNER + "arrayBaseOffset0(Ljava/lang/Class;)I", a -> Datum.of(ObjectLayout.elementsAt(Natives.mirrored(a[1]).elementKind())));
        table.put(OWNER + "arrayIndexScale0(Ljava/lang/Class;)I", a -> Datum.of(Natives.mirrored(a[1]).elementKind().bytes));
        table.put(OWNER + "addressSize0()I", a -> Datum.of(Long.BYTES));
        table.put(OWNER + "isBigEndian0()Z", Natives.NOTHING);
        table.put(OWNER + "unalignedAccess0()Z", a -> Datum.of(true));
        table.put(OWNER + "ensureClassInitialized0(Ljava/lang/Class;)V", Natives.NOTHING);
        table.put(OWNER + "fullFence()V", Natives.NOTHING);
        table.put(OWNER + "loadFence()V", Natives.NOTHING);
        table.put(OWNER + "storeFence()V", Natives.NOTHING);
        for (Kind kind : KINDS) {
            for (String order : new String[] {"", "Volatile"}) {
                table.put(OWNER + "get" + kind.word + order + "(Ljava/lang/Object;J)" + kind.descriptor, a -> get(heap, a, kind));
                table.put(OWNER + "put" + kind.word + order + "(Ljava/lang/Object;J" + kind.descriptor + ")V", a -> put(heap, a, kind, a[3]));
            }
        }
        for (Kind kind : List.of(KINDS.get(4), KINDS.get(5), KINDS.get(8))) {
            table.put(OWNER + "compareAndSet" + kind.word + "(Ljava/lang/Object;J" + kind.descriptor + kind.descriptor + ")Z",
                    a -> compareAndSet(heap, a, kind));
        }
    }

    /** Rows that need the heap. Offsets of instance fields are known from when their class is linked. */
    static void addTo(Map<String, Natives.Native> table, World world, ImageHeap heap) {
        table.put(OWNER + "allocateUninitializedArray(Ljava/lang/Class;I)Ljava/lang/Object;", a -> {
            if (a[2].bits() < 0) {
                throw new Thrown("java/lang/IllegalArgumentException");
            }
            return Datum.of(heap.newArray(world.arrayOf(Natives.mirrored(a[1])), (int) a[2].bits()));
        });
        table.put("astryon/library/FieldOffsets.ofStatic(Ljava/lang/Class;Ljava/lang/String;)J", a -> staticField(a, heap));
        table.put("astryon/library/FieldOffsets.of(Ljava/lang/Class;Ljava/lang/String;)J", a -> fieldOffset(a, heap));
        table.put(OWNER + "objectFieldOffset1(Ljava/lang/Class;Ljava/lang/String;)J", a -> {
            JavaField field = Natives.mirrored(a[1]).declaredField(heap.text(a[2].object()));
            if (field == null || field.isStatic()) {
                throw new Thrown("java/lang/InternalError");
            }
            return Datum.of(field.offset());
        });
        // A Field at build time holds its class and name, and is good for asking where the field is.
        table.put("java/lang/Class.getDeclaredField(Ljava/lang/String;)Ljava/lang/reflect/Field;", a -> {
            if (!Natives.mirrored(a[0]).isLibrary()) {
                throw new Unevaluable("it uses reflection");
            }
            ImageObject field = heap.newInstance(world.classNamed("java/lang/reflect/Field"));
            field.set(field.shape().named("clazz"), 0, a[0].object());
            field.set(field.shape().named("name"), 0, a[1].object());
            return Datum.of(field);
        });
        table.put(OWNER + "objectFieldOffset(Ljava/lang/reflect/Field;)J", a -> {
            ImageObject field = a[1].object();
            JavaClass type = ((ImageObject) field.reference(field.shape().named("clazz"))).mirrored().orElseThrow();
            return Datum.of(type.declaredField(heap.text((ImageObject) field.reference(field.shape().named("name")))).offset());
        });
    }

    /** The place of a static field among the fields of its class. */
    private static Datum staticField(Datum[] a, ImageHeap heap) {
        JavaClass owner = Natives.mirrored(a[0]);
        JavaField field = owner.declaredField(heap.text(a[1].object()));
        if (field == null || !field.isStatic()) {
            throw new Thrown("java/lang/NoSuchFieldException");
        }
        return Datum.of(owner.fields().indexOf(field));
    }

    /** The offset of an instance field of a class or what it extends. */
    private static Datum fieldOffset(Datum[] a, ImageHeap heap) {
        String name = heap.text(a[1].object());
        for (JavaClass type = Natives.mirrored(a[0]); type != null; type = type.superclass()) {
            JavaField field = type.declaredField(name);
            if (field != null && !field.isStatic()) {
                return Datum.of(field.offset());
            }
        }
        throw new Thrown("java/lang/NoSuchFieldException");
    }

    private static Datum get(ImageHeap heap, Datum[] a, Kind kind) {
        ImageObject object = object(a);
        int slot = ObjectMemory.slot(object, a[2].bits(), kind.bytes);
        return heap.read(object, slot);
    }

    private static Datum put(ImageHeap heap, Datum[] a, Kind kind, Datum stored) {
        ImageObject object = object(a);
        heap.write(object, ObjectMemory.slot(object, a[2].bits(), kind.bytes), stored);
        return Datum.ZERO;
    }

    private static Datum compareAndSet(ImageHeap heap, Datum[] a, Kind kind) {
        Datum now = get(heap, a, kind);
        if (now.bits() != a[3].bits() || now.reference() != a[3].reference()) {
            return Datum.of(false);
        }
        put(heap, a, kind, a[4]);
        return Datum.of(true);
    }

    private static ImageObject object(Datum[] a) {
        if (a[1].object() == null) {
            throw new Unevaluable("it uses memory at an address");
        }
        return a[1].object();
    }
}
