package astryon.compiler.image;

import astryon.compiler.world.InitialisationOrder;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticValue.LinkAddress;
import astryon.compiler.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes that are initialised when the program first uses them, why, and what the program gets to do so. */
final class FirstUses {
    private static final String RECORD = "astryon/library/ClassInitialisation";
    /** As {@code ClassInitialisation} has it. */
    private static final int UNTOUCHED = 1;

    /** Classes of the JDK that could be initialised at build time, and would then hold what the build machine is like. */
    private static final Map<String, String> OF_THE_MACHINE = Map.of(
            "java/io/File", "it asks for the file system",
            "java/nio/file/FileSystems$DefaultFileSystemHolder", "it asks for the file system",
            "java/util/SplittableRandom", "it needs a seed that differs from run to run",
            "java/util/concurrent/ForkJoinPool", "it asks for the number of processors",
            "java/util/concurrent/ThreadLocalRandom", "it needs a seed that differs from run to run",
            "sun/nio/fs/DefaultFileSystemProvider", "it asks for the file system");

    private final World world;
    private final ImageHeap heap;
    private final Map<JavaClass, String> reasons = new LinkedHashMap<>();
    private final Map<JavaClass, ImageObject> records = new LinkedHashMap<>();

    FirstUses(World world, ImageHeap heap) {
        this.world = world;
        this.heap = heap;
    }

    boolean contains(JavaClass type) {
        return reasons.containsKey(type);
    }

    void add(JavaClass type, String reason) {
        reasons.putIfAbsent(type, reason);
    }

    String reason(JavaClass type) {
        return reasons.get(type);
    }

    /** Adds the class if what is known of it says so: it is in the table, or a supertype has been added. */
    boolean addIfKnown(JavaClass type) {
        String reason = OF_THE_MACHINE.get(type.name());
        for (JavaClass first : InitialisationOrder.before(type)) {
            if (contains(first)) {
                reason = "its supertype " + first.symbol() + " is";
            }
        }
        if (reason != null) {
            add(type, reason);
        }
        return contains(type);
    }

    /** The {@code ClassInitialisation} of the class; of its supertypes it must be known whether they are initialised at first use. */
    ImageObject record(JavaClass type) {
        ImageObject record = records.get(type);
        if (record == null) {
            record = heap.newInstance(world.classNamed(RECORD));
            records.put(type, record);
            record.set(field(record, "value"), UNTOUCHED, null);
            record.set(field(record, "name"), 0, heap.string(type.symbol()));
            if (type.initialiser() != null) {
                record.set(field(record, "initialiser"), 0, new LinkAddress(type.initialiser(), 0));
            }
            List<JavaClass> before = InitialisationOrder.before(type).stream().filter(this::contains).toList();
            ImageObject array = heap.newArray(world.arrayOf(record.type()), before.size());
            for (int i = 0; i < before.size(); i++) {
                array.set(i, 0, record(before.get(i)));
            }
            record.set(field(record, "before"), 0, array);
        }
        return record;
    }

    private static JavaField field(ImageObject record, String name) {
        return record.shape().named(name);
    }
}
