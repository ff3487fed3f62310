package astryon.library;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Array;
import java.util.Collection;

/** Annotations that stand more than once: javac puts them into one of the interface that {@code @Repeatable} names. */
final class RepeatedAnnotations {
    private RepeatedAnnotations() {
    }

    /** Those of {@code type} among {@code present} and in containers among them, in their order. */
    static <A extends Annotation> A[] of(Class<A> type, Collection<Annotation> present) {
        Repeatable repeatable = ClassAnnotations.declared(type, Repeatable.class);
        A single = null;
        Object[] contained = {};
        boolean containerFirst = false;
        for (Annotation annotation : present) {
            if (annotation.annotationType() == type) {
                single = type.cast(annotation);
            } else if (repeatable != null && annotation.annotationType() == repeatable.value()) {
                contained = contained((AnnotationInstance) annotation);
                containerFirst = single == null;
            }
        }
        @SuppressWarnings("unchecked")
        A[] all = (A[]) Array.newInstance(type, contained.length + (single == null ? 0 : 1));
        System.arraycopy(contained, 0, all, single == null || containerFirst ? 0 : 1, contained.length);
        if (single != null) {
            all[containerFirst ? contained.length : 0] = single;
        }
        return all;
    }

    private static Object[] contained(AnnotationInstance container) {
        String[] names = container.names();
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals("value")) {
                return (Object[]) container.value(i);
            }
        }
        return new Object[0];
    }
}
