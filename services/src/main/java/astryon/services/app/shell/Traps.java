package astryon.services.app.shell;

import astryon.services.app.Signal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is done about signals, and at the end of the shell (XCU 2.15, trap). An empty action: the signal is ignored. */
final class Traps {
    /** Others than the shell's thread look whether a signal is ignored. */
    private final Map<Signal, String> actions = new ConcurrentHashMap<>();
    /** Null if there is none. */
    private String atEnd;

    /** Actions are not a subshell's, but what is ignored stays so. */
    Traps forSubshell() {
        Traps traps = new Traps();
        actions.forEach((signal, action) -> {
            if (action.isEmpty()) {
                traps.actions.put(signal, action);
            }
        });
        return traps;
    }

    boolean has(Signal signal) {
        return actions.containsKey(signal);
    }

    boolean isIgnored(Signal signal) {
        return "".equals(actions.get(signal));
    }

    Set<Signal> ignored() {
        Set<Signal> ignored = EnumSet.noneOf(Signal.class);
        actions.forEach((signal, action) -> {
            if (action.isEmpty()) {
                ignored.add(signal);
            }
        });
        return ignored;
    }

    Map<Signal, String> actions() {
        return actions.isEmpty() ? Map.of() : new EnumMap<>(actions);
    }

    String atEnd() {
        return atEnd;
    }

    void set(Signal signal, String action) {
        actions.put(signal, action);
    }

    void reset(Signal signal) {
        actions.remove(signal);
    }

    /** Null for none. */
    void setAtEnd(String action) {
        atEnd = action;
    }

    /** The status is what it was, unless the action leaves the shell. */
    void run(Shell shell, Signal signal) {
        int status = shell.status();
        shell.interpreter().runText(actions.get(signal));
        shell.setStatus(status);
    }

    /** The exit status: the action may leave with another. */
    int runAtEnd(Shell shell) {
        int status = shell.status();
        String action = atEnd;
        atEnd = null;
        if (action != null) {
            try {
                shell.interpreter().runText(action);
            } catch (Jump jump) {
                return jump.kind() == Jump.Kind.EXIT ? jump.status() : status;
            }
        }
        return status;
    }
}
