package astryon.compiler.world;

/**
 * Offsets in a hub, read off the struct {@code astryon.object.Hub} that the runtime compiles against, so that there is one place
 * that says them.
 *
 * @param size bytes before the dispatch table
 */
public record HubLayout(int typeId, int lastTypeId, int instanceSize, int kind, int elementShift, int interfaceNumber, int mirror, int component,
        int referenceMap, int interfaceSet, int superclass, int array, int size) {
    private static final String HUB = "astryon/object/Hub";

    public static HubLayout of(World world) {
        JavaClass hub = world.classNamed(HUB);
        return new HubLayout(offset(hub, "typeId"), offset(hub, "lastTypeId"), offset(hub, "instanceSize"), offset(hub, "kind"),
                offset(hub, "elementShift"), offset(hub, "interfaceNumber"), offset(hub, "mirror"), offset(hub, "component"),
                offset(hub, "referenceMap"), offset(hub, "interfaceSet"), offset(hub, "superclass"), offset(hub, "array"), hub.instanceSize());
    }

    private static int offset(JavaClass hub, String field) {
        return hub.declaredField(field).offset();
    }

    /** What {@code astryon.object.Hub} calls the kinds of classes: {@code INSTANCE}, {@code PRIMITIVE_ARRAY}, ... */
    public static int kind(World world, String constant) {
        return (Integer) world.classNamed(HUB).declaredField(constant).constant();
    }
}
