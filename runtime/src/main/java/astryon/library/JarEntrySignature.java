package astryon.library;

import astryon.magic.Substitute;
import java.util.jar.Manifest;

@Substitute(value = "sun.security.util.ManifestEntryVerifier", whole = true, why = "signatures of jars are not looked at; see JarVerifier")
final class JarEntrySignature {
    public JarEntrySignature(Manifest manifest) {
    }

    public JarEntrySignature(Manifest manifest, String name) {
    }
}
