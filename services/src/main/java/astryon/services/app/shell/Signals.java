package astryon.services.app.shell;

import astryon.services.app.Signal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * The signals that a shell was sent and has not acted on. They come from other threads and are acted on between commands. What a shell waits for in the
 * foreground gets them, too, as if a terminal had sent them to all of the job.
 */
final class Signals {
    private final Shell shell;
    private final Queue<Signal> pending = new ArrayDeque<>();
    private Thread waiting;
    private Job foreground;
    private Runnable beforeCommands = () -> { };

    Signals(Shell shell) {
        this.shell = shell;
    }

    /** Something that takes time, and that a signal may end. */
    interface Waiting<T> {
        T run() throws InterruptedException, IOException;
    }

    /** Something that takes time. */
    interface Running<T> {
        T run() throws IOException;
    }

    /** What would stop who types stops the job that is being started, if there is one. */
    private boolean isForJob(Signal signal) {
        return signal.stops() && shell.isInteractive() && !shell.traps().has(signal);
    }

    /** Before a prompt: there is no job. */
    synchronized void forgetStops() {
        pending.removeIf(this::isForJob);
    }

    private synchronized Signal next() {
        for (Signal signal : pending) {
            if (!isForJob(signal)) {
                pending.remove(signal);
                return signal;
            }
        }
        return null;
    }

    /** From any thread. */
    void receive(Signal signal) {
        Job job;
        synchronized (this) {
            if (shell.traps().isIgnored(signal) || signal == Signal.CHLD && !shell.traps().has(signal)) {
                return;
            }
            job = foreground;
            if ((signal != Signal.CONT || shell.traps().has(signal)) && (job == null || !isForJob(signal))) {
                pending.add(signal);
            }
            if (waiting != null) {
                waiting.interrupt();
            }
        }
        if (job != null && signal != Signal.CHLD) {
            job.signal(signal);
        }
    }

    /** What this shell sends itself is for nobody else. */
    synchronized void receiveFromSelf(Signal signal) {
        if (!shell.traps().isIgnored(signal)) {
            pending.add(signal);
        }
    }

    /** One that a job has already acted on. */
    synchronized void forget(Signal signal) {
        pending.remove(signal);
    }

    /** The status of the signal that is acted on next. */
    synchronized int statusOfNext() {
        Signal next = pending.peek();
        return next == null ? Signal.INT.status() : next.status();
    }

    /** Waits for something that a signal ends. */
    <T> T interruptibly(Waiting<T> what) throws InterruptedException, IOException {
        synchronized (this) {
            if (!pending.isEmpty()) {
                throw new InterruptedException();
            }
            waiting = Thread.currentThread();
        }
        try {
            return what.run();
        } catch (InterruptedIOException interrupted) {
            throw new InterruptedException();
        } finally {
            synchronized (this) {
                waiting = null;
                Thread.interrupted();
            }
        }
    }

    /** Does something while a job is in the foreground. */
    <T> T during(Job job, Running<T> what) throws IOException {
        Job before;
        List<Signal> earlier;
        synchronized (this) {
            before = foreground;
            foreground = job;
            earlier = List.copyOf(pending);
            forgetStops();
        }
        // What came while the job was being started is for it, too.
        earlier.forEach(job::signal);
        try {
            return what.run();
        } finally {
            synchronized (this) {
                foreground = before;
            }
        }
    }

    /** Is run whenever signals are acted on. */
    void beforeCommands(Runnable action) {
        beforeCommands = action;
    }

    /** Acts on what has come. */
    void poll() {
        beforeCommands.run();
        for (Signal signal = next(); signal != null; signal = next()) {
            act(signal);
        }
    }

    private void act(Signal signal) {
        if (shell.traps().has(signal) && signal != Signal.KILL) {
            shell.traps().run(shell, signal);
        } else if (signal == Signal.INT && shell.isInteractive()) {
            throw Jump.with(Jump.Kind.ABORT, signal.status());
        } else if (signal != Signal.CHLD && !signal.stops() && !shell.isInteractive()) {
            throw Jump.with(Jump.Kind.KILLED, signal.status());
        }
    }
}
