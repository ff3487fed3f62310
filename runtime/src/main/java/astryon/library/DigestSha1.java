package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "sun.security.provider.SHA", why = "digests are made by name without a search for providers")
class DigestSha1 {
    @Original
    DigestSha1() {
    }
}
