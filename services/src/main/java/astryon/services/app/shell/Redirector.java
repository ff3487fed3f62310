package astryon.services.app.shell;

import astryon.services.app.Complaint;
import astryon.services.app.Launcher;
import astryon.services.app.Processes;
import astryon.services.app.Processes.Access;
import astryon.services.app.Stream;
import astryon.services.app.Text;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Carries out redirections (XCU 2.7), in order. What cannot be is a {@link Complaint}. */
final class Redirector {
    private static final int NEW_FILE_MODE = 0666;

    private final Shell shell;

    Redirector(Shell shell) {
        this.shell = shell;
    }

    void apply(List<Redirection> redirections) {
        for (Redirection redirection : redirections) {
            apply(redirection);
        }
    }

    private void apply(Redirection redirection) {
        Streams streams = shell.streams();
        String target = shell.expander().text(redirection.target());
        try {
            switch (redirection.kind()) {
                case COPY_INPUT, COPY_OUTPUT -> copy(redirection.number(), target);
                case HERE, HERE_WITHOUT_TABS -> streams.put(redirection.number(), TextPipe.of(shell.processes(), Text.encode(target)));
                default -> streams.put(redirection.number(), open(redirection.kind(), target));
            }
        } catch (IOException failure) {
            throw new Complaint(1, Launcher.sentence(failure, shell.folder()));
        }
    }

    private void copy(int number, String target) {
        if (target.equals("-")) {
            shell.streams().close(number);
        } else if (Names.isNumber(target)) {
            shell.streams().put(number, shell.streams().get(Integer.parseInt(target)).share());
        } else {
            throw new Complaint(1, target + ": a stream's number, or a dash, is expected behind &");
        }
    }

    private Stream open(Redirection.Kind kind, String target) throws IOException {
        if (target.isEmpty()) {
            throw new Complaint(1, "the name of the file to redirect to is empty");
        }
        Path path = shell.folder().resolve(target);
        boolean isMade = shell.mask() != Shell.USUAL_MASK && !Files.exists(path);
        Stream stream = open(kind, target, path);
        PosixFileAttributeView permissions = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (isMade && permissions != null) {
            permissions.setPermissions(permissions(NEW_FILE_MODE & ~shell.mask()));
        }
        return stream;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission each : PosixFilePermission.values()) {
            if ((mode >> PosixFilePermission.values().length - 1 - each.ordinal() & 1) != 0) {
                permissions.add(each);
            }
        }
        return permissions;
    }

    private Stream open(Redirection.Kind kind, String target, Path path) throws IOException {
        Processes processes = shell.processes();
        switch (kind) {
            case READ:
                return processes.open(path, Access.READ);
            case READ_WRITE:
                return processes.open(path, Access.READ_WRITE);
            case APPEND:
                return processes.open(path, Access.APPEND);
            case WRITE:
                if (shell.options().has(Option.NOCLOBBER) && (!Files.exists(path) || Files.isRegularFile(path))) {
                    return openNew(path, target);
                }
                return processes.open(path, Access.WRITE);
            default:
                return processes.open(path, Access.WRITE);
        }
    }

    private Stream openNew(Path path, String target) throws IOException {
        try {
            return shell.processes().open(path, Access.NEW);
        } catch (FileAlreadyExistsException there) {
            throw new Complaint(1, target + ": is already there, and set -C is in force; >| overwrites it");
        }
    }
}
