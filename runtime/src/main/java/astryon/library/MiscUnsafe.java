package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "jdk.internal.misc.Unsafe", why = "memory is always cleared, so uninitialised arrays are ordinary ones")
final class MiscUnsafe {
    private MiscUnsafe() {
    }

    public Object allocateUninitializedArray(Class<?> component, int length) {
        if (component == byte.class) {
            return new byte[length];
        }
        if (component == char.class) {
            return new char[length];
        }
        if (component == int.class) {
            return new int[length];
        }
        if (component == long.class) {
            return new long[length];
        }
        throw new IllegalArgumentException("Component type is not primitive");
    }
}
