package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.security.MessageDigestSpi;
import java.security.Provider;

/** A name for the JDK's class, which nobody else may name. */
@Substitute(value = "java.security.MessageDigest$Delegate$CloneableDelegate", why = "digests are made by name without a search for providers")
class DigestDelegate {
    @Original
    DigestDelegate(MessageDigestSpi implementation, String algorithm, Provider provider) {
    }
}
