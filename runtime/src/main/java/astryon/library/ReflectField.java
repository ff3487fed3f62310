package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Map;

@Substitute(value = "java.lang.reflect.Field", why = "annotations were read when the program was compiled")
final class ReflectField {
    @Original
    private Class<?> clazz;
    @Original
    private int slot;
    @Original
    private volatile transient Map<Class<? extends Annotation>, Annotation> declaredAnnotations;

    private ReflectField() {
    }

    static ReflectField of(Field field) {
        return (ReflectField) (Object) field;
    }

    /** Its number among the members of its class. */
    int slot() {
        return slot;
    }

    @Original
    native Field copy();

    @Original
    native boolean isTrustedFinal();

    private Map<Class<? extends Annotation>, Annotation> declaredAnnotations() {
        Map<Class<? extends Annotation>, Annotation> known = declaredAnnotations;
        if (known == null) {
            known = AnnotationTable.ofMember(clazz, slot);
            declaredAnnotations = known;
        }
        return known;
    }
}
