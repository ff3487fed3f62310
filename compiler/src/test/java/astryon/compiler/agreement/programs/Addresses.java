package astryon.compiler.agreement.programs;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** URIs, and URLs as far as there is something behind them: files. Hosts are unknown, as without a network. */
final class Addresses {
    private static final String[] URLS = {"http://user@example.invalid:8080/x/../y?q=1#f", "https://h.invalid", "ftp://h.invalid/a", "file:/tmp/a%20b", "mud://x", "nothing",
        "http://[::1]:x/", "HTTP://A.invalid", "http://a.invalid:99999/", "file:relative/name"};
    private static final String[] URIS = {"a://b/c?d#e", "mailto:x@y", "../up/./x", "http://h/a%20b", "http://[::1]/", "a b", "%zz", "//host/path", "urn:isbn:1"};
    private static final String[] FILES = {"file:///tmp/x", "file:/tmp/a%20b/", "http://x/y", "file:x", "file://host/x", "file:///x?q", "file:///x#f", "x"};

    private Addresses() {
    }

    private static void urls() throws URISyntaxException {
        for (String text : URLS) {
            try {
                URL url = new URL(text);
                Show.line("url", url + " " + url.getProtocol() + " " + url.getAuthority() + " " + url.getUserInfo() + " " + url.getHost() + " " + url.getPort() + " "
                        + url.getDefaultPort() + " " + url.getPath() + " " + url.getQuery() + " " + url.getRef() + " " + url.getFile());
                Show.line("beside", new URL(url, "z/w?k") + " " + url.toURI() + " " + url.toExternalForm().length());
            } catch (MalformedURLException e) {
                Show.failure("url", e);
            }
        }
    }

    private static void uris() {
        for (String text : URIS) {
            try {
                URI uri = new URI(text);
                Show.line("uri", uri.getScheme() + " " + uri.getRawSchemeSpecificPart() + " " + uri.getAuthority() + " " + uri.getPath() + " " + uri.getRawPath() + " "
                        + uri.getQuery() + " " + uri.getFragment() + " " + uri.isAbsolute() + uri.isOpaque() + " " + uri.normalize() + " " + uri.resolve("n/m"));
            } catch (URISyntaxException e) {
                Show.failure("uri", e);
            }
        }
        Show.line("relative", URI.create("http://h/a/b/").relativize(URI.create("http://h/a/b/c?d")));
        Show.line("encoded", URLEncoder.encode("a b&\u00e4/", StandardCharsets.UTF_8) + " " + URLDecoder.decode("a+b%C3%A4", StandardCharsets.UTF_8));
    }

    private static void paths() {
        for (String text : FILES) {
            try {
                Show.line("path", Path.of(URI.create(text)));
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                Show.failure("path", e);
            }
        }
        Show.line("of paths", Path.of("/no/such \u00e4%#?[x]+").toUri() + " " + Path.of("/").toUri() + " " + Path.of("/tmp").toUri() + " " + new File("/no/a b").toURI());
    }

    private static void files() throws IOException {
        Path file = Files.createTempFile("a b+", "%\u00e4");
        Files.writeString(file, "text");
        Show.line("there and back", Path.of(file.toUri()).equals(file));
        for (URL url : new URL[] {file.toUri().toURL(), file.toFile().toURI().toURL()}) {
            try (InputStream in = url.openStream()) {
                Show.line("opened", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);
        try {
            file.toUri().toURL().openStream();
        } catch (FileNotFoundException | NoSuchFileException e) {
            Show.line("gone", true);
        }
    }

    private static void hosts() throws IOException {
        for (String address : new String[] {"http://example.invalid/x", "ftp://example.invalid/x"}) {
            try {
                new URL(address).openConnection().getInputStream();
            } catch (UnknownHostException e) {
                Show.failure("host", e);
            }
        }
    }

    public static void main(String[] arguments) throws IOException, URISyntaxException {
        urls();
        uris();
        paths();
        files();
        hosts();
    }
}
