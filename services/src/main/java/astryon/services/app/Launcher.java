package astryon.services.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

/** Runs a program as its manual says: {@code --help}, wrong usage, and what fails become text and exit statuses. */
public final class Launcher {
    private Launcher() {
    }

    /** The exit status. Nothing is thrown: not even an error of the program itself. */
    public static int run(Program program, Invocation invocation) {
        int status;
        try {
            if (invocation.words().equals(List.of("--help"))) {
                write(invocation.output(), program.manual().help());
                status = 0;
            } else {
                status = program.run(invocation, Arguments.parse(program.manual(), invocation.words()));
            }
            invocation.output().flush();
        } catch (Complaint complaint) {
            status = complaint.status();
            complain(invocation, complaint.getMessage());
        } catch (IOException failure) {
            status = 1;
            complain(invocation, sentence(failure));
        }
        return status;
    }

    /** Prints what went wrong behind the program's name; for who goes on with the next operand. */
    public static void complain(Invocation invocation, String what) {
        try {
            invocation.output().flush();
            write(invocation.errors(), invocation.name() + ": " + what + "\n");
            invocation.errors().flush();
        } catch (IOException nobodyListens) {
            // There is no one left to tell.
        }
    }

    /** {@code notes.txt: no such file or folder}. */
    public static String sentence(IOException failure) {
        if (!(failure instanceof FileSystemException)) {
            return String.valueOf(failure.getMessage());
        }
        FileSystemException place = (FileSystemException) failure;
        return place.getFile() + ": " + reason(place);
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        } else if (failure instanceof AccessDeniedException) {
            return "not permitted";
        } else if (failure instanceof FileAlreadyExistsException) {
            return "is already there";
        } else if (failure instanceof DirectoryNotEmptyException) {
            return "folder is not empty";
        } else if (failure instanceof NotDirectoryException) {
            return "not a folder";
        }
        String reason = failure.getReason();
        return reason == null ? "cannot be done" : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
