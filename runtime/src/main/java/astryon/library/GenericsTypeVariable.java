package astryon.library;

import astryon.magic.Substitute;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

@Substitute(value = "sun.reflect.generics.reflectiveObjects.TypeVariableImpl", why = "annotations of types are not kept")
abstract class GenericsTypeVariable {
    private GenericsTypeVariable() {
    }

    private static Map<Class<? extends Annotation>, Annotation> mapAnnotations(Annotation[] annotations) {
        return Collections.emptyMap();
    }

    public Annotation[] getAnnotations() {
        return new Annotation[0];
    }

    public <A extends Annotation> A getAnnotation(Class<A> type) {
        Objects.requireNonNull(type);
        return null;
    }
}
