package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

@Substitute(value = "java.nio.charset.Charset", why = "the charsets are those of java.nio.charset.StandardCharsets; the JDK's registry looks for more by name, with service loaders")
abstract class NioCharset {
    /** What constructors take for no aliases. */
    private static final String[] zeroAliases = {};

    static {
        // Of the JDK's own initialiser nothing is wanted: it sets up the registry and asks for the host's charset.
        initialise();
    }

    private static void initialise() {
    }

    private NioCharset() {
    }

    @Original
    private static native void checkName(String name);

    public static boolean isSupported(String name) {
        return lookup(name) != null;
    }

    public static Charset forName(String name) {
        Charset charset = lookup(name);
        if (charset == null) {
            throw new UnsupportedCharsetException(name);
        }
        return charset;
    }

    public static Charset forName(String name, Charset otherwise) {
        try {
            Charset charset = lookup(name);
            return charset == null ? otherwise : charset;
        } catch (IllegalCharsetNameException e) {
            return otherwise;
        }
    }

    private static Charset lookup(String name) {
        if (name == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        Charset charset = Charsets.named(name);
        if (charset == null) {
            checkName(name);
        }
        return charset;
    }

    public static SortedMap<String, Charset> availableCharsets() {
        TreeMap<String, Charset> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Charset charset : Charsets.ALL) {
            all.put(charset.name(), charset);
        }
        return Collections.unmodifiableSortedMap(all);
    }

    public static Charset defaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
