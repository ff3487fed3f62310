package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.protocol.Loan;
import astryon.sys.FileCalls;
import astryon.sys.WatchedChange;
import java.util.ArrayList;
import java.util.List;

/** Bytes with a size. They go when the file has no name and nobody has it open any more. */
final class RegularFile extends Node {
    /** A limit that keeps sums of positions and sizes in a {@code long}. */
    private static final long MOST = 1L << 40;

    private final Content content;
    private final List<Locks.Range> locks = new ArrayList<>(0);
    private long size;
    /** What those see who read without calls, or null ({@link FileCache}). */
    private SharedPage page;

    /** {@code size}: how many bytes {@code content} has already. */
    RegularFile(long number, int mode, long now, Content content, long size) {
        super(number, mode, now);
        this.content = content;
        this.size = size;
    }

    @Override
    int kind() {
        return FileCalls.REGULAR;
    }

    @Override
    long size() {
        return size;
    }

    /** Those that somebody has; {@link Locks} keeps them. */
    List<Locks.Range> locks() {
        return locks;
    }

    @Override
    long filled() {
        return Quota.filled(size);
    }

    Content content() {
        return content;
    }

    long read(long position, Loan into) {
        long count = Math.min(into.size(), size - position);
        if (count <= 0) {
            return 0;
        }
        into.write(0, content.start().plus(position), count);
        return count;
    }

    long write(long position, Loan from, FileSystem files) {
        long end = position + from.size();
        if (end > MOST || end < position) {
            return -Failure.NO_SPACE;
        }
        if (end > size) {
            reserve(end);
        }
        changes();
        try {
            from.read(0, content.start().plus(position), from.size());
            resize(Math.max(size, end));
        } finally {
            changes();
        }
        modified(files);
        return from.size();
    }

    private void reserve(long bytes) {
        if (quota() != null) {
            quota().require(Quota.filled(bytes) - filled(), 0);
        }
        content.reserve(bytes);
    }

    private void resize(long bytes) {
        long more = Quota.filled(bytes) - filled();
        size = bytes;
        if (more != 0 && quota() != null) {
            quota().count(more, 0);
        }
    }

    private void modified(FileSystem files) {
        long now = files.now();
        files.journal().sized(number(), size, now);
        wasModified(now);
        files.tell(this, WatchedChange.CHANGED);
    }

    /** Bytes or size are going to be others, or have become so. */
    private void changes() {
        if (page != null) {
            page.start().plus(FileCache.SIZE).storeOrderedLong(size);
            page.start().plus(FileCache.CHANGES).storeOrderedLong(page.start().plus(FileCache.CHANGES).loadLong() + 1);
        }
    }

    /** For somebody who reads without calls. */
    Handle page(FileSystem files) {
        if (page == null) {
            page = files.pages().ofFile(number());
            page.start().plus(FileCache.SIZE).storeOrderedLong(size);
        }
        return page.handle(false);
    }

    void setSize(long wanted, FileSystem files) {
        if (wanted > MOST) {
            throw new Failure(Failure.NO_SPACE);
        }
        if (wanted > size) {
            reserve(wanted);
        }
        long before = size;
        changes();
        resize(wanted);
        modified(files);
        // It has its new size for good before bytes are lost.
        files.journal().commit();
        Address start = content.start();
        for (long i = wanted; i < before; i++) {
            start.plus(i).storeByte((byte) 0);
        }
        changes();
    }

    /** Of a file that is being restored. */
    void restoreSize(long bytes, long now) {
        resize(bytes);
        wasModified(now);
    }

    @Override
    void free() {
        content.free();
        if (page != null) {
            page.free();
        }
    }
}
