package astryon.services.app.shell;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shell as a program: runs a script from a file, from its arguments, or from its input. */
public final class Sh implements Program {
    private final Processes processes;

    public Sh(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("sh", "run commands", "[FILE [WORD...]]").with(Manual.Syntax.WORDS).option('c', "", "COMMANDS", "run these; what follows is $0, $1 and so on")
                .option('s', "", "read commands from the input; words are $1 and so on").option('o', "", "OPTION", "turn an option on by its name; set -o lists them")
                .option('e', "", "leave when a command fails").option('u', "", "refuse variables that are not set").option('x', "", "print commands before they run")
                .option('v', "", "print lines as they are read").option('n', "", "only look whether all is in the grammar").option('f', "", "names of files have no patterns")
                .paragraph("Without FILE and -c, commands are read from the standard input.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        Start start = Start.of(arguments.operands());
        Source source = source(start, invocation);
        Shell shell = new Shell(processes, start.name().orElse(invocation.name()), start.arguments(), invocation.environment(), invocation.folder(),
                new Streams(processes.streams()), false);
        SettingBuiltins.options(shell, start.settings());
        processes.onSignal(shell.signals()::receive);
        return shell.runToEnd(() -> shell.interpreter().runAll(source));
    }

    /** What the words say. */
    private record Start(List<String> settings, boolean isCommands, boolean isInput, List<String> operands) {

        static Start of(List<String> words) {
            List<String> settings = new ArrayList<>();
            String found = "";
            int i = 0;
            while (i < words.size() && words.get(i).length() > 1 && (words.get(i).startsWith("-") || words.get(i).startsWith("+"))) {
                String word = words.get(i++);
                if (word.equals("--")) {
                    break;
                }
                found += word.startsWith("-") ? word : "";
                String others = word.replace("c", "").replace("s", "");
                if (others.length() > 1) {
                    settings.add(others);
                    if (others.endsWith("o") && i < words.size()) {
                        settings.add(words.get(i++));
                    }
                }
            }
            boolean commands = found.indexOf('c') >= 0;
            if (commands && i == words.size()) {
                throw new Complaint(ShellError.STATUS, "-c needs commands to run");
            }
            return new Start(settings, commands, found.indexOf('s') >= 0, words.subList(i, words.size()));
        }

        Optional<String> name() {
            int at = isCommands ? 1 : 0;
            return isInput || operands.size() <= at ? Optional.empty() : Optional.of(operands.get(at));
        }

        List<String> arguments() {
            int first = isInput ? 0 : isCommands ? 2 : 1;
            return operands.subList(Math.min(first, operands.size()), operands.size());
        }
    }

    private Source source(Start start, Invocation invocation) {
        if (start.isCommands()) {
            return Source.of(start.operands().get(0), 1);
        } else if (start.isInput() || start.operands().isEmpty()) {
            return new Source(continued -> line(), 1);
        }
        try {
            return Source.of(Text.decode(Files.readAllBytes(invocation.path(start.operands().get(0)))), 1);
        } catch (IOException failure) {
            throw new Complaint(Programs.NOT_FOUND, Launcher.sentence(failure, invocation.folder()));
        }
    }

    /** The next line of the standard input, and no byte more: the commands may read it, too. */
    private Optional<String> line() throws IOException {
        InputStream input = processes.streams().get(0).input();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = input.read();
        while (c >= 0) {
            line.write(c);
            if (c == '\n') {
                break;
            }
            c = input.read();
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(Text.decode(line.toByteArray()));
    }
}
