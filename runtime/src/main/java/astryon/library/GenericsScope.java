package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.reflect.generics.scope.Scope", why = "a name for where type variables are looked for")
interface GenericsScope {
}
