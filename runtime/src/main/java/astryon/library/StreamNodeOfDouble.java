package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.stream.Node$OfDouble", why = "a name for what only the JDK's package can name")
interface StreamNodeOfDouble {
}
