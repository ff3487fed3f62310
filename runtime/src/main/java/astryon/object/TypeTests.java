package astryon.object;

import astryon.magic.Address;
import astryon.magic.Structs;
import astryon.magic.Uninterruptible;

/** Type tests that compiled code does not do in line: arrays, and types known only at run time. */
public final class TypeTests {
    private static final String REASON = "hub addresses stay valid, and a type test inside the collector must not start it again";

    private TypeTests() {
    }

    /** Whether {@code object}, not null, is an instance of the type of {@code target}. */
    @Uninterruptible(reason = REASON)
    public static boolean isInstance(Object object, Address target) {
        return isSubtype(Hub.of(object), Structs.at(Hub.class, target));
    }

    /** Whether every instance of {@code type} is an instance of {@code target}. */
    @Uninterruptible(reason = REASON)
    public static boolean isSubtype(Hub type, Hub target) {
        Hub from = type;
        Hub to = target;
        while (!Structs.addressOf(from).equals(Structs.addressOf(to))) {
            if (Hub.isInstance(to)) {
                // Interfaces, which array components can be, have no type ids, but they are objects.
                return to.superclass == 0 ? from.kind != Hub.PRIMITIVE
                        : from.typeId >= to.typeId && from.typeId <= to.lastTypeId && from.kind < Hub.INTERFACE;
            }
            if (to.kind >= Hub.INTERFACE) {
                return implementsInterface(from, to);
            }
            if (to.kind == Hub.PRIMITIVE_ARRAY || from.kind != Hub.REFERENCE_ARRAY) {
                return false;
            }
            from = Hub.at(from.component);
            to = Hub.at(to.component);
        }
        return true;
    }

    @Uninterruptible(reason = REASON)
    private static boolean implementsInterface(Hub type, Hub target) {
        int bit = target.interfaceNumber - 1;
        if (bit < 0 || type.interfaceSet == 0) {
            return false;
        }
        return (Hub.expand(type.interfaceSet).plus(bit >> 3).loadByte() >> (bit & 7) & 1) != 0;
    }

    /** Whether {@code value}, not null, may be an element of {@code array}. */
    @Uninterruptible(reason = REASON)
    public static boolean canStore(Object array, Object value) {
        return isSubtype(Hub.of(value), Hub.at(Hub.of(array).component));
    }
}
