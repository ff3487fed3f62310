package astryon.library;

/** {@code Enum.valueOf}: the compiler, which knows the class at every call, passes the class's {@code values()}. */
final class EnumConstants {
    private EnumConstants() {
    }

    static Enum<?> named(Enum<?>[] constants, Class<?> type, String name) {
        if (name == null) {
            throw new NullPointerException("Name is null");
        }
        for (Enum<?> constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("No enum constant ".concat(type.getName().replace('$', '.')).concat(".").concat(name));
    }
}
