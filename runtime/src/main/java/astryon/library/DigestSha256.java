package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "sun.security.provider.SHA2$SHA256", why = "digests are made by name without a search for providers")
class DigestSha256 {
    @Original
    DigestSha256() {
    }
}
