package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "sun.reflect.generics.factory.GenericsFactory", why = "a name for what makes types of signatures")
interface GenericsFactory {
}
