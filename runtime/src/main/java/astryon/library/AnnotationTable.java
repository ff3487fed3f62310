package astryon.library;

import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The annotations of one class, and of its members that are named for reflection, as far as a program can ask for them. The compiler makes a
 * subclass for each class that has any, and its one instance.
 */
abstract class AnnotationTable {
    private static final Annotation[] NONE = {};

    /** Of the class itself for row 0, of the member of number n for row n + 1. */
    public abstract Annotation[] row(int row);

    /** Of each parameter of the member of this number; null if none has any. */
    public abstract Annotation[][] parameters(int number);

    /** Of the member of this number, if it is an element of an annotation; null if there is none. */
    public abstract Object defaultValue(int number);

    static Object ofElement(Class<?> owner, int number) {
        AnnotationTable table = LangClass.of(owner).annotations();
        return table == null ? null : table.defaultValue(number);
    }

    /** Of the class itself. */
    static Annotation[] ofClass(Class<?> type) {
        AnnotationTable table = LangClass.of(type).annotations();
        return table == null ? NONE : table.row(0);
    }

    static Map<Class<? extends Annotation>, Annotation> ofMember(Class<?> owner, int number) {
        AnnotationTable table = LangClass.of(owner).annotations();
        if (table == null) {
            return Collections.emptyMap();
        }
        Map<Class<? extends Annotation>, Annotation> byType = new LinkedHashMap<>();
        for (Annotation annotation : table.row(number + 1)) {
            byType.put(annotation.annotationType(), annotation);
        }
        return byType;
    }

    /** @param count how many parameters there are; only the last so many may have annotations: the compiler puts others in front */
    static Annotation[][] ofParameters(Class<?> owner, int number, int count) {
        AnnotationTable table = LangClass.of(owner).annotations();
        Annotation[][] known = table == null ? null : table.parameters(number);
        Annotation[][] all = new Annotation[count][];
        int hidden = known == null ? count : count - known.length;
        for (int i = 0; i < count; i++) {
            all[i] = i < hidden ? new Annotation[0] : known[i - hidden].clone();
        }
        return all;
    }
}
