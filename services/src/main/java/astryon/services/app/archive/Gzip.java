package astryon.services.app.archive;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Operands;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.file.FileFacts;
import astryon.services.app.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;

/** gzip, gunzip and zcat. */
public final class Gzip implements Program {
    private final String name;
    private Invocation invocation;
    private boolean expands;
    private boolean toOutput;
    private boolean keeps;
    private boolean forces;
    private boolean tests;
    private boolean verbose;
    private int level = Deflater.DEFAULT_COMPRESSION;

    private Gzip(String name) {
        this.name = name;
    }

    public static Gzip gzip() {
        return new Gzip("gzip");
    }

    public static Gzip gunzip() {
        return new Gzip("gunzip");
    }

    public static Gzip zcat() {
        return new Gzip("zcat");
    }

    @Override
    public Manual manual() {
        Manual manual = Manual.of(name, name.equals("gzip") ? "make files smaller" : name.equals("zcat") ? "print files that gzip made smaller" : "make files that gzip made smaller what they were", "[FILE...]")
                .option('c', "stdout", "print the result, and keep the files").option('f', "force", "overwrite files that are there").option('k', "keep", "keep the files")
                .option('t', "test", "only look whether files are whole").option('v', "verbose", "say what is done").option('d', "decompress", "make them what they were");
        for (char digit = '1'; digit <= '9' && name.equals("gzip"); digit++) {
            manual = manual.option(digit, digit == '1' ? "fast" : digit == '9' ? "best" : "", digit == '1' ? "quickly" : digit == '9' ? "as small as can be" : "between quickly and small: " + digit);
        }
        return manual.paragraph(name.equals("gzip") ? "FILE becomes FILE.gz. Without FILE, the standard input becomes the standard output."
                : "FILE.gz becomes FILE. Without FILE, the standard input becomes the standard output.");
    }

    @Override
    public int run(Invocation all, Arguments arguments) throws IOException {
        invocation = all;
        tests = arguments.has('t');
        expands = arguments.has('d') || tests || !name.equals("gzip");
        toOutput = arguments.has('c') || name.equals("zcat");
        keeps = arguments.has('k');
        forces = arguments.has('f');
        verbose = arguments.has('v');
        char digit = arguments.last("123456789");
        level = digit == 0 ? level : digit - '0';
        return Operands.each(all, Operands.orInput(arguments.operands()), each -> {
            if (tests) {
                try (InputStream input = new GzipInput(all.openWatched(each), each)) {
                    input.transferTo(OutputStream.nullOutputStream());
                }
                if (verbose) {
                    all.errors().println(each + ": OK");
                }
            } else if (toOutput || each.equals("-")) {
                try (InputStream input = all.openWatched(each)) {
                    convert(each, input, all.output());
                }
            } else {
                replace(each);
            }
        });
    }

    private void convert(String file, InputStream input, OutputStream output) throws IOException {
        if (expands) {
            new GzipInput(input, file).transferTo(output);
            return;
        }
        GzipOutput compressed = new GzipOutput(output, level);
        input.transferTo(compressed);
        compressed.finish();
    }

    private String target(String file) {
        if (!expands) {
            if (file.endsWith(".gz") && !forces) {
                throw new Complaint(1, file + ": ends with .gz already; not changed");
            }
            return file + ".gz";
        } else if (file.endsWith(".gz") && file.length() > 3) {
            return file.substring(0, file.length() - 3);
        } else if (file.endsWith(".tgz")) {
            return file.substring(0, file.length() - 3) + "tar";
        }
        throw new Complaint(1, file + ": does not end with .gz; -c prints what is in it");
    }

    private void replace(String file) throws IOException {
        FileFacts facts = FileFacts.following(invocation.path(file));
        if (facts.kind() != '-') {
            throw new Complaint(1, file + (facts.isFolder() ? ": is a folder" : ": is no file") + "; not changed");
        }
        String target = target(file);
        Path path = invocation.path(target);
        if (Files.exists(path) && !forces) {
            throw new Complaint(1, target + ": is already there; -f overwrites it");
        }
        boolean complete = false;
        try (InputStream input = invocation.openWatched(file); Output output = invocation.create(target)) {
            convert(file, input, output);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(path);
            }
        }
        Files.setPosixFilePermissions(path, Folders.permissions(facts.mode()));
        Files.setLastModifiedTime(path, facts.modified());
        if (!keeps) {
            Files.delete(invocation.path(file));
        }
        if (verbose) {
            invocation.errors().println(file + ": " + (keeps ? "made " : "is now ") + target);
        }
    }
}
