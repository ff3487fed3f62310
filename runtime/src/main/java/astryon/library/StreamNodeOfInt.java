package astryon.library;

import astryon.magic.Substitute;

@Substitute(value = "java.util.stream.Node$OfInt", why = "a name for what only the JDK's package can name")
interface StreamNodeOfInt {
}
