package astryon.services.app.shell;

import astryon.services.app.Child;
import astryon.services.app.Signal;
import java.util.Optional;

/** Commands that run on a copy of a shell, on a thread of its own: what is a process of its own where there is a fork (XCU 2.12). */
final class Subshell implements Child {
    /** Scripts call functions in functions. */
    private static final long STACK_BYTES = 4 << 20;

    private final Shell shell;
    private final long number;
    private final Optional<Child> outer = Optional.ofNullable(AT_WORK.get());
    private State state = State.RUNNING;

    private Subshell(Shell shell) {
        this.shell = shell;
        number = shell.processes().nextNumber();
    }

    /** @param shell is used, and ended, by the subshell alone from now on */
    static Subshell start(Shell shell, Command command) {
        return start(shell, () -> shell.interpreter().run(command));
    }

    static Subshell start(Shell shell, Runnable body) {
        Subshell subshell = new Subshell(shell);
        shell.signals().beforeCommands(subshell::awaitContinued);
        Thread thread = new Thread(null, () -> subshell.run(body), "subshell " + subshell.number, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return subshell;
    }

    private void run(Runnable body) {
        // What is thrown is a mistake in the shell: it is reported, and nobody waits for ever.
        int status = ShellError.STATUS;
        AT_WORK.set(this);
        try {
            status = shell.runToEnd(body);
        } finally {
            ended(status);
        }
    }

    private synchronized void ended(int status) {
        state = State.ended(status);
        notifyAll();
    }

    /** What is stopped goes no further than to its next command. */
    private synchronized void awaitContinued() {
        while (state.isStopped()) {
            try {
                wait();
            } catch (InterruptedException signalled) {
                return;
            }
        }
    }

    @Override
    public Optional<Child> outer() {
        return outer;
    }

    @Override
    public long number() {
        return number;
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
            if (state.isEnded()) {
                return;
            }
            if (signal.stops() && !shell.traps().isIgnored(signal)) {
                state = State.stopped(signal);
            } else if (signal == Signal.CONT || signal == Signal.KILL) {
                state = State.RUNNING;
            }
            notifyAll();
        }
        shell.signals().receive(signal);
    }
}
