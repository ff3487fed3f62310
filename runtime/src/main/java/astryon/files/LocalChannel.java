package astryon.files;

import astryon.sys.FileCalls;
import astryon.sys.FileError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** An open file. */
final class LocalChannel implements SeekableByteChannel {
    private static final int CLOSED = -1;
    private final int how;
    /** Removed when it is closed; or null. */
    private final LocalPath temporary;
    private int file;

    LocalChannel(int file, int how, LocalPath temporary) {
        this.file = file;
        this.how = how;
        this.temporary = temporary;
    }

    private int open() throws ClosedChannelException {
        if (file == CLOSED) {
            throw new ClosedChannelException();
        }
        return file;
    }

    private static long checked(long result) throws IOException {
        if (result < 0) {
            throw new IOException(FileError.text(result));
        }
        return result;
    }

    int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if ((how & FileCalls.READ) == 0) {
            throw new NonReadableChannelException();
        }
        int from = open();
        if (count == 0) {
            return 0;
        }
        int read = (int) checked(FileCalls.read(from, bytes, offset, count));
        return read == 0 ? -1 : read;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if ((how & FileCalls.WRITE) == 0) {
            throw new NonWritableChannelException();
        }
        int to = open();
        for (int done = 0; done < count; ) {
            done += (int) checked(FileCalls.write(to, bytes, offset + done, count - done));
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (target.hasArray()) {
            int read = read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(read, 0));
            return read;
        }
        byte[] bytes = new byte[target.remaining()];
        int read = read(bytes, 0, bytes.length);
        target.put(bytes, 0, Math.max(read, 0));
        return read;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        write(bytes, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public long position() throws IOException {
        return checked(FileCalls.seek(open(), 0, 1));
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException();
        }
        checked(FileCalls.seek(open(), position, 0));
        return this;
    }

    @Override
    public long size() throws IOException {
        long[] facts = new long[FileCalls.FACTS];
        checked(FileCalls.factsOf(open(), facts));
        return facts[FileCalls.SIZE];
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        if (size < 0) {
            throw new IllegalArgumentException();
        }
        if (size < size()) {
            checked(FileCalls.setSize(open(), size));
        }
        if (position() > size) {
            position(size);
        }
        return this;
    }

    int available() throws IOException {
        return (int) checked(FileCalls.available(open()));
    }

    @Override
    public boolean isOpen() {
        return file != CLOSED;
    }

    @Override
    public void close() throws IOException {
        if (file != CLOSED) {
            int closed = file;
            file = CLOSED;
            if (temporary != null) {
                FileCalls.remove(temporary.forSystem());
            }
            checked(FileCalls.close(closed));
        }
    }
}
