package astryon.services.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables of a shell. Those that a function declared local are put back when it returns. */
final class Variables {
    private final Map<String, Variable> variables = new HashMap<>();
    /** What local variables hide, innermost function first; an empty one hides nothing. */
    private final Deque<Map<String, Optional<Variable>>> hidden = new ArrayDeque<>();

    /** {@code value} is null if it is only marked, not set. */
    private record Variable(String value, boolean exported, boolean readonly) {
        private Variable withValue(String other) {
            return new Variable(other, exported, readonly);
        }
    }

    private static final Variable UNSET = new Variable(null, false, false);

    /** The same for a subshell, on its own from now on. */
    Variables copy() {
        Variables copy = new Variables();
        copy.variables.putAll(variables);
        for (Map<String, Optional<Variable>> each : hidden) {
            copy.hidden.addLast(new HashMap<>(each));
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

    /** From here to {@link #leave} variables may be local. */
    void enter() {
        hidden.push(new HashMap<>());
    }

    void leave() {
        hidden.pop().forEach((name, old) -> {
            if (old.isPresent()) {
                variables.put(name, old.get());
            } else {
                variables.remove(name);
            }
        });
    }

    /** Until the innermost {@link #leave}. Keeps its value until it is set. */
    void makeLocal(String name) {
        makeLocal(name, hidden.element());
    }

    private void makeLocal(String name, Map<String, Optional<Variable>> frame) {
        requireWritable(name);
        frame.putIfAbsent(name, Optional.ofNullable(variables.get(name)));
    }

    /** Until the one around it: the innermost is that of the command which asks for this. */
    void makeLocalToFunction(String name) {
        Iterator<Map<String, Optional<Variable>>> frames = hidden.iterator();
        frames.next();
        makeLocal(name, frames.next());
    }
}
