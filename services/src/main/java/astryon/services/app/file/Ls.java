package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Program;
import astryon.services.app.Terminal;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tool {@code ls}: list what is in folders. */
public final class Ls implements Program {
    private Invocation invocation;
    private Arguments arguments;
    private Listing listing;
    private boolean hidden;
    private boolean dots;
    private boolean headings;
    private boolean somethingPrinted;
    private int status;

    @Override
    public Manual manual() {
        return Manual.of("ls", "list what is in folders", "[FILE...]").option('1', "", "a name a line").option('l', "", "a line each with all that is known")
                .option('C', "", "in columns; so it is on a terminal").option('x', "", "in columns, line by line").option('a', "all", "also names that start with a point")
                .option('A', "almost-all", "the same, but not . and .., which are everywhere").option('d', "directory", "folders themselves, not what is in them")
                .option('R', "recursive", "also what is in folders below").option('h', "human-readable", "sizes as 1.5K, 3.0M")
                .option('n', "numeric-uid-gid", "as -l").option('i', "inode", "with the number of the file").option('s', "size", "with the room it takes, in KiB")
                .option('F', "classify", "mark folders /, programs *, links @, pipes |").option('p', "", "mark folders /").option('L', "dereference", "follow symbolic links")
                .option('H', "", "follow symbolic links that are operands").option('t', "", "newest first").option('S', "", "largest first")
                .option('X', "", "in the order of what stands behind the last point").option('r', "reverse", "in reverse order")
                .option('u', "", "time of the last access").option((char) 0, "full-time", "times in full")
                .option((char) 0, "group-directories-first", "folders first").option('w', "width", "N", "so many columns wide")
                .option((char) 0, "color", "[WHEN]", "colours: always, never, auto (on a terminal)")
                .paragraph("On a terminal there are columns, as many as the variable COLUMNS or the terminal has; else a name a line.");
    }

    @Override
    public int run(Invocation all, Arguments given) throws IOException {
        invocation = all;
        arguments = given;
        hidden = given.has('a') || given.has('A');
        dots = given.last("aA") == 'a';
        listing = new Listing(all, choices());
        List<String> operands = given.operands().isEmpty() ? List.of(".") : given.operands();
        headings = operands.size() > 1 || given.has('R');
        List<LsEntry> files = new ArrayList<>();
        List<LsEntry> folders = new ArrayList<>();
        boolean follow = given.has('L') || given.has('H') || given.last("lFd") == 0;
        status = Operands.each(all, operands, name -> {
            LsEntry entry = name.endsWith("/") || given.has('L') ? LsEntry.following(name, all.path(name)) : LsEntry.of(name, all.path(name), follow);
            (entry.facts().isFolder() && !given.has('d') ? folders : files).add(entry);
        });
        if (!files.isEmpty()) {
            sort(files);
            listing.print(files);
            somethingPrinted = true;
        }
        sort(folders);
        for (LsEntry folder : folders) {
            list(folder);
        }
        return status;
    }

    private Listing.Choices choices() {
        Optional<Terminal> terminal = invocation.terminal();
        String colour = arguments.has("color") ? arguments.value("color").orElseThrow() : "never";
        boolean colours = List.of("", "always", "yes", "force").contains(colour) || terminal.isPresent() && List.of("auto", "tty", "if-tty").contains(colour);
        char format = arguments.last("1lnCx");
        if (arguments.has("full-time")) {
            format = 'l';
        } else if (format == 0) {
            format = terminal.isPresent() ? 'C' : '1';
        }
        String columns = invocation.environment().getOrDefault("COLUMNS", "");
        // The last column stays free: a character there makes some terminals begin a new line.
        int width = (terminal.isPresent() ? terminal.get().columns() : 80) - 1;
        if (!columns.isEmpty() && columns.chars().allMatch(c -> c >= '0' && c <= '9') && columns.length() < 6) {
            width = Math.max(1, Integer.parseInt(columns) - 1);
        }
        return new Listing.Choices(format == 'n' ? 'l' : format, (int) Math.min(Integer.MAX_VALUE, arguments.count('w', width)), colours, arguments.has('i'),
                arguments.has('s'), arguments.has('h'), arguments.has('F'), arguments.has('p'), arguments.has('u'), arguments.has("full-time"),
                Dates.zone(invocation));
    }

    private void list(LsEntry folder) throws IOException {
        if (headings) {
            invocation.output().print((somethingPrinted ? "\n" : "") + folder.name() + ":\n");
        }
        somethingPrinted = true;
        List<LsEntry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try {
            names.addAll(Folders.names(folder.path()));
        } catch (IOException unreadable) {
            Launcher.complain(invocation, Launcher.sentence(unreadable, invocation.folder()));
            status = 1;
            return;
        }
        if (dots) {
            names.add(".");
            names.add("..");
        }
        for (String name : names) {
            if (hidden || !name.startsWith(".")) {
                status = Math.max(status, Operands.attempt(invocation, name, each -> {
                    Path path = each.equals(".") ? folder.path() : each.equals("..") ? folder.path().resolve("..") : folder.path().resolve(each);
                    entries.add(arguments.has('L') ? LsEntry.following(each, path) : LsEntry.of(each, path, false));
                }));
            }
        }
        sort(entries);
        listing.printFolder(entries);
        if (arguments.has('R')) {
            for (LsEntry entry : entries) {
                if (entry.facts().isFolder() && !entry.name().equals(".") && !entry.name().equals("..")) {
                    list(new LsEntry(Folders.join(folder.name(), entry.name()), entry.path(), entry.facts()));
                }
            }
        }
    }

    private void sort(List<LsEntry> entries) {
        Comparator<LsEntry> byName = Comparator.comparing(LsEntry::name);
        Comparator<LsEntry> order = switch (arguments.last("tSX")) {
            case 't' -> arguments.has('u') ? Comparator.comparing((LsEntry entry) -> entry.facts().accessed()).reversed().thenComparing(byName)
                    : Comparator.comparing((LsEntry entry) -> entry.facts().modified()).reversed().thenComparing(byName);
            case 'S' -> Comparator.comparingLong((LsEntry entry) -> entry.facts().size()).reversed().thenComparing(byName);
            case 'X' -> Comparator.comparing(LsEntry::ending).thenComparing(byName);
            default -> byName;
        };
        entries.sort(order);
        if (arguments.has('r')) {
            Collections.reverse(entries);
        }
        if (arguments.has("group-directories-first")) {
            entries.sort(Comparator.comparing(entry -> !entry.facts().isFolder()));
        }
    }
}
