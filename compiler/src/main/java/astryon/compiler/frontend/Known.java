package astryon.compiler.frontend;

/**
 * What the descriptors on its way say about a value of reference type. It may be narrower than the variable's declared type, so it
 * says what the value is, not what may be stored in its place.
 *
 * @param descriptor of the value's type, or a supertype of it
 * @param length     for an array that lies inside a struct its length, else -1
 * @param exact      whether the value's class is exactly this one
 */
record Known(String descriptor, int length, boolean exact) {

    static Known of(String descriptor) {
        return new Known(descriptor, -1, false);
    }

    static Known exactly(String descriptor) {
        return new Known(descriptor, -1, true);
    }

    static Known inside(String arrayDescriptor, int length) {
        return new Known(arrayDescriptor, length, true);
    }

    boolean isArray() {
        return descriptor.charAt(0) == '[';
    }

    boolean isInsideStruct() {
        return length >= 0;
    }

    String component() {
        return descriptor.substring(1);
    }
}
