package astryon.services.fs;

import astryon.abi.Handle;
import astryon.magic.Address;
import astryon.protocol.CachedFile;
import astryon.protocol.Exchange;
import astryon.protocol.Facts;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.protocol.FileMemory;
import astryon.protocol.Loan;
import astryon.protocol.LockedRange;
import astryon.protocol.OpenFile;
import astryon.protocol.OpenFileDispatcher;
import astryon.protocol.PipeMemory;
import astryon.services.kit.Birth;
import astryon.services.kit.Session;
import astryon.sys.FileCalls;

/** A file that somebody has open. */
final class FileSession implements OpenFile, Session {
    private final FileSystem files;
    private final RegularFile file;
    private final int how;
    private Address place;
    private Watch watch;
    /** Whether it may have locks. */
    private boolean hasLocked;
    /** Where the position is if clients move it themselves, or null. */
    private SharedPage page;

    FileSession(FileSystem files, RegularFile file, int how) {
        this.files = files;
        this.file = file;
        this.how = how;
    }

    /** Of a connection that an earlier program had. */
    FileSession(FileSystem files, RegularFile file, int how, Address place) {
        this(files, file, how);
        this.place = place;
        file.opened();
        setPosition(files.pages().positionLeft(files.openings().number(place), Openings.position(place)));
        watch = Watch.goOn(files, file, place);
        hasLocked = true;
    }

    @Override
    public void connected(long badge) {
        place = files.openings().add(badge, file, Openings.FILE, how);
        file.opened();
    }

    @Override
    public void dispatch(Exchange exchange) {
        files.journal().reserve();
        try {
            OpenFileDispatcher.dispatch(this, exchange);
        } finally {
            files.journal().commit();
        }
    }

    @Override
    public void ended() {
        if (watch != null) {
            watch.end();
        }
        if (hasLocked) {
            files.locks().forget(file, this);
            files.journal().commit();
        }
        files.openings().remove(place);
        if (page != null) {
            page.free();
        }
        file.closed(files);
    }

    /** Clients may have put anything there. */
    private long position() {
        return page == null ? Openings.position(place) : Math.max(page.start().plus(FileCache.POSITION).loadOrderedLong(), 0);
    }

    private void setPosition(long to) {
        if (page == null) {
            Openings.setPosition(place, to);
        } else {
            page.start().plus(FileCache.POSITION).storeOrderedLong(to);
        }
    }

    private boolean isFor(int what) {
        return (how & what) != 0;
    }

    @Override
    public long read(Loan into) {
        long at = position();
        long count = readAt(at, into);
        setPosition(at + Math.max(count, 0));
        return count;
    }

    @Override
    public long write(Loan from) {
        long start = isFor(FileCalls.APPEND) ? file.size() : position();
        long count = writeAt(start, from);
        if (count >= 0) {
            setPosition(start + count);
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
        return file.write(at, from, files);
    }

    @Override
    public long seek(long offset, int from) {
        if (from < 0 || from > 2) {
            return -Failure.BAD_ARGUMENT;
        }
        long to = offset + (from == 0 ? 0 : from == 1 ? position() : file.size());
        if (to < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        setPosition(to);
        return to;
    }

    @Override
    public int setSize(long size) {
        if (!isFor(FileCalls.WRITE) || size < 0) {
            return -Failure.BAD_ARGUMENT;
        }
        file.setSize(size, files);
        return 0;
    }

    @Override
    public int sync() {
        return 0;
    }

    @Override
    public int available() {
        return (int) Math.min(Math.max(file.size() - position(), 0), Integer.MAX_VALUE);
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

    @Override
    public CachedFile cache() {
        FileMemory bytes = memory();
        Handle shared = Birth.NOTHING;
        try {
            shared = file.page(files);
            if (page == null) {
                page = files.pages().ofOpening(files.openings().number(place), position());
            }
            return new CachedFile(bytes.memory(), bytes.offset(), shared, page.handle(true));
        } catch (Failure none) {
            files.host().close(bytes.memory());
            if (shared.value() != 0) {
                files.host().close(shared);
            }
            throw none;
        }
    }

    @Override
    public PipeMemory ring() {
        throw new Failure(Failure.NOT_SUPPORTED);
    }

    @Override
    public Handle watch() {
        if (!isFor(FileCalls.READ)) {
            throw new Failure(Failure.NOT_OPEN);
        }
        if (watch == null) {
            watch = Watch.begin(files, file, place);
        }
        return watch.handle();
    }

    @Override
    public byte[] changes() {
        return Watch.take(watch);
    }

    long badge() {
        return Openings.badge(place);
    }

    RegularFile file() {
        return file;
    }

    private Locks.Range range(long owner, long start, long size, int kind) {
        if (start < 0 || size < 0 || start + size < 0 || kind < UNLOCKED || kind > EXCLUSIVE) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        return new Locks.Range(this, owner, start, size == 0 ? Long.MAX_VALUE : start + size, kind == EXCLUSIVE);
    }

    @Override
    public int lock(long owner, long start, long size, int kind, boolean waits) {
        Locks.Range range = range(owner, start, size, kind);
        if (kind == UNLOCKED) {
            files.locks().unlock(file, range);
            return 0;
        }
        if (!isFor(kind == EXCLUSIVE ? FileCalls.WRITE : FileCalls.READ)) {
            return -Failure.NOT_OPEN;
        }
        hasLocked = true;
        files.locks().lock(file, range, waits);
        return 0;
    }

    @Override
    public LockedRange lockedBy(long owner, long start, long size, int kind) {
        Locks.Range obstacle = files.locks().obstacle(file, range(owner, start, size, kind));
        if (kind == UNLOCKED || obstacle == null) {
            throw new Failure(Failure.NOT_THERE);
        }
        return new LockedRange(obstacle.isExclusive() ? EXCLUSIVE : SHARED, obstacle.owner(), obstacle.start(), obstacle.end() == Long.MAX_VALUE ? 0 : obstacle.end() - obstacle.start());
    }
}
