package astryon.library;

import astryon.heap.Allocator;
import astryon.heap.HeapSize;
import astryon.magic.Substitute;
import astryon.sys.Platform;
import astryon.thread.Ending;
import java.io.File;
import java.io.IOException;
import java.util.StringTokenizer;

@Substitute(value = "java.lang.Runtime", whole = true, why = "processors and the program's end belong to the platform; there are no processes and no libraries")
class LangRuntime {
    private static final LangRuntime RUNTIME = new LangRuntime();

    private LangRuntime() {
    }

    public static Runtime getRuntime() {
        return (Runtime) (Object) RUNTIME;
    }

    public int availableProcessors() {
        return Platform.processors();
    }

    public long totalMemory() {
        return HeapSize.total();
    }

    public long freeMemory() {
        return HeapSize.free();
    }

    public long maxMemory() {
        return HeapSize.limit();
    }

    public void gc() {
        Allocator.collectAll();
    }

    public static RuntimeVersion version() {
        return new RuntimeVersion(LangVersionProps.versionNumbers(), LangVersionProps.pre(), LangVersionProps.build(), LangVersionProps.optional());
    }

    public Process exec(String command) throws IOException {
        return exec(command, null, null);
    }

    public Process exec(String command, String[] environment) throws IOException {
        return exec(command, environment, null);
    }

    public Process exec(String command, String[] environment, File folder) throws IOException {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Empty command");
        }
        return exec(new String[] {new StringTokenizer(command).nextToken()});
    }

    public Process exec(String[] command) throws IOException {
        return exec(command, null, null);
    }

    public Process exec(String[] command, String[] environment) throws IOException {
        return exec(command, environment, null);
    }

    public Process exec(String[] command, String[] environment, File folder) throws IOException {
        return new ProcessBuilder(command).start();
    }

    public void exit(int status) {
        Ending.exit(status);
    }

    public void halt(int status) {
        Platform.exit(status);
    }

    public void addShutdownHook(Thread hook) {
        ShutdownHooks.add(hook);
    }

    public boolean removeShutdownHook(Thread hook) {
        return ShutdownHooks.remove(hook);
    }
}
