package astryon.library;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The charsets a program has, and the names that people use for them. */
final class Charsets {
    static final Charset[] ALL = {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16,
        StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE};

    private Charsets() {
    }

    /** Null if there is none of that name. */
    static Charset named(String name) {
        for (Charset charset : ALL) {
            if (charset.name().equalsIgnoreCase(name)) {
                return charset;
            }
        }
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "utf8", "unicode-1-1-utf-8" -> StandardCharsets.UTF_8;
            case "iso8859_1", "latin1", "iso8859-1", "8859_1", "iso_8859-1", "iso_8859_1", "l1", "cp819", "ibm819", "ibm-819", "819" -> StandardCharsets.ISO_8859_1;
            case "ascii", "iso646-us", "646", "ansi_x3.4-1968", "iso_646.irv:1991", "us", "ascii7", "cp367", "default" -> StandardCharsets.US_ASCII;
            case "utf_16", "utf16", "unicode", "unicodebig" -> StandardCharsets.UTF_16;
            case "utf_16be", "iso-10646-ucs-2", "x-utf-16be", "unicodebigunmarked" -> StandardCharsets.UTF_16BE;
            case "utf_16le", "x-utf-16le", "unicodelittleunmarked" -> StandardCharsets.UTF_16LE;
            default -> null;
        };
    }
}
