package astryon.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;

/** An open file as {@code FileChannel.open} gives it. Files are neither mapped nor locked. */
final class LocalFileChannel extends FileChannel {
    private static final int PIECE = 0x4000;

    private final LocalChannel file;

    LocalFileChannel(LocalChannel file) {
        this.file = file;
    }

    private LocalChannel open() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        return file;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        return open().read(target);
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        return open().write(source);
    }

    @Override
    public synchronized long read(ByteBuffer[] targets, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, targets.length);
        long done = 0;
        for (int i = offset; i < offset + count; i++) {
            while (targets[i].hasRemaining()) {
                int read = read(targets[i]);
                if (read < 0) {
                    return done == 0 ? -1 : done;
                }
                done += read;
            }
        }
        return done;
    }

    @Override
    public synchronized long write(ByteBuffer[] sources, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, sources.length);
        long done = 0;
        for (int i = offset; i < offset + count; i++) {
            done += write(sources[i]);
        }
        return done;
    }

    private static void checkPosition(long position) {
        if (position < 0) {
            throw new IllegalArgumentException("Negative position");
        }
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        checkPosition(position);
        long before = position();
        file.position(position);
        try {
            return file.read(target);
        } finally {
            file.position(before);
        }
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        checkPosition(position);
        long before = position();
        file.position(position);
        try {
            return file.write(source);
        } finally {
            file.position(before);
        }
    }

    @Override
    public synchronized long position() throws IOException {
        return open().position();
    }

    @Override
    public synchronized FileChannel position(long position) throws IOException {
        open().position(position);
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        return open().size();
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        open().truncate(size);
        return this;
    }

    /** What was written is the system's already. */
    @Override
    public void force(boolean facts) throws IOException {
        open();
    }

    @Override
    public synchronized long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        checkTransfer(position, count);
        long done = 0;
        while (done < count) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, count - done));
            if (read(piece, position + done) < 0) {
                break;
            }
            piece.flip();
            int written = target.write(piece);
            done += written;
            if (piece.hasRemaining()) {
                break;
            }
        }
        return done;
    }

    @Override
    public synchronized long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        checkTransfer(position, count);
        long done = 0;
        while (position <= size() && done < count) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, count - done));
            if (source.read(piece) <= 0) {
                break;
            }
            piece.flip();
            done += write(piece, position + done);
        }
        return done;
    }

    private void checkTransfer(long position, long count) throws ClosedChannelException {
        open();
        if (position < 0 || count < 0) {
            throw new IllegalArgumentException();
        }
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("mapping files");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("locking files");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("locking files");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
