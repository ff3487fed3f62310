package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Processes;
import astryon.services.app.Signal;
import astryon.services.app.Text;
import astryon.services.app.line.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All the state of one shell (XCU 2.12): what its commands see and change. A subshell is a {@link #copy}, which shares nothing with the original but the
 * open streams. One thread uses it; from others come only signals.
 */
final class Shell {
    /** What the system itself holds back from new files. */
    static final int USUAL_MASK = 022;

    private static final String DEFAULT_SEPARATORS = " \t\n";

    private final Processes processes;
    private final Variables variables;
    private final Map<String, Command> functions;
    private final Map<String, String> aliases;
    private final Options options;
    private final Traps traps;
    private final Jobs jobs;
    private final boolean interactive;
    private final String name;
    private final Expander expander = new Expander(this);
    private final Interpreter interpreter = new Interpreter(this);
    private final Programs programs = new Programs(this);
    private final Signals signals;
    /** Those of the shell that is the process. */
    private final Signals signalsOfProcess;
    private Streams streams;
    private Path folder;
    private List<String> arguments;
    private Optional<History> history = Optional.empty();
    private int mask;
    private int status;
    private int line;
    private int substitutedStatus;
    /** Within the word of several options that getopts is at: which word, and which letter is next; 0 if a new word is. */
    private int optionWord;
    private int optionLetter;

    /**
     * @param name what it is called in messages, and {@code $0}
     * @param interactive whether a person types the commands
     */
    Shell(Processes processes, String name, List<String> arguments, Map<String, String> environment, Path folder, Streams streams, boolean interactive) {
        this.processes = processes;
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.folder = folder;
        this.streams = streams;
        this.interactive = interactive;
        variables = new Variables();
        functions = new HashMap<>();
        aliases = new HashMap<>();
        options = new Options();
        traps = new Traps();
        jobs = new Jobs();
        signals = new Signals(this);
        signalsOfProcess = signals;
        mask = USUAL_MASK;
        environment.forEach((key, value) -> {
            if (Names.isName(key)) {
                variables.set(key, value);
                variables.export(key);
            }
        });
        variables.set("IFS", DEFAULT_SEPARATORS);
        variables.set("OPTIND", "1");
        variables.set("PS4", "+ ");
        variables.set("PWD", folder.toString());
        variables.export("PWD");
    }

    private Shell(Shell original) {
        processes = original.processes;
        name = original.name;
        arguments = original.arguments;
        folder = original.folder;
        streams = original.streams.copy();
        interactive = false;
        variables = original.variables.copy();
        functions = new HashMap<>(original.functions);
        aliases = new HashMap<>(original.aliases);
        options = original.options.copy();
        options.set(Option.MONITOR, false);
        traps = original.traps.forSubshell();
        jobs = original.jobs.copy();
        signals = new Signals(this);
        signalsOfProcess = original.signalsOfProcess;
        mask = original.mask;
        history = original.history;
        status = original.status;
        line = original.line;
        interpreter.continueIn(original.interpreter);
    }

    /** For a subshell. Its streams are closed by {@link #end}. */
    Shell copy() {
        return new Shell(this);
    }

    /** As a job in the background that is not controlled: nothing is typed for it, and the terminal's keys are not for it. */
    void runsUnattended() {
        try {
            streams.put(0, TextPipe.of(processes, new byte[0]));
        } catch (IOException failure) {
            streams.close(0);
        }
        traps.set(Signal.INT, "");
        traps.set(Signal.QUIT, "");
    }

    /** Runs commands as all of what this shell does, then its trap for the end; the result is the exit status. Its streams are closed. */
    int runToEnd(Runnable body) {
        int result;
        try {
            result = ending(body);
            if (result >= 0) {
                status = result;
                result = traps.runAtEnd(this);
            }
        } finally {
            streams.close();
        }
        return result < 0 ? -result : result;
    }

    /** The exit status, negated if there is to be no trap. */
    private int ending(Runnable body) {
        try {
            body.run();
            return status;
        } catch (Jump jump) {
            return switch (jump.kind()) {
                case KILLED -> -jump.status();
                case EXIT, RETURN, ABORT -> jump.status();
                default -> status;
            };
        } catch (ShellError error) {
            complain(error.getMessage());
            return ShellError.STATUS;
        } catch (StackOverflowError tooDeep) {
            complain("commands are nested too deep");
            return ShellError.STATUS;
        }
    }

    Processes processes() {
        return processes;
    }

    Variables variables() {
        return variables;
    }

    Map<String, Command> functions() {
        return functions;
    }

    Map<String, String> aliases() {
        return aliases;
    }

    Options options() {
        return options;
    }

    Traps traps() {
        return traps;
    }

    Jobs jobs() {
        return jobs;
    }

    Signals signals() {
        return signals;
    }

    /** What has a trap comes here from now on. Subshells hear of what the shell hears of, and who types is heard in any case. */
    void catchTrapped() {
        if (signals == signalsOfProcess && !interactive) {
            processes.catchSignals(traps.actions().keySet());
        }
    }

    Signals signalsOfProcess() {
        return signalsOfProcess;
    }

    /** What was typed, where somebody types. */
    Optional<History> history() {
        return history;
    }

    void remember(History typed) {
        history = Optional.of(typed);
    }

    Expander expander() {
        return expander;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Programs programs() {
        return programs;
    }

    boolean isInteractive() {
        return interactive;
    }

    String name() {
        return name;
    }

    Streams streams() {
        return streams;
    }

    /** These from now on; the caller closes the others. */
    void useStreams(Streams others) {
        streams = others;
    }

    Path folder() {
        return folder;
    }

    void changeFolder(Path other) {
        folder = other;
    }

    /** The positional parameters. */
    List<String> arguments() {
        return arguments;
    }

    void setArguments(List<String> others) {
        arguments = List.copyOf(others);
    }

    /** Permissions that files which redirections make do not get. */
    int mask() {
        return mask;
    }

    void setMask(int other) {
        mask = other;
    }

    /** Of the last command. */
    int status() {
        return status;
    }

    void setStatus(int other) {
        status = other;
    }

    void setLine(int other) {
        line = other;
    }

    int line() {
        return line;
    }

    /** In the word at {@code index}: which letter getopts is to look at next; 0 if it has not begun with it. */
    int optionLetter(int index) {
        return index == optionWord ? optionLetter : 0;
    }

    void setOptionLetter(int index, int letter) {
        optionWord = index;
        optionLetter = letter;
    }

    /** The status of the last command that was substituted since this was last asked; 0 if there is none. */
    int takeSubstitutedStatus() {
        int result = substitutedStatus;
        substitutedStatus = 0;
        return result;
    }

    /** What separates fields. */
    String separators() {
        return variables.value("IFS", DEFAULT_SEPARATORS);
    }

    /** The value of a variable, of a positional or of a special parameter but {@code @} and {@code *}; null if it is not set. */
    String parameter(String parameter) {
        char first = parameter.charAt(0);
        if (Names.isDigit(first)) {
            // More digits than an int has are too many.
            int number = parameter.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(parameter);
            return number == 0 ? name : number <= arguments.size() ? arguments.get(number - 1) : null;
        }
        return switch (first) {
            case '#' -> Integer.toString(arguments.size());
            case '?' -> Integer.toString(status);
            case '-' -> options.letters() + (interactive ? "i" : "");
            case '$' -> Long.toString(processes.number());
            case '!' -> jobs.lastBackground() == 0 ? null : Long.toString(jobs.lastBackground());
            default -> parameter.equals("LINENO") ? Integer.toString(line) : variables.value(parameter);
        };
    }

    /** The value of PS1, PS2 or PS4, in which parameters are expanded. */
    String expandedPrompt(String variable) {
        Word prompt = new Word(new WordScanner(Source.of(variables.value(variable, ""), 1), aliases).hereDocument(variables.value(variable, ""), 1));
        int before = status;
        boolean traces = options.has(Option.XTRACE);
        options.set(Option.XTRACE, false);
        try {
            return expander.quotedText(prompt);
        } finally {
            options.set(Option.XTRACE, traces);
            status = before;
        }
    }

    void assign(String variable, String value) {
        variables.set(variable, value);
        if (options.has(Option.ALLEXPORT)) {
            variables.export(variable);
        }
    }

    /** What a command writes, without newlines at its end; it runs in a subshell. */
    String outputOf(Command command) {
        try {
            Processes.Pipe pipe = processes.pipe();
            Shell copy = copy();
            copy.streams.put(1, pipe.writer());
            Subshell subshell = Subshell.start(copy, command);
            Job job = new Job(List.of(subshell), "");
            byte[] output;
            try {
                output = signals.during(job, () -> pipe.reader().input().readAllBytes());
            } finally {
                pipe.reader().close();
            }
            substitutedStatus = jobs.awaitForeground(this, job);
            return withoutNewlines(Text.decode(output));
        } catch (IOException failure) {
            throw new ShellError("the output of a command cannot be read: " + failure.getMessage());
        }
    }

    private static String withoutNewlines(String output) {
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        String text = output.substring(0, end);
        return text.indexOf(0) >= 0 ? text.replace("\0", "") : text;
    }

    /** Where it is, for the beginning of messages: {@code sh: line 3}. */
    String place() {
        return interactive || line == 0 ? name : name + ": line " + line;
    }

    void complain(String what) {
        complainAt(place(), what);
    }

    /** Of text that is not in the grammar. */
    void complain(SyntaxError error) {
        complainAt(interactive ? name : name + ": line " + error.line(), error.getMessage());
    }

    private void complainAt(String place, String what) {
        tell(place + ": " + what + "\n");
    }

    /** Tells who uses it what has happened to a job. */
    void tell(String line) {
        try {
            streams.get(2).output().write(Text.encode(line));
        } catch (IOException | Complaint nobodyListens) {
            // There is no one left to tell.
        }
    }

    /** Writes to the standard output. */
    void print(String text) throws IOException {
        streams.get(1).output().write(Text.encode(text));
    }
}
