package astryon.library;

import astryon.magic.Substitute;
import java.lang.annotation.Annotation;
import java.util.Map;

@Substitute(value = "sun.reflect.annotation.AnnotationSupport", whole = true, why = "the JDK's asks containers for their values by reflection")
final class AnnotationRepeats {
    private AnnotationRepeats() {
    }

    public static <A extends Annotation> A[] getDirectlyAndIndirectlyPresent(Map<Class<? extends Annotation>, Annotation> annotations, Class<A> type) {
        return RepeatedAnnotations.of(type, annotations.values());
    }
}
