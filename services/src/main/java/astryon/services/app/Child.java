package astryon.services.app;

import java.util.Optional;

/** What a process has started, and may wait for and signal. */
public interface Child {
    /** Of a thread that does a child's work, where that is no process: that child. */
    ThreadLocal<Child> AT_WORK = new ThreadLocal<>();

    /** No other child of the same process has it. */
    long number();

    State state();

    /** Waits until it no longer runs: it has ended, or is stopped. */
    State await() throws InterruptedException;

    /** Waits until it has ended. */
    State awaitEnd() throws InterruptedException;

    /** For whose work it was started, if that is another child's. */
    default Optional<Child> outer() {
        return Optional.empty();
    }

    /** Does nothing if it has ended. */
    void signal(Signal signal);

    /**
     * @param status of one that has ended: what it returned, or the {@link Signal#status} of what ended it; of a stopped one, that of the signal that stopped it
     */
    record State(Kind kind, int status) {
        public static final State RUNNING = new State(Kind.RUNNING, 0);

        public static State ended(int status) {
            return new State(Kind.ENDED, status);
        }

        public static State stopped(Signal signal) {
            return new State(Kind.STOPPED, signal.status());
        }

        public boolean isEnded() {
            return kind == Kind.ENDED;
        }

        public boolean isStopped() {
            return kind == Kind.STOPPED;
        }
    }

    /** Stopped ones go on when they are told to. */
    enum Kind {
        RUNNING, STOPPED, ENDED
    }
}
