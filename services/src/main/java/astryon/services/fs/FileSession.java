package astryon.services.fs;

import astryon.abi.Handle;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.protocol.Loan;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileDispatcher;
import astryon.services.kit.Session;
import astryon.sys.FileCalls;

/** A file that somebody has open. */
final class FileSession implements OpenFile, Session {
    private final FileSystem files;
    private final RegularFile file;
    private final int how;
    private long position;

    FileSession(FileSystem files, RegularFile file, int how) {
        this.files = files;
        this.file = file;
        this.how = how;
        file.opened();
    }

    @Override
    public void dispatch(Exchange exchange) {
        OpenFileDispatcher.dispatch(this, exchange);
    }

    @Override
    public void ended() {
        file.closed();
    }

    private boolean isFor(int what) {
        return (how & what) != 0;
    }

    @Override
    public long read(Loan into) {
        long count = readAt(position, into);
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public long write(Loan from) {
        long start = isFor(FileCalls.APPEND) ? file.size() : position;
        long count = writeAt(start, from);
        if (count >= 0) {
            position = start + count;
        }
        return count;
    }

    @Override
    public long readAt(long at, Loan into) {
        if (!isFor(FileCalls.READ)) {
            return -Failure.NOT_OPEN;
        }
        if (at < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        long count = file.read(at, into);
        file.wasAccessed(files.now());
        return count;
    }

    @Override
    public long writeAt(long at, Loan from) {
        if (!isFor(FileCalls.WRITE)) {
            return -Failure.NOT_OPEN;
        }
        if (at < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        long count = file.write(at, from);
        file.wasModified(files.now());
        return count;
    }

    @Override
    public long seek(long offset, int from) {
        if (from < 0 || from > 2) {
            return -Failure.BAD_ARGUMENT;
        }
        long to = offset + (from == 0 ? 0 : from == 1 ? position : file.size());
        if (to < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        position = to;
        return to;
    }

    @Override
    public int setSize(long size) {
        if (!isFor(FileCalls.WRITE) || size < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        file.setSize(size);
        file.wasModified(files.now());
        return 0;
    }

    @Override
    public int sync() {
        return 0;
    }

    @Override
    public int available() {
        return (int) Math.min(Math.max(file.size() - position, 0), Integer.MAX_VALUE);
    }

    @Override
    public Facts facts() {
        return file.facts(files.device());
    }

    @Override
    public byte[] entries() {
        throw new Failure(Failure.NOT_A_FOLDER);
    }

    @Override
    public FileMemory memory() {
        if (!isFor(FileCalls.READ)) {
            throw new Failure(Failure.NOT_OPEN);
        }
        return file.content().memory();
    }

    @Override
    public Handle terminal() {
        throw new Failure(Failure.NO_TERMINAL);
    }
}
