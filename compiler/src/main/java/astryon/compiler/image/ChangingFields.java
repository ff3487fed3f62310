package astryon.compiler.image;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import astryon.compiler.world.JavaMethod;
import astryon.compiler.world.World;
import java.util.HashMap;
import java.util.Map;

/**
 * Which fields may hold something else after their class or object has been initialised. Of a private one that is known by looking at
 * the code that can name it; anything may change the others, unless they are final.
 */
final class ChangingFields {
    private final World world;
    private final Map<JavaField, Boolean> known = new HashMap<>();

    ChangingFields(World world) {
        this.world = world;
    }

    boolean mayChange(JavaField field) {
        if (field.isFinal()) {
            return false;
        }
        if (!field.isPrivate() || field.owner().isLibrary()) {
            return true;
        }
        return known.computeIfAbsent(field, this::isWrittenLater);
    }

    private boolean isWrittenLater(JavaField field) {
        for (JavaClass type : world.nestOf(field.owner())) {
            for (JavaMethod method : type.methods()) {
                boolean initialises = type == field.owner() && method.name().equals(field.isStatic() ? "<clinit>" : "<init>");
                if (!initialises && method.code() != null && method.code().stores(field.name(), field.descriptor())) {
                    return true;
                }
            }
        }
        return false;
    }
}
