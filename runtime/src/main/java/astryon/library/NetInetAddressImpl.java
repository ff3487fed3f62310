package astryon.library;

import astryon.magic.Substitute;

/** A name for what looks names and addresses up. */
@Substitute(value = "java.net.InetAddressImpl", why = "the JDK's classes find the one that serves by its name")
interface NetInetAddressImpl {
}
