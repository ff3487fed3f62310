package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

/** A name for a class that JDK 17 does not have. */
@Substitute(value = "java.lang.ThreadBuilders$VirtualThreadBuilder", why = "Thread makes one in later JDKs")
class VirtualThreadBuilder {
    @Original
    VirtualThreadBuilder() {
    }
}
