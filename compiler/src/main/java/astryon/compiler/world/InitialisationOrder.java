package astryon.compiler.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which classes are initialised with a class, and in which order (JLS 12.4.1, JVMS 5.5 step 7). */
public final class InitialisationOrder {
    private InitialisationOrder() {
    }

    /** What is initialised right before {@code type}: its superclass, then its superinterfaces that have instance methods with bodies. */
    public static List<JavaClass> before(JavaClass type) {
        if (type.isInterface()) {
            return List.of();
        }
        Set<JavaClass> order = new LinkedHashSet<>();
        if (type.superclass() != null) {
            order.add(type.superclass());
        }
        type.interfaces().forEach(i -> addWithDefaults(i, order));
        return new ArrayList<>(order);
    }

    private static void addWithDefaults(JavaClass type, Set<JavaClass> order) {
        type.interfaces().forEach(i -> addWithDefaults(i, order));
        if (type.methods().stream().anyMatch(method -> !method.isStatic() && !method.isAbstract())) {
            order.add(type);
        }
    }

    /** Whether {@code type} is {@code used} or a superclass of it: initialised, or being so by the same thread, where {@code used} is. */
    public static boolean isCertain(JavaClass type, JavaClass used) {
        for (JavaClass c = used; c != null; c = c.superclass()) {
            if (c == type) {
                return true;
            }
        }
        return false;
    }
}
