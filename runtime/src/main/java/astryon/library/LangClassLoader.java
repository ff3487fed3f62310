package astryon.library;

import astryon.magic.Substitute;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;

@Substitute(value = "java.lang.ClassLoader", why = "the world is closed: there is no class to load, and resources are in the program")
abstract class LangClassLoader {
    protected LangClassLoader() {
        initialise();
    }

    protected LangClassLoader(ClassLoader parent) {
        initialise();
    }

    /** There is nothing to set up, but a constructor without a body would leave the JDK's in place. */
    private static void initialise() {
    }

    public static ClassLoader getSystemClassLoader() {
        return ProgramClassLoader.ONE;
    }

    public static ClassLoader getPlatformClassLoader() {
        return ProgramClassLoader.ONE;
    }

    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return NamedClasses.find(name, false);
    }

    public URL getResource(String path) {
        return ResourceUrls.of(path);
    }

    public static URL getSystemResource(String path) {
        return ResourceUrls.of(path);
    }

    public Enumeration<URL> getResources(String path) {
        return ResourceUrls.all(path);
    }

    public InputStream getResourceAsStream(String path) {
        return Resources.open(path);
    }

    public static InputStream getSystemResourceAsStream(String path) {
        return Resources.open(path);
    }
}
