package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.reflect.annotation.AnnotationInvocationHandler", why = "what it does with values of elements serves annotations that are no proxies")
final class AnnotationHandler {
    private AnnotationHandler() {
    }

    @Original
    private static native String memberValueToString(Object value);

    @Original
    private static native int memberValueHashCode(Object value);

    @Original
    private static native boolean memberValueEquals(Object one, Object other);

    static String text(Object value) {
        return memberValueToString(value);
    }

    static int hash(Object value) {
        return memberValueHashCode(value);
    }

    static boolean equal(Object one, Object other) {
        return memberValueEquals(one, other);
    }
}
