package astryon.library;

import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "java.lang.ThreadLocal$ThreadLocalMap", why = "threads hold these maps")
class LangThreadLocalMap {
}
