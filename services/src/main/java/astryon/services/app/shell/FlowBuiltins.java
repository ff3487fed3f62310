package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Launcher;
import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a script goes on: {@code break continue return exit eval . exec}. */
final class FlowBuiltins {
    private FlowBuiltins() {
    }

    static void addTo(Map<String, Builtin> table) {
        table.put("break", (shell, arguments) -> leaveLoops(shell, arguments, Jump.Kind.BREAK));
        table.put("continue", (shell, arguments) -> leaveLoops(shell, arguments, Jump.Kind.CONTINUE));
        table.put("return", (shell, arguments) -> leave(shell, arguments, Jump.Kind.RETURN));
        table.put("exit", (shell, arguments) -> leave(shell, arguments, Jump.Kind.EXIT));
        table.put("eval", FlowBuiltins::eval);
        table.put(".", FlowBuiltins::runFile);
        table.put("exec", FlowBuiltins::exec);
    }

    private static int number(String word) {
        if (!Names.isNumber(word) || word.length() > 9) {
            throw new Complaint(ShellError.STATUS, word + " is no number of 0 or more");
        }
        return Integer.parseInt(word);
    }

    private static int leaveLoops(Shell shell, List<String> arguments, Jump.Kind kind) {
        int levels = arguments.isEmpty() ? 1 : number(arguments.get(0));
        if (levels == 0) {
            throw new Complaint(ShellError.STATUS, "0 loops cannot be left");
        }
        shell.setStatus(0);
        if (shell.interpreter().loops() > 0) {
            throw Jump.outOf(kind, Math.min(levels, shell.interpreter().loops()));
        }
        return 0;
    }

    private static int leave(Shell shell, List<String> arguments, Jump.Kind kind) {
        throw Jump.with(kind, arguments.isEmpty() ? shell.status() : number(arguments.get(0)) & 0xff);
    }

    private static int eval(Shell shell, List<String> arguments) {
        shell.interpreter().runText(String.join(" ", arguments));
        return shell.status();
    }

    private static int runFile(Shell shell, List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Complaint(ShellError.STATUS, "the file to run is missing");
        }
        Path path = find(shell, arguments.get(0));
        String script;
        try {
            script = Text.decode(Files.readAllBytes(path));
        } catch (IOException failure) {
            throw new Complaint(ShellError.STATUS, Launcher.sentence(failure, shell.folder()));
        }
        List<String> outer = shell.arguments();
        if (arguments.size() > 1) {
            shell.setArguments(arguments.subList(1, arguments.size()));
        }
        try {
            shell.interpreter().runAll(Source.of(script, 1));
            return shell.status();
        } catch (Jump jump) {
            if (jump.kind() != Jump.Kind.RETURN) {
                throw jump;
            }
            return jump.status();
        } finally {
            if (arguments.size() > 1) {
                shell.setArguments(outer);
            }
        }
    }

    private static Path find(Shell shell, String name) {
        if (!name.contains("/")) {
            for (String folder : shell.variables().value("PATH", "").split(":", -1)) {
                Path path = shell.folder().resolve(folder).resolve(name);
                if (Files.isRegularFile(path)) {
                    return path;
                }
            }
        }
        return shell.folder().resolve(name);
    }

    /** With a command only: without one, its redirections stay, which is no builtin's matter. */
    private static int exec(Shell shell, List<String> arguments) {
        int status;
        try {
            status = shell.programs().run(arguments.get(0), arguments.subList(1, arguments.size()));
        } catch (Complaint complaint) {
            shell.complain("exec: " + complaint.getMessage());
            if (shell.isInteractive()) {
                return complaint.status();
            }
            status = complaint.status();
        }
        shell.traps().setAtEnd(null);
        throw Jump.with(Jump.Kind.EXIT, status);
    }
}
