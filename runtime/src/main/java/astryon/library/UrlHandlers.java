package astryon.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLStreamHandler;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What addresses lead to, by their protocols: files are opened; hosts nobody knows, as on a machine without a network. */
final class UrlHandlers {
    private static final class OfFiles extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            if (!url.getHost().isEmpty() && !url.getHost().equals("localhost")) {
                throw new UnknownHostException(url.getHost());
            }
            Path file = Path.of(URLDecoder.decode(url.getPath().replace("+", "%2B"), StandardCharsets.UTF_8));
            return new URLConnection(url) {
                @Override
                public void connect() {
                    connected = true;
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return Files.newInputStream(file);
                }
            };
        }
    }

    private static final class OfHosts extends URLStreamHandler {
        private final int port;

        OfHosts(int port) {
            this.port = port;
        }

        @Override
        protected int getDefaultPort() {
            return port;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() throws IOException {
                    throw new UnknownHostException(getURL().getHost());
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    throw new UnknownHostException(getURL().getHost());
                }
            };
        }
    }

    private UrlHandlers() {
    }

    /** Null of protocols that there are not. */
    static URLStreamHandler of(String protocol) {
        return switch (protocol) {
            case "file" -> new OfFiles();
            case "http" -> new OfHosts(80);
            case "https" -> new OfHosts(443);
            case "ftp" -> new OfHosts(21);
            default -> null;
        };
    }
}
