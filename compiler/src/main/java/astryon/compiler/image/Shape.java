package astryon.compiler.image;

import astryon.compiler.world.JavaClass;
import astryon.compiler.world.JavaField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instance fields of a class, inherited ones first, each with its slot in an {@link ImageObject}. Slots are not offsets:
 * objects are made before fields are laid out.
 */
final class Shape {
    private final JavaClass type;
    private final List<JavaField> fields;
    private final Map<JavaField, Integer> slots = new HashMap<>();

    Shape(JavaClass type) {
        this.type = type;
        ArrayList<JavaClass> lineage = new ArrayList<>();
        for (JavaClass c = type; c != null; c = c.superclass()) {
            lineage.add(0, c);
        }
        ArrayList<JavaField> all = new ArrayList<>();
        for (JavaClass c : lineage) {
            for (JavaField field : c.fields()) {
                if (!field.isStatic()) {
                    slots.put(field, all.size());
                    all.add(field);
                }
            }
        }
        fields = List.copyOf(all);
    }

    List<JavaField> fields() {
        return fields;
    }

    int slot(JavaField field) {
        Integer slot = slots.get(field);
        if (slot == null) {
            throw new IllegalArgumentException(type + " has no field " + field);
        }
        return slot;
    }

    /** The field of this name that is nearest to the class itself, or null. */
    JavaField named(String name) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).name().equals(name)) {
                return fields.get(i);
            }
        }
        return null;
    }
}
