package astryon.library;

import astryon.heap.Hub;
import astryon.heap.TypeTests;
import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.magic.Substitute;
import java.io.Serializable;

/** The mirror of a class, made at build time by the compiler, which knows the two fields by name. */
@Substitute(value = "java.lang.Class", whole = true, why = "a class is its hub and its name; there is nothing to load or to reflect on")
final class LangClass<T> implements Serializable {
    private Address hub;
    private String name;

    private LangClass() {
    }

    private Hub record() {
        return Structs.at(Hub.class, hub);
    }

    public String getName() {
        return name;
    }

    public String getTypeName() {
        Class<?> component = getComponentType();
        return component == null ? name : component.getTypeName().concat("[]");
    }

    public String getSimpleName() {
        Class<?> component = getComponentType();
        if (component != null) {
            return component.getSimpleName().concat("[]");
        }
        int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1;
        return name.substring(start);
    }

    /** {@code int.class} and its like, at build time: the wrappers' initialisers ask. */
    static native Class<?> getPrimitiveClass(String name);

    public boolean isPrimitive() {
        return record().kind == Hub.PRIMITIVE;
    }

    public boolean isInterface() {
        return record().kind == Hub.INTERFACE;
    }

    public boolean isArray() {
        return record().component != 0;
    }

    public Class<?> getComponentType() {
        int component = record().component;
        return component == 0 ? null : mirror(Hub.at(component));
    }

    public Class<?> getSuperclass() {
        int superclass = record().superclass;
        return superclass == 0 ? null : mirror(Hub.at(superclass));
    }

    private static Class<?> mirror(Hub hub) {
        return (Class<?>) Hub.expand(hub.mirror).toObject();
    }

    public boolean isInstance(Object object) {
        return object != null && TypeTests.isInstance(object, hub);
    }

    @SuppressWarnings("unchecked")
    public T cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast ".concat(object.getClass().getName()).concat(" to ").concat(name));
        }
        return (T) object;
    }

    public boolean desiredAssertionStatus() {
        return false;
    }

    @Override
    public String toString() {
        return "class ".concat(name);
    }
}
