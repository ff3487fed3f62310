package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.concurrent.ConcurrentHashMap", why = "the JDK reads generic signatures to learn whether keys that collide can be compared; their mirrors know")
final class UtilConcurrentHashMap {
    private UtilConcurrentHashMap() {
    }

    static Class<?> comparableClassFor(Object key) {
        if (!(key instanceof Comparable)) {
            return null;
        }
        Class<?> type = key.getClass();
        return type == String.class || LangClass.of(type).isComparableToItself() ? type : null;
    }
}
