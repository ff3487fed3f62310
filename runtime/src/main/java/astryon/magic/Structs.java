package astryon.magic;

/** Struct references and what is known of their layout. Class arguments are class literals: the compiler replaces the calls. */
public final class Structs {
    private Structs() {
    }

    /** The struct of type {@code type} that lies at {@code address}. */
    @Intrinsic
    public static <T> T at(Class<T> type, Address address) {
        return SimulatedStructs.at(type, address.value());
    }

    /** Where a struct lies. */
    @Intrinsic
    public static Address addressOf(Object struct) {
        return new Address(SimulatedStructs.addressOf(struct));
    }

    /** Size of a struct type in bytes, padding included: the distance of two in a row. */
    @Intrinsic
    public static int sizeOf(Class<?> type) {
        return SimulatedStructs.sizeOf(type);
    }

    /** Offset in bytes of a field named by a string literal. */
    @Intrinsic
    public static int offsetOf(Class<?> type, String field) {
        return SimulatedStructs.offsetOf(type, field);
    }
}
