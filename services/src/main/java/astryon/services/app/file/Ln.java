package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The tool {@code ln}: make links to files. */
public final class Ln implements Program {
    @Override
    public Manual manual() {
        return Transfer.options(Manual.of("ln", "make links to files", "FILE... LINK").option('s', "symbolic", "make symbolic links, which are names of files")
                .option('f', "force", "replace a LINK that is there").option('n', "no-dereference", "replace a LINK to a folder itself")
                .option('v', "verbose", "say what is made"))
                .paragraph("If LINK is a folder, or there are several FILEs, links go into it under the same name; without LINK, here.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        boolean symbolic = arguments.has('s');
        if (arguments.operands().size() == 1 && !arguments.has('t')) {
            arguments.operands().add(".");
        }
        return Transfer.run(manual(), invocation, arguments, arguments.has('n'), (file, link) -> {
            Path at = invocation.path(link);
            if (!symbolic && Files.isDirectory(invocation.path(file))) {
                throw new Complaint(1, file + " is a folder, to which only symbolic links lead: -s");
            }
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                replace(invocation, arguments, file, link, symbolic);
            }
            if (symbolic) {
                Files.createSymbolicLink(at, Path.of(file));
            } else {
                create(at, invocation.path(file), file);
            }
            if (arguments.has('v')) {
                invocation.output().println("'" + link + "' -> '" + file + "'");
            }
        });
    }

    private static void create(Path link, Path file, String name) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(name);
        }
        Files.createLink(link, file);
    }

    private static void replace(Invocation invocation, Arguments arguments, String file, String link, boolean symbolic) throws IOException {
        Path at = invocation.path(link);
        if (!arguments.has('f')) {
            throw new Complaint(1, link + ": is already there; -f replaces it");
        } else if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
            throw new Complaint(1, link + " is a folder, which is not replaced");
        } else if (!symbolic && Files.exists(invocation.path(file)) && Files.exists(at) && Files.isSameFile(at, invocation.path(file))) {
            throw new Complaint(1, file + " and " + link + " are the same file");
        }
        Files.delete(at);
    }
}
