package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

@Substitute(value = "sun.reflect.generics.repository.ClassRepository", why = "a name for what knows the parts of a class's signature")
abstract class GenericsClassRepository {
    @Original
    static native GenericsClassRepository make(String signature, GenericsFactory factory);

    /** Of a class with this signature. */
    static GenericsClassRepository of(Class<?> type, String signature) {
        return make(signature, GenericsCoreFactory.make((GenericDeclaration) (Object) type, GenericsClassScope.make(type)));
    }

    @Original
    native TypeVariable<?>[] getTypeParameters();

    @Original
    native Type getSuperclass();

    @Original
    native Type[] getSuperInterfaces();
}
