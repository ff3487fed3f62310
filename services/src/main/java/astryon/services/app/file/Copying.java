package astryon.services.app.file;

import astryon.services.app.Complaint;
import astryon.services.app.Invocation;
import astryon.services.app.Launcher;
import astryon.services.app.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/** Copies files and folders. What it has begun and cannot finish it removes, so that no half file looks like a whole one. */
final class Copying {
    private final Invocation invocation;
    private final Choices choices;
    /** Folders that this run made: when one is met as a source, a folder is being copied into itself. */
    private final Set<Object> made = new HashSet<>();
    private boolean failed;

    Copying(Invocation invocation, Choices choices) {
        this.invocation = invocation;
        this.choices = choices;
    }

    /** @param follow symbolic links are followed: none, those that operands are, or all */
    record Choices(boolean recursive, boolean preserve, boolean force, boolean ask, boolean keepExisting, boolean newer, boolean verbose, Follow follow,
            Link link) {
        /** As mv does between file systems. */
        static final Choices EVERYTHING = new Choices(true, true, true, false, false, false, false, Follow.NONE, Link.NONE);
    }

    enum Follow { NONE, OPERANDS, ALL }

    /** What is made instead of copies. */
    enum Link { NONE, HARD, SYMBOLIC }

    /** Whether something below a folder could not be copied; it was said. */
    boolean failed() {
        return failed;
    }

    /** Names are what users read. */
    void copy(String source, String target) throws IOException {
        copy(source, target, choices.follow() != Follow.NONE);
    }

    private void copy(String source, String target, boolean follow) throws IOException {
        Path from = invocation.path(source);
        Path to = invocation.path(target);
        FileFacts facts = follow ? FileFacts.following(from) : FileFacts.of(from);
        boolean exists = Files.exists(to, LinkOption.NOFOLLOW_LINKS);
        if (exists && Files.exists(to) && (follow || !facts.isLink()) && Files.isSameFile(from, to)) {
            throw new Complaint(1, source + " and " + target + " are the same file");
        }
        if (facts.isFolder()) {
            copyFolder(source, target, facts, exists);
            return;
        }
        if (exists && Files.isDirectory(to)) {
            throw new Complaint(1, target + " is a folder, " + source + " is none; nothing was changed");
        }
        if (target.endsWith("/")) {
            throw new Complaint(1, target + ": no such folder; make it with mkdir");
        }
        if (exists && !mayReplace(target, facts, to)) {
            return;
        }
        copyOther(source, target, facts, exists);
        if (choices.verbose()) {
            invocation.output().println("'" + source + "' -> '" + target + "'");
        }
    }

    private boolean mayReplace(String target, FileFacts facts, Path to) throws IOException {
        if (choices.keepExisting() || choices.newer() && FileFacts.of(to).modified().compareTo(facts.modified()) >= 0) {
            return false;
        }
        return !choices.ask() || Question.yes(invocation, "overwrite '" + target + "'");
    }

    private void copyOther(String source, String target, FileFacts facts, boolean exists) throws IOException {
        Path from = invocation.path(source);
        Path to = invocation.path(target);
        if (choices.link() == Link.HARD) {
            removeIf(exists && choices.force(), to);
            Files.createLink(to, from);
        } else if (choices.link() == Link.SYMBOLIC) {
            removeIf(exists && choices.force(), to);
            Files.createSymbolicLink(to, Path.of(source));
        } else if (facts.isLink()) {
            removeIf(exists, to);
            Files.createSymbolicLink(to, Files.readSymbolicLink(from));
        } else if (facts.kind() == '-' || !choices.recursive()) {
            copyFile(source, target, facts, exists);
        } else {
            throw new Complaint(1, source + ": neither file nor folder nor link; not copied");
        }
    }

    private static void removeIf(boolean wanted, Path path) throws IOException {
        if (wanted) {
            Files.delete(path);
        }
    }

    private void copyFile(String source, String target, FileFacts facts, boolean exists) throws IOException {
        Path to = invocation.path(target);
        try (InputStream input = invocation.openWatched(source.equals("-") ? "./-" : source); Output output = open(target, facts, exists)) {
            input.transferTo(output);
        } catch (IOException failure) {
            if (!exists) {
                Files.deleteIfExists(to);
            }
            throw failure;
        }
        if (choices.preserve()) {
            keep(facts, to);
        }
    }

    private Output open(String target, FileFacts facts, boolean exists) throws IOException {
        Path to = invocation.path(target);
        if (exists) {
            try {
                return new Output(Files.newOutputStream(to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING), target);
            } catch (NoSuchFileException linkToNothing) {
                throw new Complaint(1, target + " is a symbolic link to nothing; remove it first");
            } catch (IOException refused) {
                if (!choices.force()) {
                    throw refused;
                }
                Files.delete(to);
            }
        }
        return new Output(Channels.newOutputStream(Files.newByteChannel(to, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(Folders.permissions(facts.mode())))), target);
    }

    private static void keep(FileFacts facts, Path to) throws IOException {
        Files.setPosixFilePermissions(to, Folders.permissions(facts.mode()));
        Files.getFileAttributeView(to, BasicFileAttributeView.class).setTimes(facts.modified(), facts.accessed(), null);
    }

    private void copyFolder(String source, String target, FileFacts facts, boolean exists) throws IOException {
        Path to = invocation.path(target);
        if (!choices.recursive()) {
            throw new Complaint(1, source + " is a folder; copy it with -r");
        }
        if (made.contains(facts.key())) {
            throw new Complaint(1, source + " is what is being copied into; it cannot be copied into itself");
        }
        if (to.toAbsolutePath().normalize().startsWith(invocation.path(source).toAbsolutePath().normalize())) {
            throw new Complaint(1, source + " cannot be copied into itself, as " + target);
        }
        if (exists && !Files.isDirectory(to)) {
            throw new Complaint(1, target + " is no folder, " + source + " is one; nothing was changed");
        }
        if (!exists) {
            Files.createDirectory(to, PosixFilePermissions.asFileAttribute(Folders.permissions(facts.mode() | 0700)));
        }
        made.add(FileFacts.following(to).key());
        for (String name : Folders.names(invocation.path(source))) {
            copyInside(Folders.join(source, name), Folders.join(target, name));
        }
        if (choices.preserve()) {
            keep(facts, to);
        } else if (!exists && (facts.mode() & 0700) != 0700) {
            Files.setPosixFilePermissions(to, Folders.permissions(facts.mode()));
        }
        if (choices.verbose()) {
            invocation.output().println("'" + source + "' -> '" + target + "'");
        }
    }

    private void copyInside(String source, String target) throws IOException {
        try {
            copy(source, target, choices.follow() == Follow.ALL);
        } catch (Complaint complaint) {
            failed = true;
            Launcher.complain(invocation, complaint.getMessage());
        } catch (IOException failure) {
            failed = true;
            Launcher.complain(invocation, Launcher.sentence(failure, invocation.folder()));
        }
    }

    /** Removes a file, or a folder with all that is in it; links are not followed. */
    static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (String name : Folders.names(path)) {
                remove(path.resolve(name));
            }
        }
        try {
            Files.delete(path);
        } catch (DirectoryNotEmptyException somebodyElse) {
            throw new Complaint(1, path + ": something was put there meanwhile; try again");
        }
    }
}
