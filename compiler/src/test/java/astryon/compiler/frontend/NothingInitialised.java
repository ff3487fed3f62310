package astryon.compiler.frontend;

import astryon.compiler.world.HeapObject;
import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.StaticInitialiser;
import astryon.compiler.world.StaticValue;
import astryon.compiler.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs no initialiser; static fields are constants only as a test says. */
final class NothingInitialised implements StaticInitialiser {
    private final World world;
    private final Map<String, HeapObject> objects = new HashMap<>();
    final Map<String, StaticValue> values = new HashMap<>();

    private record Literal(JavaClass type, String symbol, Optional<JavaClass> mirrored) implements HeapObject {
        @Override
        public List<HeapObject> references() {
            return List.of();
        }
    }

    NothingInitialised(World world) {
        this.world = world;
    }

    @Override
    public void initialise(JavaClass type) {
    }

    @Override
    public boolean runsAtFirstUse(JavaClass type) {
        return false;
    }

    @Override
    public HeapObject initialisation(JavaClass type) {
        throw new AssertionError(type + " is not initialised at first use");
    }

    @Override
    public Optional<StaticValue> valueOf(JavaField field) {
        return Optional.ofNullable(values.get(field.symbol()));
    }

    @Override
    public HeapObject string(String text) {
        return objects.computeIfAbsent("string:" + text.replace(' ', '_'),
                name -> new Literal(world.classNamed("java/lang/String"), name, Optional.empty()));
    }

    @Override
    public HeapObject mirror(JavaClass type) {
        return objects.computeIfAbsent("class:" + type.symbol(),
                name -> new Literal(world.classNamed("java/lang/Class"), name, Optional.of(type)));
    }
}
