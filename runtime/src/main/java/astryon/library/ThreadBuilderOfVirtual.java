package astryon.library;

import astryon.magic.Substitute;

/** A name for a type that JDK 17 does not have. */
@Substitute(value = "java.lang.Thread$Builder$OfVirtual", why = "Thread's methods of later JDKs are declared with it")
interface ThreadBuilderOfVirtual {
}
