package astryon.files;

import astryon.sys.FileCalls;
import astryon.sys.FileError;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;

/** {@code Files.copy} and {@code Files.move}. */
final class Copies {
    private static final int PIECE = 0x1_0000;

    private Copies() {
    }

    private static boolean has(CopyOption[] options, CopyOption wanted) {
        for (CopyOption option : options) {
            if (option == null) {
                throw new NullPointerException();
            }
            if (option == wanted) {
                return true;
            }
        }
        return false;
    }

    static void copy(LocalPath source, LocalPath target, CopyOption... options) throws IOException {
        if (has(options, StandardCopyOption.ATOMIC_MOVE)) {
            throw new UnsupportedOperationException("Unsupported copy option");
        }
        boolean followLinks = !has(options, LinkOption.NOFOLLOW_LINKS);
        LocalAttributes from = LocalAttributes.of(source, followLinks);
        LocalAttributes there = LocalAttributes.find(target, false);
        if (there != null) {
            if (from.isSame(there)) {
                return;
            }
            makeWay(target, there, has(options, StandardCopyOption.REPLACE_EXISTING));
        }
        transfer(source, from, target);
        if (has(options, StandardCopyOption.COPY_ATTRIBUTES)) {
            Failures.check(FileCalls.setTimes(target.forSystem(), from.nanos(FileCalls.ACCESSED_NANOS), from.nanos(FileCalls.MODIFIED_NANOS), false), target);
        }
    }

    private static void makeWay(LocalPath target, LocalAttributes there, boolean replace) throws IOException {
        if (!replace) {
            throw new FileAlreadyExistsException(target.toString());
        }
        int result = there.isDirectory() ? FileCalls.removeFolder(target.forSystem()) : FileCalls.remove(target.forSystem());
        if (result == -FileError.NOT_EMPTY) {
            throw new DirectoryNotEmptyException(target.toString());
        }
        Failures.check(result, target);
    }

    private static void transfer(LocalPath source, LocalAttributes from, LocalPath target) throws IOException {
        if (from.isDirectory()) {
            Failures.check(FileCalls.makeFolder(target.forSystem(), from.mode()), target);
        } else if (from.isSymbolicLink()) {
            Failures.check(FileCalls.makeSymbolicLink(target.forSystem(), FileCalls.readLink(source.forSystem())), target);
        } else {
            int input = FileCalls.open(source.forSystem(), FileCalls.READ, 0);
            Failures.check(input, source);
            int output = FileCalls.open(target.forSystem(), FileCalls.WRITE | FileCalls.CREATE | FileCalls.NEW, from.mode());
            try {
                Failures.check(output, target);
                transfer(input, output, target);
            } finally {
                FileCalls.close(input);
                if (output >= 0) {
                    FileCalls.close(output);
                }
            }
        }
    }

    private static void transfer(int input, int output, LocalPath target) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = FileCalls.read(input, piece, 0, PIECE); read != 0; read = FileCalls.read(input, piece, 0, PIECE)) {
            Failures.check(read, target);
            for (int done = 0; done < read; ) {
                int written = FileCalls.write(output, piece, done, read - done);
                Failures.check(written, target);
                done += written;
            }
        }
    }

    static void move(LocalPath source, LocalPath target, CopyOption... options) throws IOException {
        if (has(options, StandardCopyOption.ATOMIC_MOVE)) {
            int result = FileCalls.rename(source.forSystem(), target.forSystem());
            if (result == -FileError.OTHER_DEVICE) {
                throw new AtomicMoveNotSupportedException(source.toString(), target.toString(), FileError.text(result));
            }
            if (result < 0) {
                throw Failures.of(result, source, target);
            }
            return;
        }
        LocalAttributes from = LocalAttributes.of(source, false);
        LocalAttributes there = LocalAttributes.find(target, false);
        if (there != null) {
            if (from.isSame(there)) {
                return;
            }
            makeWay(target, there, has(options, StandardCopyOption.REPLACE_EXISTING));
        }
        int result = FileCalls.rename(source.forSystem(), target.forSystem());
        if (result == -FileError.OTHER_DEVICE) {
            transfer(source, from, target);
            Failures.check(FileCalls.setTimes(target.forSystem(), from.nanos(FileCalls.ACCESSED_NANOS), from.nanos(FileCalls.MODIFIED_NANOS), false), target);
            result = from.isDirectory() ? FileCalls.removeFolder(source.forSystem()) : FileCalls.remove(source.forSystem());
        }
        if (result < 0) {
            throw Failures.of(result, source, target);
        }
    }
}
