package astryon.library;

import astryon.magic.Substitute;

/** Finds the fields that variable handles name. */
@Substitute(value = "java.lang.invoke.MethodHandles$Lookup", whole = true, why = "what a class may see was settled when the program was compiled")
final class InvokeLookup {
    private final Class<?> lookupClass;

    InvokeLookup(Class<?> lookupClass) {
        this.lookupClass = lookupClass;
    }

    public Class<?> lookupClass() {
        return lookupClass;
    }

    public InvokeVarHandle findStaticVarHandle(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException, IllegalAccessException {
        return new InvokeVarHandle(InvokeVarHandle.STATIC, FieldOffsets.ofStatic(owner, name), owner, type);
    }

    public InvokeVarHandle findVarHandle(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException, IllegalAccessException {
        return new InvokeVarHandle(InvokeVarHandle.FIELD, FieldOffsets.of(owner, name), owner, type);
    }
}
