package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.stream.Node$OfLong", why = "a name for what only the JDK's package can name")
interface StreamNodeOfLong {
}
