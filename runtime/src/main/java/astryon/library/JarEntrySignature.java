package astryon.library;

import astryon.magic.Substitute;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Compares an entry of a jar, while it is read, with what the manifest says of it. */
@Substitute(value = "sun.security.util.ManifestEntryVerifier", whole = true, why = "who signed a jar is not looked into; see JarVerifier")
final class JarEntrySignature {
    private static final String END = "-DIGEST";

    private final Manifest manifest;
    private String name;
    private final List<MessageDigest> digests = new ArrayList<>();
    private final List<byte[]> expected = new ArrayList<>();

    public JarEntrySignature(Manifest manifest) {
        this.manifest = manifest;
    }

    public JarEntrySignature(Manifest manifest, String manifestName) {
        this(manifest);
    }

    /** The digests by the names of their algorithms. */
    static Map<String, byte[]> digests(Attributes attributes) {
        Map<String, byte[]> digests = new HashMap<>();
        for (Map.Entry<Object, Object> attribute : attributes.entrySet()) {
            String key = attribute.getKey().toString().toUpperCase(Locale.ENGLISH);
            if (key.endsWith(END)) {
                digests.put(key.substring(0, key.length() - END.length()), Base64.getMimeDecoder().decode((String) attribute.getValue()));
            }
        }
        return digests;
    }

    /** Null if there is no such algorithm: then nothing can be compared. */
    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    /** The entry of this name comes next; with null one that is not compared. */
    void begin(String entry) {
        name = entry;
        digests.clear();
        expected.clear();
        Attributes attributes = entry == null || manifest == null ? null : manifest.getAttributes(entry);
        if (attributes != null) {
            digests(attributes).forEach((algorithm, bytes) -> {
                MessageDigest digest = digest(algorithm);
                if (digest != null) {
                    digests.add(digest);
                    expected.add(bytes);
                }
            });
        }
    }

    void update(byte[] bytes, int offset, int count) {
        digests.forEach(digest -> digest.update(bytes, offset, count));
    }

    /** @throws SecurityException if the entry is not what the manifest says */
    void end() {
        for (int i = 0; i < digests.size(); i++) {
            if (!MessageDigest.isEqual(digests.get(i).digest(), expected.get(i))) {
                throw new SecurityException(digests.get(i).getAlgorithm().concat(" digest error for ").concat(name));
            }
        }
        begin(null);
    }
}
