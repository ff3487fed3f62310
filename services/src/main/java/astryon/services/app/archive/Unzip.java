package astryon.services.app.archive;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Numbers;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import astryon.services.app.file.Question;
import astryon.services.app.pattern.FilePattern;
import astryon.services.app.time.Dates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Lists, tests and takes files out of ZIP archives. */
public final class Unzip implements Program {
    private Invocation invocation;
    private Arguments arguments;
    private Path root;
    private boolean quiet;
    private char overwriting;

    @Override
    public Manual manual() {
        return Manual.of("unzip", "take files out of a ZIP archive", "ARCHIVE [PATTERN...]").option('l', "", "print what is in it").option('t', "", "only look whether it is whole").option('p', "", "print contents of files")
                .option('o', "", "overwrite files without asking").option('n', "", "never overwrite files").option('q', "", "do not say what is done").option('j', "", "without folders")
                .option('d', "", "FOLDER", "into FOLDER").option('x', "", "PATTERN", "but not these").paragraph("Of the files those whose names match a PATTERN, as *.txt, or all.");
    }

    @Override
    public int run(Invocation all, Arguments given) throws IOException {
        invocation = all;
        arguments = given;
        given.wantOperands(1, Integer.MAX_VALUE);
        quiet = given.has('q');
        overwriting = given.last("on");
        String name = given.operands().get(0);
        Path path = all.path(name);
        if (!Files.exists(path) && Files.exists(all.path(name + ".zip"))) {
            path = all.path(name + ".zip");
        }
        root = all.path(given.value('d').orElse("."));
        FileFacts.following(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<ZipEntry> entries = wanted(zip);
            if (given.has('l')) {
                list(name, entries);
                return 0;
            }
            if (!quiet && !given.has('p')) {
                all.output().println("Archive:  " + name);
            }
            if (!given.has('t') && !given.has('p')) {
                Files.createDirectories(root);
                root = root.toRealPath();
            }
            int status = 0;
            for (ZipEntry entry : entries) {
                int failure = Operands.attempt(all, entry.getName(), same -> take(zip, entry));
                status = Math.max(status, failure);
            }
            return status;
        } catch (ZipException damaged) {
            throw new Complaint(3, name + ": is no ZIP archive, or is damaged");
        }
    }

    private List<ZipEntry> wanted(ZipFile zip) {
        List<FilePattern> patterns = arguments.operands().stream().skip(1).map(FilePattern::new).toList();
        List<FilePattern> excluded = arguments.given().stream().filter(each -> each.is('x')).map(each -> new FilePattern(each.value())).toList();
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().filter(entry -> patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(entry.getName())))
                .filter(entry -> excluded.stream().noneMatch(pattern -> pattern.matches(entry.getName()))).forEach(entries::add);
        return entries;
    }

    private void list(String name, List<ZipEntry> entries) throws IOException {
        Output output = invocation.output();
        if (!quiet) {
            output.println("Archive:  " + name);
            output.println("  Length      Date    Time    Name");
            output.println("---------  ---------- -----   ----");
        }
        long total = 0;
        for (ZipEntry entry : entries) {
            total += entry.getSize();
            LocalDateTime time = entry.getTimeLocal();
            output.println(Numbers.spaces(entry.getSize(), 9) + "  " + Numbers.zeros(time.getMonthValue(), 2) + "-" + Numbers.zeros(time.getDayOfMonth(), 2) + "-" + time.getYear() + " "
                    + Numbers.zeros(time.getHour(), 2) + ":" + Numbers.zeros(time.getMinute(), 2) + "   " + entry.getName());
        }
        if (!quiet) {
            output.println(" --------                     -------");
            output.println(Numbers.spaces(total, 9) + "                     " + entries.size() + " files");
        }
    }

    private void take(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream input = zip.getInputStream(entry)) {
            if (arguments.has('t')) {
                say("    testing: ", entry.getName() + "   ");
                copy(entry, input, OutputStream.nullOutputStream());
                say("OK\n", "");
            } else if (arguments.has('p')) {
                copy(entry, input, invocation.output());
            } else {
                extract(entry, input);
            }
        } catch (ZipException damaged) {
            throw new Complaint(3, entry.getName() + ": is damaged");
        }
    }

    private static void copy(ZipEntry entry, InputStream input, OutputStream output) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(input, new CRC32());
        checked.transferTo(output);
        if (checked.getChecksum().getValue() != entry.getCrc()) {
            throw new Complaint(3, entry.getName() + ": is damaged");
        }
    }

    private void say(String what, String name) throws IOException {
        if (!quiet) {
            invocation.output().print(what + name);
        }
    }

    private void extract(ZipEntry entry, InputStream input) throws IOException {
        String name = arguments.has('j') ? Folders.base(entry.getName()) : entry.getName();
        Path path = root.resolve(name.startsWith("/") ? name.substring(1) : name).normalize();
        if (!path.startsWith(root) || List.of(name.split("/")).contains("..")) {
            throw new Complaint(1, name + ": leads out of the folder, and is left out");
        }
        if (entry.isDirectory()) {
            if (!arguments.has('j') && !Files.isDirectory(path)) {
                say("   creating: ", name + "\n");
                Files.createDirectories(path);
            }
            return;
        }
        Files.createDirectories(path.getParent());
        if (!path.getParent().toRealPath().startsWith(root)) {
            throw new Complaint(1, name + ": a link leads out of the folder, and it is left out");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            if (overwriting == 'n' || overwriting == 0 && !Question.yes(invocation, "overwrite '" + name + "'")) {
                return;
            }
            Files.delete(path);
        }
        say("  inflating: ", name + "\n");
        boolean complete = false;
        try (Output output = new Output(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), name)) {
            copy(entry, input, output);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(path);
            }
        }
        Files.setLastModifiedTime(path, FileTime.from(entry.getTimeLocal().atZone(Dates.zone(invocation)).toInstant()));
    }
}
