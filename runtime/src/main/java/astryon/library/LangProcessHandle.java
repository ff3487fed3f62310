package astryon.library;

import astryon.magic.Substitute;
import astryon.sys.Platform;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** This process: there is no way to another one. */
@Substitute(value = "java.lang.ProcessHandleImpl", whole = true, why = "a program knows no other processes, and has none that it started")
final class LangProcessHandle implements ProcessHandle {
    private static final LangProcessHandle CURRENT = new LangProcessHandle();

    private LangProcessHandle() {
    }

    public static LangProcessHandle current() {
        return CURRENT;
    }

    @Override
    public long pid() {
        long number = Platform.processNumber();
        if (number < 0) {
            throw new UnsupportedOperationException("processes have no numbers");
        }
        return number;
    }

    /** The compiler refuses calls of it. */
    @Override
    public Optional<ProcessHandle> parent() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<ProcessHandle> children() {
        return Stream.empty();
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public ProcessHandle.Info info() {
        return ProcessFacts.read();
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
        throw new IllegalStateException("onExit for current process not allowed");
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    @Override
    public boolean destroy() {
        throw new IllegalStateException("destroy of current process not allowed");
    }

    @Override
    public boolean destroyForcibly() {
        return destroy();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public int compareTo(ProcessHandle other) {
        return Long.compare(pid(), other.pid());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(pid());
    }

    @Override
    public String toString() {
        return Long.toString(pid());
    }
}
