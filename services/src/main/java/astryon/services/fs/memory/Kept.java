package astryon.services.fs.memory;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.protocol.Keeper;
import astryon.services.fs.Content;
import astryon.services.fs.FileSystem;
import astryon.services.fs.KernelPage;
import astryon.services.fs.MemoryJournal;
import astryon.services.fs.Restoration;
import astryon.services.fs.SharedPage;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.SystemError;

/**
 * What of the file system outlives the program, left with a {@link Keeper}: the journal under 0, the bytes of a file under its number, and, where clients read without calls, the page that they look at under its
 * number and a bit above.
 */
final class Kept implements MemoryJournal.Room {
    private static final long JOURNAL = 0;
    private static final long PAGE = 1L << 62;

    private final Keeper keeper;
    private final MemoryJournal journal = new MemoryJournal(this);
    private SharedMemory current;
    private SharedMemory next;

    Kept(Keeper keeper) {
        this.keeper = keeper;
        if (keeper.next(JOURNAL) == JOURNAL) {
            current = SharedMemory.map(keeper.kept(JOURNAL), Protection.READ | Protection.WRITE);
        }
    }

    MemoryJournal journal() {
        return journal;
    }

    /** Leaves a memory object. Throws {@link Failure} if it is not taken. */
    void keep(long key, Handle memory) {
        Handle copy = Calls.handleDuplicate(memory, Rights.Bit.ALL);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        keeper.keep(key, copy);
    }

    Keeper keeper() {
        return keeper;
    }

    /** Nobody will look for the bytes of a file any more, once that counts. */
    void drop(long number) {
        journal.afterCommit(() -> keeper.drop(number));
    }

    /** Whether this is the first program that has the file system. */
    boolean isNew() {
        return current == null;
    }

    /** Begins to write down what becomes of a file system, which is made what an earlier program left. */
    void open(FileSystem files) {
        boolean isNew = isNew();
        Restoration restoration = journal.open(files);
        if (isNew) {
            return;
        }
        for (long key = keeper.next(1); key >= 0; key = keeper.next(key + 1)) {
            if (key >= PAGE) {
                expire(key);
            } else if (!restoration.has(key)) {
                keeper.drop(key);
            }
        }
    }

    /** Whoever reads a file by this page has to call again: it tells of no changes any more. */
    private void expire(long key) {
        try (SharedMemory page = SharedMemory.map(keeper.kept(key), Protection.READ | Protection.WRITE)) {
            Address changes = page.start().plus(FileCache.CHANGES);
            changes.storeOrderedLong(changes.loadLong() | 1);
        }
        keeper.drop(key);
    }

    Content content(long number) {
        return new MemoryContent(this, number);
    }

    SharedPage page(long file) {
        try {
            SharedMemory memory = SharedMemory.create(UserSpace.PAGE);
            if (file != 0) {
                keep(PAGE | file, memory.handle());
            }
            return new KeptPage(file, new KernelPage(memory));
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    /** A page that is dropped when it is free. */
    private final class KeptPage implements SharedPage {
        private final long file;
        private final SharedPage page;

        private KeptPage(long file, SharedPage page) {
            this.file = file;
            this.page = page;
        }

        @Override
        public Address start() {
            return page.start();
        }

        @Override
        public Handle handle(boolean writable) {
            return page.handle(writable);
        }

        @Override
        public void free() {
            page.free();
            if (file != 0) {
                keeper.drop(PAGE | file);
            }
        }
    }

    @Override
    public Address current() {
        return current == null ? new Address(0) : current.start();
    }

    @Override
    public long currentBytes() {
        return current.size();
    }

    @Override
    public Address create(long bytes) {
        try {
            next = SharedMemory.create(bytes);
            return next.start();
        } catch (SystemError none) {
            throw new Failure(Failure.NO_SPACE);
        }
    }

    @Override
    public void install() {
        keep(JOURNAL, next.handle());
        if (current != null) {
            current.close();
        }
        current = next;
    }
}
