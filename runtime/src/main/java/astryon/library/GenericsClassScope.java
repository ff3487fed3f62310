package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.lang.reflect.GenericDeclaration;

@Substitute(value = "sun.reflect.generics.scope.ClassScope", why = "classes do not know the method that a local class is in: its type variables are not found")
abstract class GenericsClassScope implements GenericsScope {
    @Original
    static native GenericsClassScope make(Class<?> type);

    @Original
    protected native GenericDeclaration getRecvr();

    protected GenericsScope computeEnclosingScope() {
        Class<?> enclosing = ((Class<?>) (Object) getRecvr()).getEnclosingClass();
        return enclosing == null ? GenericsDummyScope.make() : make(enclosing);
    }
}
