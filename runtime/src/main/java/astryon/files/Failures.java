package astryon.files;

import astryon.sys.FileError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The exception for each way in which the system refuses. */
final class Failures {
    private Failures() {
    }

    static IOException of(long result, LocalPath path) {
        return of(result, path, null);
    }

    static IOException of(long result, LocalPath path, LocalPath other) {
        String file = path.toString();
        String second = other == null ? null : other.toString();
        return switch ((int) -result) {
            case FileError.NOT_THERE -> new NoSuchFileException(file, second, null);
            case FileError.ALREADY_THERE -> new FileAlreadyExistsException(file, second, null);
            case FileError.NO_ACCESS -> new AccessDeniedException(file, second, null);
            case FileError.NOT_EMPTY -> new DirectoryNotEmptyException(file);
            default -> new FileSystemException(file, second, FileError.text(result));
        };
    }

    static void check(long result, LocalPath path) throws IOException {
        if (result < 0) {
            throw of(result, path);
        }
    }
}
