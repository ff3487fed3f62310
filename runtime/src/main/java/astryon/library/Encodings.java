package astryon.library;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.util.Objects;

/** Charsets as older classes ask for them. */
final class Encodings {
    private Encodings() {
    }

    static Charset named(String name) throws UnsupportedEncodingException {
        Objects.requireNonNull(name, "charsetName");
        Charset charset = Charsets.named(name);
        if (charset == null) {
            throw new UnsupportedEncodingException(name);
        }
        return charset;
    }
}
