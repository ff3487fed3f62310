package astryon.services.app.file;

import astryon.services.app.Arguments;
import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Manual;
import astryon.services.app.Program;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The tool {@code mv}: move or rename files and folders. */
public final class Mv implements Program {
    @Override
    public Manual manual() {
        return Transfer.options(Manual.of("mv", "move or rename files and folders", "SOURCE... TARGET").option('f', "force", "do not ask")
                .option('i', "interactive", "ask before a file is overwritten").option('n', "no-clobber", "never overwrite")
                .option('v', "verbose", "say what is moved"))
                .paragraph("If TARGET is a folder, or there are several SOURCEs, they go into it under the same name.")
                .paragraph("To another file system files are copied, and removed here when all of them are there.");
    }

    @Override
    public int run(Invocation invocation, Arguments arguments) throws IOException {
        char overwriting = arguments.last("fin");
        return Transfer.run(manual(), invocation, arguments, false, (source, target) -> {
            Path from = invocation.path(source);
            Path to = invocation.path(target);
            FileFacts facts = FileFacts.of(from);
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                check(source, target, facts, FileFacts.of(to));
                if (overwriting == 'n' || overwriting == 'i' && !Question.yes(invocation, "overwrite '" + target + "'")) {
                    return;
                }
            } else if (facts.isFolder() && to.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) {
                throw new Complaint(1, source + " cannot be moved into itself, as " + target);
            } else if (target.endsWith("/") && !facts.isFolder()) {
                throw new Complaint(1, target + ": no such folder; make it with mkdir");
            }
            move(invocation, source, target);
            if (arguments.has('v')) {
                invocation.output().println("'" + source + "' -> '" + target + "'");
            }
        });
    }

    private static void check(String source, String target, FileFacts from, FileFacts to) {
        if (from.key() != null && from.key().equals(to.key())) {
            throw new Complaint(1, source + " and " + target + " are the same file");
        } else if (to.isFolder() && !from.isFolder()) {
            throw new Complaint(1, target + " is a folder, " + source + " is none; nothing was changed");
        } else if (!to.isFolder() && from.isFolder()) {
            throw new Complaint(1, target + " is no folder, " + source + " is one; nothing was changed");
        }
    }

    private static void move(Invocation invocation, String source, String target) throws IOException {
        Path from = invocation.path(source);
        Path to = invocation.path(target);
        try {
            // Only so is there never a moment without the target.
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException notThere) {
            throw new Complaint(1, target + ": no such folder; make it with mkdir");
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Copying copying = new Copying(invocation, Copying.Choices.EVERYTHING);
            copying.copy(source, target);
            if (copying.failed()) {
                throw new Complaint(1, source + " is still where it was, because not all of it could be copied");
            }
            Copying.remove(from);
        }
    }
}
