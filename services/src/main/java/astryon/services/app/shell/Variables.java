package astryon.services.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables of a shell. Those that a function declared local are put back when it returns. */
final class Variables {
    private final Map<String, Variable> variables = new HashMap<>();
    /** Innermost first. */
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** {@code value} is null if it is only marked, not set. */
    private record Variable(String value, boolean exported, boolean readonly) {
        private Variable withValue(String other) {
            return new Variable(other, exported, readonly);
        }
    }

    /** What the local variables of a function, or of a command with assignments before it, hide; an empty one hides nothing. */
    private record Frame(boolean ofFunction, Map<String, Optional<Variable>> hidden) {
    }

    private static final Variable UNSET = new Variable(null, false, false);

    /** The same for a subshell, on its own from now on. */
    Variables copy() {
        Variables copy = new Variables();
        copy.variables.putAll(variables);
        for (Frame each : frames) {
            copy.frames.addLast(new Frame(each.ofFunction, new HashMap<>(each.hidden)));
        }
        return copy;
    }

    private Variable variable(String name) {
        return variables.getOrDefault(name, UNSET);
    }

    /** Null if it is not set. */
    String value(String name) {
        return variable(name).value;
    }

    String value(String name, String otherwise) {
        String value = value(name);
        return value == null ? otherwise : value;
    }

    void set(String name, String value) {
        requireWritable(name);
        variables.put(name, variable(name).withValue(value));
    }

    void requireWritable(String name) {
        if (variable(name).readonly) {
            throw new ShellError(name + ": is read only");
        }
    }

    void unset(String name) {
        requireWritable(name);
        variables.remove(name);
    }

    void export(String name) {
        Variable old = variable(name);
        variables.put(name, new Variable(old.value, true, old.readonly));
    }

    /** Not exported any more. */
    void keepFromPrograms(String name) {
        Variable old = variable(name);
        variables.put(name, new Variable(old.value, false, old.readonly));
    }

    void makeReadonly(String name) {
        Variable old = variable(name);
        variables.put(name, new Variable(old.value, old.exported, true));
    }

    boolean isReadonly(String name) {
        return variable(name).readonly;
    }

    boolean isExported(String name) {
        return variable(name).exported;
    }

    /** What programs are started with. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        variables.forEach((name, variable) -> {
            if (variable.exported && variable.value != null) {
                environment.put(name, variable.value);
            }
        });
        return environment;
    }

    /** Names in order; values may be null. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        variables.forEach((name, variable) -> all.put(name, variable.value));
        return all;
    }

    /** From here to {@link #leave} variables may be local to a command. */
    void enterCommand() {
        frames.push(new Frame(false, new HashMap<>()));
    }

    /** From here to {@link #leave} variables may be local to a function. */
    void enterFunction() {
        frames.push(new Frame(true, new HashMap<>()));
    }

    void leave() {
        frames.pop().hidden.forEach((name, old) -> {
            if (old.isPresent()) {
                variables.put(name, old.get());
            } else {
                variables.remove(name);
            }
        });
    }

    /** Until the innermost {@link #leave}. Keeps its value until it is set. */
    void makeLocalToCommand(String name) {
        makeLocal(name, frames.element());
    }

    /** Until the {@link #leave} of the innermost function. */
    void makeLocalToFunction(String name) {
        makeLocal(name, frames.stream().filter(Frame::ofFunction).findFirst().orElseThrow());
    }

    private void makeLocal(String name, Frame frame) {
        requireWritable(name);
        frame.hidden.putIfAbsent(name, Optional.ofNullable(variables.get(name)));
    }
}
