package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.GenericDeclaration;

@Substitute(value = "sun.reflect.generics.factory.CoreReflectionFactory", why = "a name for what makes types of signatures")
abstract class GenericsCoreFactory implements GenericsFactory {
    @Original
    static native GenericsCoreFactory make(GenericDeclaration owner, GenericsScope scope);
}
