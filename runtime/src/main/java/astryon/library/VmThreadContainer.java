package astryon.library;

import astryon.magic.Substitute;

/** A name for a class that JDK 17 does not have. */
@Substitute(value = "jdk.internal.vm.ThreadContainer", why = "threads are started for containers in later JDKs")
abstract class VmThreadContainer {
}
