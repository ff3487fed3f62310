package astryon.library;

import astryon.magic.Address;
import astryon.magic.Substitute;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Finds the fields that variable handles name. Those that code names by literals the compiler finds. */
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
        Field field = field(owner, name, type, Modifier.STATIC);
        Members members = Members.of(field);
        members.initialise();
        return InvokeVarHandle.ofStatic(new Address(members.place(ReflectField.of(field).slot())), isFinal(field), owner, type);
    }

    public InvokeVarHandle findVarHandle(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException, IllegalAccessException {
        Field field = field(owner, name, type, 0);
        return InvokeVarHandle.ofField(Members.of(field).place(ReflectField.of(field).slot()), isFinal(field), owner, type);
    }

    private static boolean isFinal(Field field) {
        return Modifier.isFinal(field.getModifiers());
    }

    /** The field by reflection, which has those that the program names. */
    private Field field(Class<?> owner, String name, Class<?> type, int isStatic) throws NoSuchFieldException, IllegalAccessException {
        Field field = null;
        for (Class<?> in = owner; in != null && field == null; in = in.getSuperclass()) {
            for (Field declared : in.getDeclaredFields()) {
                field = declared.getName().equals(name) && declared.getType() == type ? declared : field;
            }
        }
        if (field == null) {
            noSuchField(owner, name, type, isStatic != 0);
        }
        if ((field.getModifiers() & Modifier.STATIC) != isStatic) {
            otherKind(owner, name, type, isStatic != 0, lookupClass);
        }
        return field;
    }

    /** Has the type of the methods above: the compiler calls it in their place. */
    static InvokeVarHandle noSuchField(Class<?> owner, String name, Class<?> type, boolean isStatic) throws NoSuchFieldException {
        throw new NoSuchFieldException("no such field: " + described(owner, name, type, isStatic));
    }

    /** The same, of a field that is static and should not be, or should and is not. */
    static InvokeVarHandle otherKind(Class<?> owner, String name, Class<?> type, boolean isStatic, Class<?> caller) throws IllegalAccessException {
        throw new IllegalAccessException("expected a " + (isStatic ? "static" : "non-static") + " field: " + described(owner, name, type, !isStatic) + ", from " + caller);
    }

    private static String described(Class<?> owner, String name, Class<?> type, boolean isStatic) {
        return owner.getName() + "." + name + "/" + type.getName() + "/" + (isStatic ? "getStatic" : "getField");
    }
}
