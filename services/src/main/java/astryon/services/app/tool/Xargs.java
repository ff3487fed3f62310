package astryon.services.app.tool;

import astryon.services.app.Arguments;
import astryon.services.app.Commands;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Processes;
import astryon.services.app.Program;
import astryon.services.app.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class Xargs implements Program {
    private final Processes processes;
    private Commands commands;
    private List<String> command;
    private boolean prints;
    private Invocation invocation;
    private int status;

    Xargs(Processes processes) {
        this.processes = processes;
    }

    @Override
    public Manual manual() {
        return Manual.of("xargs", "run a command with the words of the standard input", "[COMMAND [WORD...]]").with(Manual.Syntax.OPTIONS_FIRST).option('0', "null", "what is read ends with zero bytes")
                .option('n', "max-args", "N", "with no more than N words each time").option('L', "max-lines", "N", "with the words of no more than N lines each time")
                .option('I', "replace", "TEXT", "once for each line, which stands where TEXT is in the command").option('s', "max-chars", "N", "with commands of no more than N bytes")
                .option('r', "no-run-if-empty", "do not run it if nothing is read").option('t', "verbose", "print commands before they run").option('x', "exit", "end if a command is too long for -s")
                .option('E', "", "TEXT", "the word TEXT ends the input").paragraph("Words stand between blanks and line ends; quotes and backslashes are as in a shell. Without COMMAND they are printed.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        commands = new Commands(processes, all);
        command = arguments.operands().isEmpty() ? List.of("echo") : arguments.operands();
        prints = arguments.has('t');
        XargsWords words = new XargsWords(all.open("-"), arguments.has('0'), arguments.has('I'), arguments.value('E').orElse(""));
        if (arguments.has('I')) {
            String mark = arguments.value('I').orElseThrow();
            for (String line = words.next(); line != null && status < 124; line = words.next()) {
                String text = line;
                runOne(command.stream().map(word -> word.replace(mark, text)).toList());
            }
            return status;
        }
        long most = arguments.count('n', Long.MAX_VALUE);
        long lines = arguments.count('L', Long.MAX_VALUE);
        long bytes = arguments.count('s', 1 << 15);
        if (most == 0 || lines == 0) {
            throw Complaint.usage(manual(), "0 words a command are too few");
        }
        batches(words, most, lines, bytes, !arguments.has('r'));
        return status;
    }

    private void batches(XargsWords words, long most, long lines, long bytes, boolean evenEmpty) throws IOException {
        int own = size(command);
        List<String> batch = new ArrayList<>();
        int used = own;
        boolean ran = false;
        long firstLine = 0;
        for (String word = words.next(); word != null; word = words.next()) {
            int size = Text.encode(word).length + 1;
            if (own + size > bytes) {
                throw new Complaint(1, "the word " + word + " is too long for a command");
            }
            boolean full = batch.size() == most || used + size > bytes || words.line() - firstLine >= lines;
            if (!batch.isEmpty() && full) {
                ran = true;
                runOne(joined(batch));
                if (status >= 124) {
                    return;
                }
                batch.clear();
                used = own;
            }
            firstLine = batch.isEmpty() ? words.line() : firstLine;
            batch.add(word);
            used += size;
        }
        if (!batch.isEmpty() || !ran && evenEmpty) {
            runOne(joined(batch));
        }
    }

    private static int size(List<String> words) {
        return words.stream().mapToInt(word -> Text.encode(word).length + 1).sum();
    }

    private List<String> joined(List<String> more) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(more);
        return whole;
    }

    /** The status tells of all: 123 if one failed, 124 and it is over if one ended with 255, 125 if one was ended by a signal. */
    private void runOne(List<String> words) throws IOException {
        if (prints) {
            invocation.errors().println(String.join(" ", words));
            invocation.errors().flush();
        }
        int result = commands.runWithoutInput(words);
        status = result == 255 ? 124 : result > 128 ? 125 : result > 0 ? Math.max(status, 123) : status;
        if (result == 255) {
            Launcher.complain(invocation, words.get(0) + ": ended with status 255, so the rest is not run");
        }
    }
}
