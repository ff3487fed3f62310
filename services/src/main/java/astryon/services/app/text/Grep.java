package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Lines;
import astryon.services.app.Manual;
import astryon.services.app.NobodyReads;
import astryon.services.app.Program;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import astryon.services.app.pattern.Regex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tool {@code grep}: print lines that match a pattern. */
public final class Grep implements Program {
    private Invocation invocation;
    private Arguments arguments;
    private GrepFile file;
    private boolean selected;
    private boolean silent;
    private int failures;

    @Override
    public Manual manual() {
        return Manual.of("grep", "print lines that match a pattern", "PATTERN [FILE...]").option('E', "extended-regexp", "patterns are extended regular expressions")
                .option('F', "fixed-strings", "patterns are plain text").option('G', "basic-regexp", "patterns are basic regular expressions, as without this")
                .option('e', "regexp", "PATTERN", "a pattern; there may be several").option('f', "file", "FILE", "a pattern on each line of FILE")
                .option('i', "ignore-case", "large and small letters are the same").option('v', "invert-match", "lines that do not match")
                .option('w', "word-regexp", "only whole words match").option('x', "line-regexp", "only whole lines match")
                .option('c', "count", "only the number of lines").option('l', "files-with-matches", "only the names of files that have some")
                .option('L', "files-without-match", "only the names of files that have none").option('o', "only-matching", "only what matches, each on a line")
                .option('q', "quiet", "nothing: the status tells").option('s', "no-messages", "do not complain about files").option('n', "line-number", "with the number of the line")
                .option('H', "with-filename", "with the name of the file").option('h', "no-filename", "without the name of the file")
                .option('m', "max-count", "N", "stop in each file after N lines").option('r', "recursive", "search folders with all that is in them")
                .option('R', "dereference-recursive", "the same, and follow symbolic links").option('A', "after-context", "N", "with N lines behind each")
                .option('B', "before-context", "N", "with N lines before each").option('C', "context", "N", "both").option('z', "null-data", "lines end with a zero byte")
                .option((char) 0, "color", "[WHEN]", "what matches in colour: always, never, auto (on a terminal)").failingWith(2)
                .paragraph("The exit status is 0 if there was such a line, 1 if there was none, 2 if something failed.");
    }

    @Override
    public int run(Invocation all, Arguments given) throws IOException {
        invocation = all;
        arguments = given;
        silent = given.has('q');
        List<String> operands = new ArrayList<>(given.operands());
        Regex regex = regex(patterns(operands));
        boolean recursive = given.has('r') || given.has('R');
        List<String> names = !operands.isEmpty() ? operands : List.of(recursive ? "." : "-");
        boolean named = given.last("hH") == 'H' || given.last("hH") == 0 && (names.size() > 1 || recursive);
        String colour = given.value("color").orElse("auto");
        boolean colours = colour.equals("always") || (colour.isEmpty() || colour.equals("auto")) && given.has("color") && all.terminal().isPresent();
        file = new GrepFile(all.output(), given, regex, named, colours);
        for (String name : names) {
            search(name, recursive, true);
            if (silent && selected) {
                return 0;
            }
        }
        return failures > 0 ? 2 : selected ? 0 : 1;
    }

    private List<String> patterns(List<String> operands) throws IOException {
        List<String> patterns = new ArrayList<>();
        boolean any = false;
        for (Arguments.Given given : arguments.given()) {
            if (given.is('e')) {
                any = true;
                patterns.addAll(List.of(given.value().split("\n", -1)));
            } else if (given.is('f')) {
                any = true;
                try (InputStream input = invocation.open(given.value())) {
                    Lines lines = new Lines(input);
                    while (lines.next()) {
                        patterns.add(lines.text());
                    }
                }
            }
        }
        if (!any) {
            if (operands.isEmpty()) {
                throw Complaint.usage(manual(), "a pattern is missing");
            }
            patterns.addAll(List.of(operands.remove(0).split("\n", -1)));
        }
        return patterns;
    }

    private Regex regex(List<String> patterns) {
        char kind = arguments.last("EFG");
        Regex.Whole whole = arguments.has('x') ? Regex.Whole.LINE : arguments.has('w') ? Regex.Whole.WORD : Regex.Whole.ANY;
        return Regex.compile(patterns, kind == 'E' ? Regex.Syntax.EXTENDED : kind == 'F' ? Regex.Syntax.FIXED : Regex.Syntax.BASIC, whole, arguments.has('i'));
    }

    private void search(String name, boolean recursive, boolean operand) throws IOException {
        try {
            Path path = invocation.path(name);
            if (recursive && !name.equals("-")) {
                boolean follow = operand || arguments.has('R');
                FileFacts facts = follow ? FileFacts.following(path) : FileFacts.of(path);
                if (facts.isFolder()) {
                    for (String inside : Folders.names(path)) {
                        search(Folders.join(name, inside), true, false);
                        if (silent && selected) {
                            return;
                        }
                    }
                    return;
                } else if (facts.isLink()) {
                    return;
                }
            } else if (!name.equals("-") && Files.isDirectory(path)) {
                throw new Complaint(2, name + ": is a folder; -r searches what is in it");
            }
            try (InputStream input = invocation.open(name)) {
                selected |= file.search(input, name.equals("-") ? "(standard input)" : name);
            }
        } catch (NobodyReads over) {
            throw over;
        } catch (IOException failure) {
            failed(Launcher.sentence(failure, invocation.folder()));
        } catch (Complaint complaint) {
            failed(complaint.getMessage());
        }
    }

    private void failed(String what) {
        failures++;
        if (!arguments.has('s')) {
            Launcher.complain(invocation, what);
        }
    }
}
