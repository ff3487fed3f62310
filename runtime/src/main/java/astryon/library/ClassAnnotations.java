package astryon.library;

import java.lang.annotation.Annotation;
import java.lang.annotation.Inherited;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a class answers when it is asked for its annotations. */
final class ClassAnnotations {
    private static final Annotation[] NONE = {};

    private ClassAnnotations() {
    }

    static <A extends Annotation> A declared(Class<?> type, Class<A> wanted) {
        Objects.requireNonNull(wanted);
        for (Annotation annotation : AnnotationTable.ofClass(type)) {
            if (annotation.annotationType() == wanted) {
                return wanted.cast(annotation);
            }
        }
        return null;
    }

    /** Also inherited. */
    static <A extends Annotation> A of(Class<?> type, Class<A> wanted) {
        A found = declared(type, wanted);
        for (Class<?> c = type.getSuperclass(); found == null && c != null && isInherited(wanted); c = c.getSuperclass()) {
            found = declared(c, wanted);
        }
        return found;
    }

    /** With the inherited ones, which come first. */
    static Annotation[] all(Class<?> type) {
        return map(type).values().toArray(NONE);
    }

    static Annotation[] declared(Class<?> type) {
        return AnnotationTable.ofClass(type).clone();
    }

    /** Those of {@code type}; if it has none, and they are inherited, its superclass's. */
    static <A extends Annotation> A[] repeated(Class<?> type, Class<A> wanted) {
        A[] found = declaredRepeated(type, wanted);
        for (Class<?> c = type.getSuperclass(); found.length == 0 && c != null && isInherited(wanted); c = c.getSuperclass()) {
            found = declaredRepeated(c, wanted);
        }
        return found;
    }

    static <A extends Annotation> A[] declaredRepeated(Class<?> type, Class<A> wanted) {
        Objects.requireNonNull(wanted);
        return RepeatedAnnotations.of(wanted, Arrays.asList(AnnotationTable.ofClass(type)));
    }

    private static Map<Class<?>, Annotation> map(Class<?> type) {
        Map<Class<?>, Annotation> annotations = new LinkedHashMap<>();
        if (type.getSuperclass() != null) {
            map(type.getSuperclass()).forEach((of, annotation) -> {
                if (isInherited(of)) {
                    annotations.put(of, annotation);
                }
            });
        }
        for (Annotation annotation : AnnotationTable.ofClass(type)) {
            annotations.put(annotation.annotationType(), annotation);
        }
        return annotations;
    }

    private static boolean isInherited(Class<?> annotationType) {
        return declared(annotationType, Inherited.class) != null;
    }
}
