package astryon.services.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;

/** Runs a program as its manual says: {@code --help}, wrong usage, and what fails become text and exit statuses. */
public final class Launcher {
    /** Of a program that was interrupted: 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    private Launcher() {
    }

    /** The exit status. What is thrown is a mistake in the program, for the crash reporter. */
    public static int run(Program program, Invocation invocation) {
        int status;
        try {
            if (invocation.words().equals(List.of("--help"))) {
                invocation.output().print(program.manual().help());
                status = 0;
            } else {
                status = program.run(invocation, Arguments.parse(program.manual(), invocation.words()));
            }
        } catch (Complaint complaint) {
            status = complaint.status();
            complain(invocation, complaint.getMessage());
        } catch (IOException failure) {
            status = failed(program, invocation, failure);
        } catch (UncheckedIOException failure) {
            status = failed(program, invocation, failure.getCause());
        } catch (DirectoryIteratorException failure) {
            status = failed(program, invocation, failure.getCause());
        } catch (InvalidPathException noPath) {
            status = program.manual().failureStatus();
            complain(invocation, noPath.getInput() + ": no name of a file");
        } catch (OutOfMemoryError full) {
            status = program.manual().failureStatus();
            complain(invocation, "there is not enough memory for this");
        }
        try {
            if (invocation.errors().status().isPresent()) {
                invocation.errors().status().get().erase();
            }
            invocation.output().flush();
        } catch (IOException failure) {
            status = failed(program, invocation, failure);
        }
        try {
            invocation.errors().flush();
        } catch (IOException nobodyListens) {
            // There is no one left to tell.
        }
        return status;
    }

    private static int failed(Program program, Invocation invocation, IOException failure) {
        if (failure instanceof NobodyReads) {
            return NobodyReads.STATUS;
        } else if (failure instanceof InterruptedIOException) {
            return INTERRUPTED;
        }
        complain(invocation, sentence(failure, invocation.folder()));
        return program.manual().failureStatus();
    }

    /** Prints what went wrong behind the program's name; for who goes on with the next operand. */
    public static void complain(Invocation invocation, String what) {
        try {
            invocation.output().flush();
        } catch (IOException saidLater) {
            // The next who writes hears of it.
        }
        try {
            invocation.errors().println(invocation.name() + ": " + what);
            invocation.errors().flush();
        } catch (IOException nobodyListens) {
            // There is no one left to tell.
        }
    }

    /** {@code notes.txt: no such file or folder}; paths in {@code folder} as seen from there. */
    public static String sentence(IOException failure, Path folder) {
        if (!(failure instanceof FileSystemException)) {
            return failure.getMessage() == null ? "input or output failed" : failure.getMessage();
        }
        FileSystemException place = (FileSystemException) failure;
        return (place.getFile() == null ? "" : name(place.getFile(), folder) + ": ") + reason(place);
    }

    private static String name(String file, Path folder) {
        String prefix = folder.toString().equals("/") ? "/" : folder + "/";
        return file.equals(folder.toString()) ? "." : file.startsWith(prefix) ? file.substring(prefix.length()) : file;
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
        } else if (failure instanceof NotLinkException) {
            return "not a symbolic link";
        } else if (failure instanceof FileSystemLoopException) {
            return "is inside itself";
        }
        String reason = failure.getReason();
        if (reason == null || reason.isEmpty()) {
            return "cannot be done";
        }
        return switch (reason) {
            case "Is a directory" -> "is a folder";
            case "Not a directory" -> "not a folder";
            case "Permission denied", "Operation not permitted" -> "not permitted";
            case "No space left on device" -> "the disk is full";
            case "Too many levels of symbolic links" -> "symbolic links lead in a circle";
            case "Invalid cross-device link" -> "is on another file system";
            case "File name too long" -> "the name is too long";
            default -> Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
        };
    }
}
