package astryon.compiler.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Static fields and objects as a test has set them up. */
final class GivenHeap implements StaticInitialiser {
    final Map<String, StaticValue> values = new HashMap<>();
    final Set<String> atFirstUse = new HashSet<>();
    final List<JavaClass> initialised = new ArrayList<>();
    private final World world;

    GivenHeap(World world) {
        this.world = world;
    }

    static final class Thing implements HeapObject {
        final JavaClass type;
        final List<HeapObject> references = new ArrayList<>();
        JavaClass mirrored;

        Thing(JavaClass type) {
            this.type = type;
        }

        @Override
        public JavaClass type() {
            return type;
        }

        @Override
        public List<HeapObject> references() {
            return references;
        }

        @Override
        public Optional<JavaClass> mirrored() {
            return Optional.ofNullable(mirrored);
        }

        @Override
        public String symbol() {
            return "object";
        }
    }

    @Override
    public void initialise(JavaClass type) {
        if (!initialised.contains(type)) {
            initialised.add(type);
        }
    }

    @Override
    public boolean runsAtFirstUse(JavaClass type) {
        return atFirstUse.contains(type.symbol());
    }

    @Override
    public HeapObject initialisation(JavaClass type) {
        return new Thing(world.classNamed("java/lang/Object"));
    }

    @Override
    public Optional<StaticValue> valueOf(JavaField field) {
        return Optional.ofNullable(values.get(field.symbol()));
    }

    @Override
    public HeapObject string(String text) {
        return new Thing(world.classNamed("java/lang/String"));
    }

    @Override
    public HeapObject mirror(JavaClass type) {
        Thing mirror = new Thing(world.classNamed("java/lang/Class"));
        mirror.mirrored = type;
        return mirror;
    }
}
