package astryon.library;

import astryon.magic.Substitute;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

@Substitute(value = "java.util.jar.JarVerifier", whole = true, why = "signatures of jars are not looked at: that would be all of the JDK's certificates, ciphers and policies in every program that reads a jar")
final class JarSignatures {
    static final String MULTIPLE_MANIFEST_WARNING = "";
    static final SecurityDebug debug = null;

    byte[] manifestRawBytes;
    final String manifestName;

    public JarSignatures(String manifestName, byte[] manifest) {
        this.manifestName = manifestName;
    }

    /** So the callers forget this object. */
    boolean nothingToVerify() {
        return true;
    }

    void doneWithMeta() {
    }

    boolean isTrustedManifestEntry(String name) {
        return false;
    }

    static boolean isSigningRelated(String name) {
        return false;
    }

    public void beginEntry(JarEntry entry, JarEntrySignature signature) {
    }

    public void update(int count, byte[] bytes, int offset, int length, JarEntrySignature signature) {
    }

    public Certificate[] getCerts(JarFile jar, JarEntry entry) {
        return null;
    }

    public CodeSigner[] getCodeSigners(JarFile jar, JarEntry entry) {
        return null;
    }

    public void setEagerValidation(boolean eager) {
    }
}
