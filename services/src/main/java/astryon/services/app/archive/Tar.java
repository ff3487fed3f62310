package astryon.services.app.archive;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Output;
import astryon.services.app.Program;
import astryon.services.app.file.FileFacts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;

/** Packs files into archives and takes them out. */
public final class Tar implements Program {
    @Override
    public Manual manual() {
        return Manual.of("tar", "pack files into an archive, and take them out", "[FILE...]").with(Manual.Syntax.LETTERS_FIRST).option('c', "create", "pack FILEs").option('x', "extract", "take out FILEs, or all")
                .option('t', "list", "print the names").option('f', "file", "ARCHIVE", "the archive; the standard input or output if it is - or not said").option('z', "gzip", "compress by gzip")
                .option('C', "directory", "FOLDER", "as if in FOLDER").option('v', "verbose", "print names, and with t all that is known").option('O', "to-stdout", "take out to the standard output")
                .option('m', "touch", "do not restore times").option('p', "preserve-permissions", "restore permissions as they were").option('k', "keep-old-files", "do not replace files")
                .option('h', "dereference", "pack what symbolic links lead to").option('o', "no-same-owner", "accepted: files belong to who takes them out")
                .paragraph("The first letters may stand without a dash: tar xzf ARCHIVE. An archive that is compressed by gzip is read even without -z.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        char what = arguments.last("cxt");
        int kinds = (arguments.has('c') ? 1 : 0) + (arguments.has('x') ? 1 : 0) + (arguments.has('t') ? 1 : 0);
        if (kinds != 1) {
            throw Complaint.usage(manual(), "one of c, x and t is needed");
        }
        String archive = arguments.value('f').orElse("-");
        Invocation inside = arguments.has('C') ? new Invocation(invocation.name(), invocation.words(), invocation.environment(),
                folder(invocation, arguments.value('C').orElseThrow()), invocation.input(), invocation.output(), invocation.errors(), invocation.terminal()) : invocation;
        if (what == 'c') {
            if (arguments.operands().isEmpty()) {
                throw Complaint.usage(manual(), "an archive of nothing is not made: name files");
            }
            return create(invocation, inside, arguments, archive);
        }
        try (InputStream input = new BufferedInputStream(invocation.openWatched(archive), 1 << 16)) {
            input.mark(2);
            boolean compressed = input.read() == 0x1f && input.read() == 0x8b;
            input.reset();
            InputStream plain = compressed || arguments.has('z') ? new GzipInput(input, archive) : input;
            return new TarExtraction(inside, arguments, new TarInput(plain, archive)).run();
        }
    }

    private static Path folder(Invocation invocation, String name) {
        Path folder = invocation.path(name).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new Complaint(1, name + ": no such folder");
        }
        return folder;
    }

    private static int create(Invocation invocation, Invocation inside, Arguments arguments, String archive) throws IOException {
        boolean toFile = !archive.equals("-");
        Output output = toFile ? invocation.create(archive) : invocation.output();
        boolean complete = false;
        try {
            GzipOutput compressed = arguments.has('z') ? new GzipOutput(output, Deflater.DEFAULT_COMPRESSION) : null;
            TarOutput tar = new TarOutput(compressed == null ? output : compressed);
            Object own = toFile ? FileFacts.following(invocation.path(archive)).key() : null;
            TarCreation creation = new TarCreation(inside, toFile ? invocation.output() : invocation.errors(), arguments, tar, own);
            int status = creation.run();
            tar.finish();
            if (compressed != null) {
                compressed.finish();
            }
            complete = true;
            return status;
        } finally {
            if (toFile) {
                try (output) {
                    if (!complete) {
                        Files.deleteIfExists(invocation.path(archive));
                    }
                }
            }
        }
    }
}
