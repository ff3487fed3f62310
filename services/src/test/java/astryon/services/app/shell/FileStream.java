package astryon.services.app.shell;

import astryon.services.app.Processes.Access;
import astryon.services.app.Stream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of the machine that tests run on. */
public final class FileStream extends Stream {
    private final InputStream input;
    private final OutputStream output;

    /** Null where it is not for that. */
    public FileStream(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    static Stream open(Path path, Access access) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder");
        } else if (access == Access.READ && !Files.exists(path) || !Files.exists(path.getParent())) {
            throw new NoSuchFileException(path.toString());
        } else if (Files.exists(path) && !(access == Access.READ ? Files.isReadable(path) : Files.isWritable(path))) {
            throw new AccessDeniedException(path.toString());
        }
        switch (access) {
            case READ:
                return new FileStream(new FileInputStream(path.toFile()), null);
            case NEW:
                Files.createFile(path);
                return new FileStream(null, new FileOutputStream(path.toFile()));
            case READ_WRITE:
                RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                return new FileStream(Channels.newInputStream(file.getChannel()), Channels.newOutputStream(file.getChannel()));
            default:
                return new FileStream(null, new FileOutputStream(path.toFile(), access == Access.APPEND));
        }
    }

    @Override
    public InputStream input() throws IOException {
        if (input == null) {
            throw new IOException("this is only for writing");
        }
        return input;
    }

    @Override
    public OutputStream output() throws IOException {
        if (output == null) {
            throw new IOException("this is only for reading");
        }
        return output;
    }

    @Override
    public boolean isTerminal() {
        return false;
    }

    @Override
    protected void end() {
        try {
            for (Closeable each : new Closeable[]{input, output}) {
                if (each != null) {
                    each.close();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
