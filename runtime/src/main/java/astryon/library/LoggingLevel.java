package astryon.library;

import astryon.magic.Substitute;

/** A name for how bad what is logged is. */
@Substitute(value = "sun.util.logging.PlatformLogger$Level", why = "the JDK's logger has it inside, and is replaced whole")
abstract class LoggingLevel {
}
