package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Signal;
import astryon.services.app.Spawn;
import astryon.services.app.Stream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;

/** A program on a thread. A signal ends or stops it when it next reads or writes, or while it waits for that. */
final class ThreadChild implements Child {
    private final ThreadProcesses processes;
    private final Spawn spawn;
    private Thread thread;
    private State state = State.RUNNING;
    private Signal ending;

    private ThreadChild(ThreadProcesses processes, Spawn spawn) {
        this.processes = processes;
        this.spawn = spawn;
    }

    static ThreadChild start(ThreadProcesses processes, Program program, Spawn spawn) {
        ThreadChild child = new ThreadChild(processes, spawn);
        child.thread = new Thread(null, () -> child.run(program), "program " + spawn.name(), 4 << 20);
        child.thread.setDaemon(true);
        child.thread.start();
        return child;
    }

    private void run(Program program) {
        int status = 126;
        try {
            status = Launcher.run(program, new Invocation(spawn.name(), spawn.words(), spawn.environment(), spawn.folder(), input(), output(1, "standard output"),
                    output(2, "standard errors"), Optional.empty()));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } finally {
            spawn.streams().values().forEach(Stream::close);
            ended(status);
        }
    }

    private synchronized void ended(int status) {
        state = State.ended(ending == null ? status : ending.status());
        notifyAll();
    }

    private InputStream input() throws IOException {
        Stream stream = spawn.streams().get(0);
        return stream == null ? InputStream.nullInputStream() : new FilterInputStream(stream.input()) {
            @Override
            public int read() throws IOException {
                pass();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                pass();
                return in.read(bytes, from, length);
            }
        };
    }

    private Output output(int number, String name) throws IOException {
        Stream stream = spawn.streams().get(number);
        return new Output(stream == null ? OutputStream.nullOutputStream() : new FilterOutputStream(stream.output()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                pass();
                out.write(bytes, from, length);
            }
        }, name);
    }

    /** Goes on unless it was signalled. */
    private synchronized void pass() throws IOException {
        while (state.isStopped()) {
            try {
                wait();
            } catch (InterruptedException signalled) {
                break;
            }
        }
        if (ending != null) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public long number() {
        return processes.number();
    }

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public synchronized State await() throws InterruptedException {
        while (state == State.RUNNING) {
            wait();
        }
        return state;
    }

    @Override
    public synchronized State awaitEnd() throws InterruptedException {
        while (!state.isEnded()) {
            wait();
        }
        return state;
    }

    @Override
    public void signal(Signal signal) {
        synchronized (this) {
            if (state.isEnded() || spawn.ignored().contains(signal)) {
                return;
            }
            if (signal.stops()) {
                state = State.stopped(signal);
            } else if (signal == Signal.CONT) {
                state = State.RUNNING;
            } else if (processes.receiver() == null && signal != Signal.CHLD) {
                ending = signal;
                state = State.RUNNING;
                thread.interrupt();
            }
            notifyAll();
        }
        if (processes.receiver() != null) {
            processes.receiver().accept(signal);
        }
    }
}
