package astryon.library;

import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;

/** Addresses of the program's resources: {@code resource:/com/acme/logo.png}. */
final class ResourceUrls {
    private static final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                }

                @Override
                public InputStream getInputStream() {
                    return Resources.open(getURL().getPath().substring(1));
                }
            };
        }
    }

    private ResourceUrls() {
    }

    /** Null if there is no such resource. */
    static URL of(String path) {
        return Resources.open(path) == null ? null : NetUrl.of("resource", "/".concat(path), new Handler());
    }

    /** The one, or none. */
    static Enumeration<URL> all(String path) {
        URL url = of(path);
        return url == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singletonList(url));
    }
}
