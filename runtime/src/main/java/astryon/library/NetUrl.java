package astryon.library;

import astryon.magic.Original;
import astryon.magic.Substitute;
import java.net.URL;
import java.net.URLStreamHandler;

@Substitute(value = "java.net.URL", why = "the JDK's constructors look for the classes of protocols by name, even where there is no need")
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

    static URL of(String protocol, String path, URLStreamHandler handler) {
        return (URL) (Object) new NetUrl(protocol, path, handler);
    }
}
