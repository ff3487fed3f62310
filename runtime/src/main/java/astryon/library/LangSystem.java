package astryon.library;

import astryon.heap.Ending;
import astryon.heap.Waiting;
import astryon.magic.Substitute;
import astryon.sys.Platform;
import java.io.PrintStream;

@Substitute(value = "java.lang.System", whole = true, why = "streams, clocks and exit belong to the platform; properties would bring the host's")
final class LangSystem {
    public static final PrintStream out = StandardStreams.OUT;
    public static final PrintStream err = StandardStreams.ERR;

    private LangSystem() {
    }

    public static void exit(int status) {
        Ending.exit(status);
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
        return null;
    }

    public static String getProperty(String name, String otherwise) {
        return otherwise;
    }

    public static String getenv(String name) {
        return null;
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
