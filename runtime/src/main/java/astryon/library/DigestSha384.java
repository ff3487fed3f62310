package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "sun.security.provider.SHA5$SHA384", why = "digests are made by name without a search for providers")
class DigestSha384 {
    @Original
    DigestSha384() {
    }
}
