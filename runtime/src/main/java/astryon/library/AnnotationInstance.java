package astryon.library;

import java.lang.annotation.Annotation;
import java.lang.annotation.IncompleteAnnotationException;

/** An annotation. The compiler makes a subclass for each annotation interface that something in the program is annotated with. */
abstract class AnnotationInstance implements Annotation {
    /** By number: numbers in boxes, arrays as they are; null for an element that has no value. */
    private final Object[] values;
    /** Numbers of the elements that have values, in the order in which the JDK prints them. */
    private final int[] order;

    AnnotationInstance(Object[] values, int[] order) {
        this.values = values;
        this.order = order;
    }

    /** The elements' names by number. */
    public abstract String[] names();

    /** The value that {@code other}, of the same interface, has for the element of this number. */
    public abstract Object read(Annotation other, int number);

    /** The value of the element of this number, not to be passed on if it is an array. */
    final Object value(int number) {
        if (values[number] == null) {
            throw new IncompleteAnnotationException(annotationType(), names()[number]);
        }
        return values[number];
    }

    @Override
    public final boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!annotationType().isInstance(other)) {
            return false;
        }
        for (int i : order) {
            if (!AnnotationHandler.equal(values[i], read((Annotation) other, i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final int hashCode() {
        String[] names = names();
        int hash = 0;
        for (int i : order) {
            hash += 127 * names[i].hashCode() ^ AnnotationHandler.hash(values[i]);
        }
        return hash;
    }

    @Override
    public final String toString() {
        String[] names = names();
        String type = LangVersionProps.IS_17 ? annotationType().getName() : annotationType().getCanonicalName();
        StringBuilder text = new StringBuilder("@").append(type).append('(');
        for (int i = 0; i < order.length; i++) {
            String name = names[order[i]];
            text.append(i > 0 ? ", " : "");
            if (order.length > 1 || !name.equals("value")) {
                text.append(name).append('=');
            }
            text.append(AnnotationHandler.text(values[order[i]]));
        }
        return text.append(')').toString();
    }
}
