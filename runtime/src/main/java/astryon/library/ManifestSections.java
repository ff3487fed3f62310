package astryon.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The sections of a manifest as the bytes that they are, each with the empty line behind it, for comparison with what a signature file says of them. */
final class ManifestSections {
    private static final String NAME = "Name: ";
    private static final String WHOLE = "-Digest-Manifest";
    private static final String MAIN = "-Digest-Manifest-Main-Attributes";

    private final byte[] bytes;
    private final byte[] main;
    private final Map<String, byte[]> sections = new HashMap<>();

    ManifestSections(byte[] bytes) {
        this.bytes = bytes;
        int end = endOfSection(0);
        main = Arrays.copyOf(bytes, end);
        for (int start = end; start < bytes.length; start = end) {
            end = endOfSection(start);
            byte[] section = Arrays.copyOfRange(bytes, start, end);
            String text = new String(section, StandardCharsets.UTF_8).replace("\r\n ", "").replace("\n ", "");
            if (text.startsWith(NAME)) {
                sections.put(text.substring(NAME.length(), text.indexOf('\n')).strip(), section);
            }
        }
    }

    /** Behind the first empty line from {@code start} on: lines end with a line feed, a carriage return, or both. */
    private int endOfSection(int start) {
        boolean empty = true;
        for (int at = start; at < bytes.length; at++) {
            byte c = bytes[at];
            if (c != '\r' && c != '\n') {
                empty = false;
                continue;
            }
            if (c == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n') {
                at++;
            }
            if (empty) {
                return at + 1;
            }
            empty = true;
        }
        return bytes.length;
    }

    /**
     * The signature file may fit the whole manifest, or, if entries have been added to it since, the main section and each that it names.
     *
     * @throws SecurityException if it does neither
     */
    void check(Manifest file) {
        if (fits(file.getMainAttributes(), WHOLE, bytes) == Boolean.TRUE) {
            return;
        }
        if (fits(file.getMainAttributes(), MAIN, main) == Boolean.FALSE) {
            throw new SecurityException("Invalid signature file digest for Manifest main attributes");
        }
        file.getEntries().forEach((name, attributes) -> {
            byte[] section = sections.get(name);
            if (section == null) {
                throw new SecurityException("no manifest section for signature file entry ".concat(name));
            }
            JarEntrySignature.digests(attributes).forEach((algorithm, expected) -> {
                MessageDigest digest = JarEntrySignature.digest(algorithm);
                if (digest != null && !MessageDigest.isEqual(digest.digest(section), expected)) {
                    throw new SecurityException("invalid ".concat(algorithm).concat(" signature file digest for ").concat(name));
                }
            });
        });
    }

    /** Whether all digests whose names end so are those of {@code what}; null if there are none. */
    private static Boolean fits(Attributes attributes, String end, byte[] what) {
        Boolean fits = null;
        for (Object key : attributes.keySet()) {
            String name = key.toString();
            if (name.regionMatches(true, name.length() - end.length(), end, 0, end.length())) {
                MessageDigest digest = JarEntrySignature.digest(name.substring(0, name.length() - end.length()));
                byte[] expected = java.util.Base64.getMimeDecoder().decode(attributes.getValue(name));
                if (digest != null) {
                    fits = (fits == null || fits) && MessageDigest.isEqual(digest.digest(what), expected);
                }
            }
        }
        return fits;
    }
}
