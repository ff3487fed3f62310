package astryon.services.app.shell;

import astryon.services.app.Launcher;
import astryon.services.app.Output;
import astryon.services.app.Processes;
import astryon.services.app.Signal;
import astryon.services.app.Terminal;
import astryon.services.app.Text;
import astryon.services.app.line.History;
import astryon.services.app.line.LineEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shell for a person at a terminal: commands are edited, remembered and completed; jobs are controlled; what goes wrong leads back to the prompt. The file
 * that ENV names is run first; PS1 and PS2 are the prompts, HISTFILE is where commands are kept.
 */
public final class Interactive {
    private static final String PROMPT = "$PWD $ ";
    private static final int MOST_ENDS = 10;

    private final Terminal terminal;
    private final Shell shell;
    private final History history = new History();
    /** The lines of the command that is being read. */
    private final StringBuilder typed = new StringBuilder();
    private LineEditor editor;
    /** Whether it was said, right before, that there are stopped jobs. */
    private boolean warned;
    /** How often in a row there was nothing more, while that does not leave the shell; when the terminal is gone that goes on. */
    private int ends;

    /** The streams of the process are those of the terminal. */
    public Interactive(Processes processes, Terminal terminal, Map<String, String> environment, Path folder) {
        this.terminal = terminal;
        shell = new Shell(processes, "sh", List.of(), environment, folder, new Streams(processes.streams()), true);
        shell.options().set(Option.MONITOR, true);
        shell.remember(history);
        if (shell.variables().value("PS1") == null) {
            shell.variables().set("PS1", PROMPT);
        }
        if (shell.variables().value("PS2") == null) {
            shell.variables().set("PS2", "> ");
        }
        processes.onSignal(shell.signals()::receive);
        processes.catchSignals(EnumSet.of(Signal.INT, Signal.QUIT, Signal.TERM, Signal.TSTP, Signal.TTIN, Signal.TTOU));
        processes.foreground(List.of());
    }

    /** Until {@code exit}, or the end of what is typed; the result is the exit status. */
    public int run() {
        return shell.runToEnd(() -> {
            try {
                editor = new LineEditor(terminal, new Output(shell.streams().get(1).output(), "terminal"), history, new ShellCompleter(shell));
                loadHistory();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            guarded(this::runStartFile);
            Source source = new Source(this::line, 1);
            Parser parser = new Parser(source, shell.aliases());
            while (guarded(() -> runNext(source, parser))) {
                // What went wrong was said.
            }
        });
    }

    /** What may be done again. */
    private interface Step {
        /** False when there is nothing more to do. */
        boolean run();
    }

    /** Whatever goes wrong leads back here, but for leaving the shell. */
    private boolean guarded(Step step) {
        try {
            return step.run();
        } catch (Jump jump) {
            if (jump.kind() == Jump.Kind.EXIT) {
                throw jump;
            }
            shell.setStatus(jump.isOfLoop() ? 0 : jump.status());
        } catch (ShellError error) {
            shell.complain(error.getMessage());
            shell.setStatus(ShellError.STATUS);
        } catch (StackOverflowError tooDeep) {
            shell.complain("commands are nested too deep");
            shell.setStatus(ShellError.STATUS);
        }
        return true;
    }

    private boolean runNext(Source source, Parser parser) {
        Optional<Command> command;
        try {
            command = parser.next();
        } catch (SyntaxError error) {
            source.dropLine();
            remember();
            shell.complain(error);
            shell.setStatus(ShellError.STATUS);
            return true;
        } catch (Jump givenUp) {
            source.dropLine();
            throw givenUp;
        }
        remember();
        if (command.isEmpty()) {
            return mayLeave();
        }
        warned = false;
        ends = 0;
        shell.interpreter().run(command.get());
        return true;
    }

    /** At the end of what is typed: false if the shell is left. */
    private boolean mayLeave() {
        if (shell.options().has(Option.IGNOREEOF) && ends++ < MOST_ENDS) {
            shell.tell("sh: exit leaves the shell\n");
            return true;
        }
        if (!warned && shell.jobs().all().values().stream().anyMatch(Job::isStopped)) {
            shell.tell("sh: there are stopped jobs; jobs lists them, and once more leaves them\n");
            warned = true;
            return true;
        }
        return false;
    }

    private Optional<String> line(boolean continued) throws IOException {
        if (!continued) {
            typed.setLength(0);
            shell.signals().forgetStops();
            shell.jobs().tellEnded(shell);
        }
        LineEditor.Answer answer = editor.read(shell.expandedPrompt(continued ? "PS2" : "PS1"));
        switch (answer.ending()) {
            case END:
                return Optional.empty();
            case GIVEN_UP:
                throw Jump.with(Jump.Kind.ABORT, Launcher.INTERRUPTED);
            default:
                typed.append(answer.text()).append('\n');
                return Optional.of(answer.text() + "\n");
        }
    }

    private Optional<Path> historyFile() {
        String home = shell.variables().value("HOME");
        String file = shell.variables().value("HISTFILE", home == null ? "" : home + "/.sh_history");
        return file.isEmpty() ? Optional.empty() : Optional.of(shell.folder().resolve(file));
    }

    private void loadHistory() {
        try {
            if (historyFile().isPresent()) {
                history.load(historyFile().get());
            }
        } catch (IOException failure) {
            shell.tell("sh: what was typed before is not known: " + Launcher.sentence(failure, shell.folder()) + "\n");
        }
    }

    private void remember() {
        String entry = typed.toString().stripTrailing();
        typed.setLength(0);
        Optional<Path> file = historyFile();
        if (history.add(entry) && file.isPresent() && Files.isDirectory(file.get().getParent())) {
            try {
                history.append(file.get());
            } catch (IOException failure) {
                shell.tell("sh: this is not kept for later: " + Launcher.sentence(failure, shell.folder()) + "\n");
            }
        }
    }

    private boolean runStartFile() {
        String name = shell.variables().value("ENV") == null ? "" : shell.expandedPrompt("ENV");
        Path file = shell.folder().resolve(name);
        if (!name.isEmpty() && Files.isRegularFile(file)) {
            try {
                shell.interpreter().runAll(Source.of(Text.decode(Files.readAllBytes(file)), 1));
            } catch (IOException failure) {
                shell.complain(Launcher.sentence(failure, shell.folder()));
            }
        }
        return true;
    }
}
