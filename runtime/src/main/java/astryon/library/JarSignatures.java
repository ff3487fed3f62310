package astryon.library;

import astryon.magic.Substitute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What of a signed jar can be checked without certificates: that the manifest is the one that each signature file was made for, and every signed entry the one of
 * the manifest. Who signed it, and that a signature block is theirs, is not looked into, and who asks is told so. The JAR file specification, "Signed JAR File".
 */
@Substitute(value = "java.util.jar.JarVerifier", whole = true, why = "who signed a jar is not looked into: that would be all of the JDK's certificates, ciphers and policies in every program that reads a jar")
final class JarSignatures {
    static final String MULTIPLE_MANIFEST_WARNING = "";
    static final SecurityDebug debug = null;
    private static final String FOLDER = "META-INF/";
    private static final String[] BLOCKS = {".RSA", ".DSA", ".EC"};

    byte[] manifestRawBytes;
    final String manifestName;
    /** By the name without its end, in capitals. */
    private final Map<String, byte[]> files = new HashMap<>();
    private final Set<String> blocks = new HashSet<>();
    /** Entries that some signature file names whose block is there. */
    private final Set<String> signed = new HashSet<>();
    private boolean metaIsDone;
    /** The signature file or block that is being read, and its name. */
    private ByteArrayOutputStream reading;
    private String readingName;

    public JarSignatures(String manifestName, byte[] manifest) {
        this.manifestName = manifestName;
        this.manifestRawBytes = manifest;
    }

    /** Whether its callers can forget this object. */
    boolean nothingToVerify() {
        return metaIsDone && signed.isEmpty();
    }

    void doneWithMeta() {
        metaIsDone = true;
    }

    boolean isTrustedManifestEntry(String name) {
        return false;
    }

    static boolean isSigningRelated(String name) {
        String upper = name.toUpperCase(Locale.ENGLISH);
        return upper.startsWith(FOLDER) && upper.indexOf('/', FOLDER.length()) < 0 && (upper.endsWith(".SF") || isBlock(upper));
    }

    private static boolean isBlock(String name) {
        for (String end : BLOCKS) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    public void beginEntry(JarEntry entry, JarEntrySignature signature) throws IOException {
        String name = entry.getName();
        reading = null;
        signature.begin(null);
        if (!metaIsDone && isSigningRelated(name)) {
            reading = new ByteArrayOutputStream();
            readingName = name.toUpperCase(Locale.ENGLISH);
        } else if (!metaIsDone && !name.toUpperCase(Locale.ENGLISH).startsWith(FOLDER)) {
            doneWithMeta();
        }
        if (signed.contains(name)) {
            signature.begin(name);
        }
    }

    public void update(int single, JarEntrySignature signature) throws IOException {
        if (single < 0) {
            update(-1, null, 0, 0, signature);
        } else {
            update(1, new byte[] {(byte) single}, 0, 1, signature);
        }
    }

    /** Of the entry that was begun last {@code count} bytes have been read; -1 is its end. */
    public void update(int count, byte[] bytes, int offset, int length, JarEntrySignature signature) throws IOException {
        if (count >= 0) {
            if (reading != null) {
                reading.write(bytes, offset, count);
            } else {
                signature.update(bytes, offset, count);
            }
        } else if (reading != null) {
            byte[] read = reading.toByteArray();
            reading = null;
            take(read);
        } else {
            signature.end();
        }
    }

    private void take(byte[] read) throws IOException {
        String key = readingName.substring(0, readingName.lastIndexOf('.'));
        if (isBlock(readingName)) {
            blocks.add(key);
        } else {
            files.put(key, read);
        }
        if (blocks.contains(key) && files.containsKey(key)) {
            Manifest file = new Manifest(new ByteArrayInputStream(files.get(key)));
            new ManifestSections(manifestRawBytes).check(file);
            signed.addAll(file.getEntries().keySet());
        }
    }

    public Certificate[] getCerts(JarFile jar, JarEntry entry) {
        getCodeSigners(jar, entry);
        return null;
    }

    public CodeSigner[] getCodeSigners(JarFile jar, JarEntry entry) {
        if (signed.contains(entry.getName())) {
            throw new UnsupportedOperationException("who signed ".concat(entry.getName()).concat(" cannot be told: signature blocks of jars are not looked into"));
        }
        return null;
    }

    /** The same in later JDKs. */
    public Certificate[] getCerts(JarEntry entry) {
        return getCerts(null, entry);
    }

    public CodeSigner[] getCodeSigners(JarEntry entry) {
        return getCodeSigners(null, entry);
    }

    public void setEagerValidation(boolean eager) {
    }
}
