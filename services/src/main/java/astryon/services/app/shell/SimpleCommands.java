package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Launcher;
import astryon.services.app.NobodyReads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Runs commands that are words (XCU 2.9.1): expands them, redirects, and finds what the first one names. */
final class SimpleCommands {
    private final Shell shell;

    SimpleCommands(Shell shell) {
        this.shell = shell;
    }

    void run(Command.Simple command) {
        shell.setLine(command.line());
        shell.takeSubstitutedStatus();
        List<String> fields = fields(command.words());
        try {
            if (fields.isEmpty()) {
                runAssignments(command);
            } else {
                runNamed(command, fields);
            }
        } catch (Complaint complaint) {
            refuse(complaint, complaint.getMessage(), !fields.isEmpty() && Builtins.isSpecial(fields.get(0)));
        }
    }

    /** What goes wrong with a special builtin ends a shell that is not interactive (XCU 2.8.1). */
    private void refuse(Complaint complaint, String message, boolean ends) {
        shell.complain(message);
        shell.setStatus(complaint.status());
        if (ends && !shell.isInteractive()) {
            throw Jump.with(Jump.Kind.EXIT, complaint.status());
        }
    }

    /** Words of what declares variables are not split where they assign. */
    private List<String> fields(List<Word> words) {
        List<String> fields = new ArrayList<>();
        boolean declares = false;
        for (Word word : words) {
            if (declares && word.isAssignment()) {
                fields.add(word.assignedName() + "=" + shell.expander().assigned(word.assignedValue()));
            } else {
                shell.expander().fields(word, fields);
            }
            declares = !fields.isEmpty() && Builtins.declares(fields.get(0));
        }
        return fields;
    }

    private void runAssignments(Command.Simple command) {
        List<String> trace = new ArrayList<>();
        for (Command.Assignment assignment : command.assignments()) {
            String value = shell.expander().assigned(assignment.value());
            shell.assign(assignment.name(), value);
            trace.add(assignment.name() + "=" + value);
        }
        int status = shell.takeSubstitutedStatus();
        trace(trace);
        shell.interpreter().redirected(command.redirections(), () -> { });
        shell.setStatus(status);
    }

    private void runNamed(Command.Simple command, List<String> fields) {
        String name = fields.get(0);
        List<String> arguments = fields.subList(1, fields.size());
        if (Builtins.isSpecial(name)) {
            List<String> trace = assign(command, false);
            trace.addAll(fields);
            trace(trace);
            if (name.equals("exec") && arguments.isEmpty()) {
                shell.interpreter().redirectForGood(command.redirections());
                shell.setStatus(0);
            } else {
                redirected(command, () -> runBuiltin(name, arguments, true));
            }
            return;
        }
        if (command.assignments().isEmpty()) {
            trace(fields);
            redirected(command, () -> runFound(name, arguments));
            return;
        }
        shell.variables().enterCommand();
        try {
            List<String> trace = assign(command, true);
            trace.addAll(fields);
            trace(trace);
            redirected(command, () -> runFound(name, arguments));
        } finally {
            shell.variables().leave();
        }
    }

    private void redirected(Command.Simple command, Runnable body) {
        shell.interpreter().redirected(command.redirections(), body);
    }

    /** @param temporary whether they hold for this command alone, and are exported to it */
    private List<String> assign(Command.Simple command, boolean temporary) {
        List<String> trace = new ArrayList<>();
        for (Command.Assignment assignment : command.assignments()) {
            String value = shell.expander().assigned(assignment.value());
            if (temporary) {
                shell.variables().makeLocalToCommand(assignment.name());
            }
            shell.assign(assignment.name(), value);
            if (temporary) {
                shell.variables().export(assignment.name());
            }
            trace.add(assignment.name() + "=" + value);
        }
        return trace;
    }

    private void runFound(String name, List<String> arguments) {
        Command function = shell.functions().get(name);
        if (function != null) {
            shell.interpreter().call(name, function, arguments);
        } else {
            runUnlessFunction(name, arguments);
        }
    }

    /** A builtin or a program. */
    void runUnlessFunction(String name, List<String> arguments) {
        try {
            if (Builtins.has(name)) {
                runBuiltin(name, arguments, false);
            } else {
                shell.setStatus(shell.programs().run(name, arguments));
            }
        } catch (Complaint complaint) {
            refuse(complaint, complaint.getMessage(), false);
        }
    }

    private void runBuiltin(String name, List<String> arguments, boolean special) {
        try {
            shell.setStatus(Builtins.find(name).run(shell, arguments));
        } catch (Complaint complaint) {
            refuse(complaint, name + ": " + complaint.getMessage(), special);
        } catch (NobodyReads nobodyReads) {
            endOfReader();
        } catch (InterruptedIOException interrupted) {
            shell.setStatus(Launcher.INTERRUPTED);
        } catch (IOException failure) {
            refuse(new Complaint(1, ""), name + ": " + Launcher.sentence(failure, shell.folder()), special);
        }
        if (shell.status() == NobodyReads.STATUS && Builtins.isProgram(name)) {
            endOfReader();
        }
    }

    /** A process that writes what nobody reads ends; so does a shell, unless it has a prompt to go back to. */
    private void endOfReader() {
        shell.setStatus(NobodyReads.STATUS);
        if (!shell.isInteractive()) {
            throw Jump.with(Jump.Kind.KILLED, NobodyReads.STATUS);
        }
    }

    private void trace(List<String> words) {
        if (!shell.options().has(Option.XTRACE) || words.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder(shell.expandedPrompt("PS4"));
        for (int i = 0; i < words.size(); i++) {
            line.append(i > 0 ? " " : "").append(Quoting.quoteIfNeeded(words.get(i)));
        }
        shell.tell(line.append('\n').toString());
    }
}
