package astryon.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths as URIs ({@code file:///tmp/a%20b}) and back. */
final class FileUris {
    private static final String START = "file://";
    /** What stands for itself in a path (RFC 2396, section 3.3), beside letters and digits. */
    private static final String ALSO_PLAIN = "/-_.!~'()*:@&=+$,;";

    private FileUris() {
    }

    /** With a slash at its end if it is a folder. */
    static URI of(LocalPath path) {
        Path absolute = path.toAbsolutePath();
        StringBuilder text = new StringBuilder(START);
        for (byte b : absolute.toString().getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                text.append((char) b);
            } else {
                text.append('%').append(digit(b >> 4)).append(digit(b));
            }
        }
        if (text.charAt(text.length() - 1) != '/' && Files.isDirectory(absolute)) {
            text.append('/');
        }
        return URI.create(text.toString());
    }

    private static boolean isPlain(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || ALSO_PLAIN.indexOf(b) >= 0;
    }

    private static char digit(int b) {
        return "0123456789ABCDEF".charAt(b & 0xf);
    }

    static LocalPath path(URI uri) {
        if (!uri.isAbsolute()) {
            throw new IllegalArgumentException("URI is not absolute");
        }
        if (uri.isOpaque()) {
            throw new IllegalArgumentException("URI is not hierarchical");
        }
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("URI scheme is not \"file\"");
        }
        require(uri.getRawAuthority() == null, "an authority");
        require(uri.getRawFragment() == null, "a fragment");
        require(uri.getRawQuery() == null, "a query");
        String path = uri.getPath();
        if (path.isEmpty()) {
            throw new IllegalArgumentException("URI path component is empty");
        }
        return LocalPath.of(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new IllegalArgumentException("URI has ".concat(part).concat(" component"));
        }
    }
}
