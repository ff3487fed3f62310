package astryon.services.app.sed;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.Replacement;
import astryon.services.app.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** {@code sed}: edits a stream by a script of commands. */
public final class Sed implements Program {
    private int status;
    /** Whether the script wants nothing to be read any more. */
    private boolean quit;

    @Override
    public Manual manual() {
        return Manual.of("sed", "edit lines by a script", "[SCRIPT] [FILE...]").option('n', "quiet", "print only what the script prints").option('e', "expression", "SCRIPT", "commands; there may be several")
                .option('f', "file", "FILE", "commands in FILE").option('E', "regexp-extended", "patterns are extended regular expressions").option('r', "", "the same")
                .option('i', "in-place", "[SUFFIX]", "change the files themselves, and keep the old ones with SUFFIX").option('s', "separate", "each file has its own lines")
                .paragraph("A command is [ADDRESS[,ADDRESS]][!]LETTER: s/OLD/NEW/[gpiwN] replaces, y/abc/xyz/ characters, d and D delete, p and P print, a, i and c TEXT add, insert "
                        + "and change lines, n and N read the next, g, G, h, H and x copy from and to a second place, b, t and T LABEL go on at :LABEL, r and w FILE read and write, "
                        + "= prints the number of the line, l the line with all signs, q ends, {...} groups.")
                .paragraph("An address is a line's number, $ for the last, FIRST~STEP, or /PATTERN/.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        List<String> names = new ArrayList<>(arguments.operands());
        StringBuilder script = new StringBuilder();
        boolean any = false;
        for (Arguments.Given given : arguments.given()) {
            if (given.is('e') || given.is('f')) {
                script.append(any ? "\n" : "").append(given.is('e') ? given.value() : read(invocation, given.value()));
                any = true;
            }
        }
        if (!any) {
            if (names.isEmpty()) {
                throw Complaint.usage(manual(), "a script is missing");
            }
            script.append(names.remove(0));
        }
        boolean quiet = arguments.has('n') || script.toString().equals("#n") || script.toString().startsWith("#n\n");
        boolean extended = arguments.has('E') || arguments.has('r');
        List<SedCommand> commands = SedParser.parse(script.toString(), extended);
        try (SedFiles files = new SedFiles(invocation, commands)) {
            if (!arguments.has('i') && !arguments.has('s')) {
                return run(invocation, Operands.orInput(names), commands, files, invocation.output(), quiet);
            }
            int failures = Operands.each(invocation, arguments.has('i') ? names : Operands.orInput(names), name -> {
                if (quit) {
                    return;
                }
                List<SedCommand> fresh = SedParser.parse(script.toString(), extended);
                if (arguments.has('i')) {
                    inPlace(invocation, name, arguments.value('i').orElse(""), fresh, files, quiet);
                } else {
                    status = Math.max(status, run(invocation, List.of(name), fresh, files, invocation.output(), quiet));
                }
            });
            return Math.max(status, failures);
        }
    }

    private static String read(Invocation invocation, String name) throws IOException {
        try (InputStream input = invocation.open(name)) {
            String text = Text.decode(input.readAllBytes());
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        }
    }

    private int run(Invocation invocation, List<String> names, List<SedCommand> commands, SedFiles files, Output output, boolean quiet) throws IOException {
        SedInput input = new SedInput(invocation, names);
        SedRun run = new SedRun(invocation, commands, files, input, output, quiet);
        run.run();
        input.close();
        quit = run.quit();
        return run.status() != 0 ? run.status() : input.status();
    }

    private void inPlace(Invocation invocation, String name, String suffix, List<SedCommand> commands, SedFiles files, boolean quiet) throws IOException {
        invocation.open(name).close();
        if (Files.isDirectory(invocation.path(name))) {
            throw new Complaint(1, name + ": is a folder");
        }
        try (Replacement replacement = new Replacement(invocation, name)) {
            status = Math.max(status, run(invocation, List.of(name), commands, files, replacement.output(), quiet));
            if (!suffix.isEmpty()) {
                Files.copy(invocation.path(name), invocation.path(suffix.contains("*") ? suffix.replace("*", name) : name + suffix), StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
            replacement.put();
        }
    }
}
