package astryon.library;

import astryon.heap.Allocator;
import astryon.magic.Substitute;
import astryon.monitor.Waiting;
import astryon.sys.Platform;
import astryon.thread.Ending;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;

@Substitute(value = "java.lang.System", whole = true, why = "streams, clocks and exit belong to the platform; properties and environment are read when they are asked for")
final class LangSystem {
    // Not final, though the JDK's are: setIn, setOut and setErr change them.
    public static InputStream in = new StandardInput();
    public static PrintStream out = StandardStreams.OUT;
    public static PrintStream err = StandardStreams.ERR;

    /** Null until somebody asks for all of them or changes one. */
    private static Properties properties;

    private LangSystem() {
    }

    public static void setIn(InputStream stream) {
        in = stream;
    }

    public static void setOut(PrintStream stream) {
        out = stream;
    }

    public static void setErr(PrintStream stream) {
        err = stream;
    }

    /** There is none, as on HotSpot where a program does not run at a terminal. */
    public static Console console() {
        return null;
    }

    public static void exit(int status) {
        Ending.exit(status);
    }

    public static void gc() {
        Allocator.collectAll();
    }

    public static long nanoTime() {
        return Platform.monotonicNanos();
    }

    public static long currentTimeMillis() {
        return Platform.wallNanos() / 1_000_000;
    }

    public static String lineSeparator() {
        return "\n";
    }

    public static String getProperty(String name) {
        check(name);
        return properties == null ? SystemProperties.of(name) : properties.getProperty(name);
    }

    public static String getProperty(String name, String otherwise) {
        String value = getProperty(name);
        return value == null ? otherwise : value;
    }

    public static Properties getProperties() {
        if (properties == null) {
            setProperties(null);
        }
        return properties;
    }

    public static void setProperties(Properties replacement) {
        Properties made = replacement;
        if (made == null) {
            made = new Properties();
            for (String name : SystemProperties.NAMES) {
                String value = SystemProperties.of(name);
                if (value != null) {
                    made.setProperty(name, value);
                }
            }
        }
        properties = made;
    }

    public static String setProperty(String name, String value) {
        check(name);
        return (String) getProperties().setProperty(name, value);
    }

    public static String clearProperty(String name) {
        check(name);
        return (String) getProperties().remove(name);
    }

    private static void check(String name) {
        if (name == null) {
            throw new NullPointerException("key can't be null");
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
    }

    public static String getenv(String name) {
        return Environment.of(Objects.requireNonNull(name));
    }

    public static Map<String, String> getenv() {
        return Environment.all();
    }

    public static System.Logger getLogger(String name) {
        return new ConsoleLogger(Objects.requireNonNull(name), null);
    }

    public static System.Logger getLogger(String name, ResourceBundle bundle) {
        return new ConsoleLogger(Objects.requireNonNull(name), Objects.requireNonNull(bundle));
    }

    @SuppressWarnings("removal")
    public static SecurityManager getSecurityManager() {
        return null;
    }

    public static int identityHashCode(Object object) {
        return object == null ? 0 : Waiting.identityHash(object);
    }

    public static void arraycopy(Object from, int fromIndex, Object to, int toIndex, int count) {
        ArrayCopy.copy(from, fromIndex, to, toIndex, count);
    }
}
