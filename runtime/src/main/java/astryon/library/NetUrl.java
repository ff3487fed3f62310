package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.net.URL;
import java.net.URLStreamHandler;

@Substitute(value = "java.net.URL", why = "the JDK looks for what serves a protocol by the name of a class, even where there is no need")
final class NetUrl {
    @Original
    private String protocol;
    @Original
    private String host;
    @Original
    private int port;
    @Original
    private String file;
    @Original
    private transient String path;
    @Original
    transient URLStreamHandler handler;
    @Original
    private int hashCode;

    private NetUrl(String protocol, String path, URLStreamHandler handler) {
        this.protocol = protocol;
        this.host = "";
        this.port = -1;
        this.file = path;
        this.path = path;
        this.handler = handler;
        this.hashCode = -1;
    }

    static URLStreamHandler getURLStreamHandler(String protocol) {
        return UrlHandlers.of(protocol);
    }

    static URL of(String protocol, String path, URLStreamHandler handler) {
        return (URL) (Object) new NetUrl(protocol, path, handler);
    }
}
