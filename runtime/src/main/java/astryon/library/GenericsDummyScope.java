package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

@Substitute(value = "sun.reflect.generics.scope.DummyScope", why = "a name for a scope without type variables")
abstract class GenericsDummyScope implements GenericsScope {
    @Original
    static native GenericsDummyScope make();
}
