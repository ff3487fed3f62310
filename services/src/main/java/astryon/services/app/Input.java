package astryon.services.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;

/** A stream of bytes whose failures say where they were to come from. */
final class Input extends InputStream {
    private final InputStream stream;
    private final String name;

    Input(InputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    private IOException explained(IOException failure) {
        return failure instanceof FileSystemException ? failure : new FileSystemException(name, null, failure.getMessage());
    }

    @Override
    public int read() throws IOException {
        try {
            return stream.read();
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return stream.read(bytes, from, length);
        } catch (IOException failure) {
            throw explained(failure);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return stream.skip(count);
    }

    @Override
    public int available() throws IOException {
        return stream.available();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
