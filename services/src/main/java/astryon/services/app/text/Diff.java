package astryon.services.app.text;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The differences of two files or folders, line by line. */
public final class Diff implements Program {
    private Invocation invocation;
    private Arguments arguments;
    private DiffLines lines;
    private int context;
    private int status;

    @Override
    public Manual manual() {
        return Manual.of("diff", "print how two files differ", "FILE1 FILE2").option('u', "", "with three lines around, + for new and - for old lines, as patch wants it")
                .option('U', "unified", "N", "the same with N lines around").option('r', "recursive", "compare folders with all that is in them").option('q', "brief", "only whether they differ")
                .option('s', "report-identical-files", "say it of files that are the same").option('N', "new-file", "a file that is missing is an empty one")
                .option('i', "ignore-case", "large and small letters are the same").option('w', "ignore-all-space", "do not mind blanks")
                .option('b', "ignore-space-change", "do not mind how many blanks there are").option('B', "ignore-blank-lines", "do not mind empty lines")
                .option('a', "text", "compare line by line whatever it is").option('L', "label", "TEXT", "instead of the name of a file; there may be two").failingWith(2)
                .paragraph("The exit status is 0 if they are the same, 1 if they differ, 2 if something failed.");
    }

    @Override
    public int run(Invocation all, Arguments given) throws IOException {
        invocation = all;
        arguments = given;
        given.wantOperands(2, 2);
        lines = new DiffLines(given.has('i'), given.has('w'), given.has('b'));
        context = given.has('U') ? (int) Math.min(1 << 20, given.count('U', 3)) : given.has('u') ? 3 : -1;
        String first = given.operands().get(0);
        String second = given.operands().get(1);
        boolean firstIsFolder = isFolder(first);
        boolean secondIsFolder = isFolder(second);
        if (firstIsFolder && secondIsFolder) {
            folders(first, second);
        } else {
            files(firstIsFolder ? Folders.join(first, Folders.base(second)) : first, secondIsFolder ? Folders.join(second, Folders.base(first)) : second, "");
        }
        return status;
    }

    private boolean isFolder(String name) {
        return !name.equals("-") && Files.isDirectory(invocation.path(name));
    }

    private boolean isThere(String name) {
        return name.equals("-") || Files.exists(invocation.path(name));
    }

    private void differ() {
        status = Math.max(status, 1);
    }

    private void folders(String first, String second) throws IOException {
        TreeSet<String> names = new TreeSet<>(Folders.names(invocation.path(first)));
        names.addAll(Folders.names(invocation.path(second)));
        for (String name : names) {
            int failure = Operands.attempt(invocation, name, each -> inFolders(first, second, each));
            status = failure > 0 ? 2 : status;
        }
    }

    private void inFolders(String first, String second, String name) throws IOException {
        String one = Folders.join(first, name);
        String other = Folders.join(second, name);
        boolean oneThere = isThere(one);
        if ((!oneThere || !isThere(other)) && !(arguments.has('N') && !isFolder(oneThere ? one : other))) {
            invocation.output().println("Only in " + (oneThere ? first : second) + ": " + name);
            differ();
        } else if (isFolder(one) != isFolder(other) && oneThere && isThere(other)) {
            invocation.output().println("File " + one + " is a " + (isFolder(one) ? "directory" : "regular file") + " while file " + other + " is a "
                    + (isFolder(other) ? "directory" : "regular file"));
            differ();
        } else if (!isFolder(one)) {
            files(one, other, "diff " + options() + one + " " + other);
        } else if (arguments.has('r')) {
            folders(one, other);
        } else {
            invocation.output().println("Common subdirectories: " + one + " and " + other);
        }
    }

    private String options() {
        StringBuilder text = new StringBuilder();
        for (Arguments.Given given : arguments.given()) {
            text.append('-').append(given.option().letter()).append(given.value().isEmpty() ? "" : " " + given.value()).append(' ');
        }
        return text.toString();
    }

    private byte[] read(String name) throws IOException {
        if (arguments.has('N') && !isThere(name)) {
            return new byte[0];
        }
        try (InputStream input = invocation.open(name)) {
            return input.readAllBytes();
        }
    }

    /** @param heading printed above differences in folders */
    private void files(String first, String second, String heading) throws IOException {
        byte[] one = read(first);
        byte[] other = read(second);
        boolean same = Arrays.equals(one, other);
        if (!same && !arguments.has('a') && (isBinary(one) || isBinary(other))) {
            invocation.output().println((arguments.has('q') ? "Files " : "Binary files ") + first + " and " + second + " differ");
            differ();
            return;
        }
        DiffText old = lines.text(one);
        DiffText now = lines.text(other);
        List<DiffChange> changes = same ? List.of() : Myers.changes(old.keys(), now.keys());
        if (arguments.has('B')) {
            changes = changes.stream().filter(change -> !old.isBlank(change.oldStart(), change.oldEnd()) || !now.isBlank(change.newStart(), change.newEnd())).toList();
        }
        if (changes.isEmpty()) {
            if (arguments.has('s')) {
                invocation.output().println("Files " + first + " and " + second + " are identical");
            }
            return;
        }
        differ();
        if (arguments.has('q')) {
            invocation.output().println("Files " + first + " and " + second + " differ");
            return;
        }
        if (!heading.isEmpty()) {
            invocation.output().println(heading);
        }
        DiffPrinter printer = new DiffPrinter(invocation.output(), old, now);
        if (context < 0) {
            printer.normal(changes);
        } else {
            printer.unified(label(first, 0), label(second, 1), changes, context);
        }
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 1 << 15); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private String label(String name, int index) throws IOException {
        List<String> labels = arguments.given().stream().filter(given -> given.is('L')).map(Arguments.Given::value).toList();
        if (index < labels.size()) {
            return labels.get(index);
        }
        FileTime time = name.equals("-") ? FileTime.from(Instant.now()) : isThere(name) ? FileFacts.following(invocation.path(name)).modified() : FileTime.fromMillis(0);
        return name + "\t" + Dates.format("%Y-%m-%d %H:%M:%S.%N %z", Dates.at(time, Dates.zone(invocation)));
    }
}
