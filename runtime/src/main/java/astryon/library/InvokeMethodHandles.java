package astryon.library;

import astryon.magic.Substitute;
import java.nio.ByteOrder;

/** Makes variable handles. {@code lookup()} the compiler does itself: it depends on who calls it. */
@Substitute(value = "java.lang.invoke.MethodHandles", whole = true, why = "there are no method handles, and a variable handle is a name")
final class InvokeMethodHandles {
    private InvokeMethodHandles() {
    }

    public static InvokeLookup lookup() {
        throw new UnsupportedOperationException("the compiler makes lookups where they are asked for");
    }

    public static InvokeLookup privateLookupIn(Class<?> target, InvokeLookup caller) throws IllegalAccessException {
        return new InvokeLookup(target);
    }

    public static InvokeVarHandle arrayElementVarHandle(Class<?> array) {
        Class<?> component = array.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException("not an array: ".concat(array.toString()));
        }
        return new InvokeVarHandle(InvokeVarHandle.ELEMENT, array, component);
    }

    public static InvokeVarHandle byteArrayViewVarHandle(Class<?> array, ByteOrder order) {
        Class<?> component = array.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException("not an array type: ".concat(array.getName()));
        }
        return new InvokeVarHandle(order == ByteOrder.BIG_ENDIAN ? InvokeVarHandle.BIG_ENDIAN_VIEW : InvokeVarHandle.VIEW, byte[].class, component);
    }
}
