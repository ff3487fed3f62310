package astryon.services.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that a program asks of the system which {@code java.*} has no word for: other processes and what joins them. This is the view of one process, whose own
 * streams and signals it has.
 */
public interface Processes {
    /** So much a pipe takes before who writes waits for who reads, at least. */
    int PIPE_BYTES = 4096;

    /** This process's own. */
    long number();

    /** A number for a child that is no process, as a subshell that is a thread; {@link #start} gives none of these. */
    long nextNumber();

    /** What this process was born with, by number; held by the process until it ends. */
    Map<Integer, Stream> streams();

    /** Whether {@link #start} can run what is there. A script is no program: the shell runs it. */
    boolean isProgram(Path path);

    /** Throws if it cannot be started; nothing is held then. */
    Child start(Spawn spawn) throws IOException;

    Pipe pipe() throws IOException;

    /** @param path absolute */
    Stream open(Path path, Access access) throws IOException;

    /**
     * The terminal is these children's: they read it, and get the signals of its keys (Ctrl-C, Ctrl-Z). With no children it is this process's. For what has a
     * terminal; does nothing otherwise.
     */
    void foreground(List<Child> holders);

    /** Who gets the signals that are caught, from another thread. */
    void onSignal(Consumer<Signal> receiver);

    /** These signals go to the receiver from now on, and do nothing else; KILL, STOP and CONT are the system's. */
    void catchSignals(Set<Signal> signals);

    /** The processes that this one may see, in the order of their numbers. */
    List<ProcessEntry> list();

    /** What this process has used so far, and what its children had that have ended and were waited for. */
    Used used();

    /** Signals a process that this one may see; whether there is one. Without a signal nothing happens to it. */
    boolean signal(long number, Optional<Signal> signal);

    /** Nanoseconds of processor time. */
    record Used(long own, long children) {
    }

    /** Who holds the two ends closes them. */
    record Pipe(Stream reader, Stream writer) {
    }

    /** How a file is opened. NEW fails if there is one; all that write make one if there is none. */
    enum Access {
        READ, WRITE, NEW, APPEND, READ_WRITE
    }
}
