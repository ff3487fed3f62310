package astryon.library;

import astryon.magic.Substitute;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;

@Substitute(value = "java.lang.Package", whole = true, why = "a package is a name here: the JDK asks loaders for the rest, which stands in manifests of jars")
class LangPackage implements AnnotatedElement {
    private static final Annotation[] NONE = {};

    private final String name;

    LangPackage(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    public String getSpecificationTitle() {
        return null;
    }

    public String getSpecificationVersion() {
        return null;
    }

    public String getSpecificationVendor() {
        return null;
    }

    public String getImplementationTitle() {
        return null;
    }

    public String getImplementationVersion() {
        return null;
    }

    public String getImplementationVendor() {
        return null;
    }

    public boolean isSealed() {
        return false;
    }

    @Override
    public <A extends Annotation> A getAnnotation(Class<A> type) {
        return null;
    }

    @Override
    public Annotation[] getAnnotations() {
        return NONE;
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return NONE;
    }

    @Override
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
        return getDeclaredAnnotationsByType(type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> type) {
        return (A[]) Array.newInstance(type, 0);
    }

    @Override
    public <A extends Annotation> A getDeclaredAnnotation(Class<A> type) {
        return null;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LangPackage && ((LangPackage) other).name.equals(name);
    }

    @Override
    public String toString() {
        return "package ".concat(name);
    }
}
