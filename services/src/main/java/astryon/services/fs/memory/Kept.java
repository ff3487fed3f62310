package astryon.services.fs.memory;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.services.fs.Content;
import astryon.services.fs.FileSystem;
import astryon.services.fs.KeptOpenings;
import astryon.services.fs.KeptPages;
import astryon.services.fs.MemoryJournal;
import astryon.services.fs.Openings;
import astryon.services.fs.Restoration;
import astryon.services.kit.Leftovers;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.SystemError;

/** What of the file system outlives the program: the journal under 0, the bytes of a file under its number, who has what open and the pages that clients look at under keys far above. */
final class Kept implements MemoryJournal.Room {
    private static final long JOURNAL = 0;
    /** The budget that this program spends from. */
    private static final Handle OWN = new Handle(0);
    private static final long OPENINGS = 1L << 60;

    private final Leftovers left;
    private final MemoryJournal journal = new MemoryJournal(this);
    private final KeptPages pages;
    private SharedMemory current;
    private SharedMemory next;

    Kept(Leftovers left) {
        this.left = left;
        pages = new KeptPages(left);
        Handle found = left.find(JOURNAL);
        if (found.value() != 0) {
            current = SharedMemory.map(found, Protection.READ | Protection.WRITE);
        }
    }

    MemoryJournal journal() {
        return journal;
    }

    KeptPages pages() {
        return pages;
    }

    Openings openings() {
        return new Openings(new KeptOpenings(left, OPENINGS));
    }

    Leftovers left() {
        return left;
    }

    /** Nobody will look for the bytes of a file any more, once that counts. */
    void drop(long number) {
        journal.afterCommit(() -> left.drop(number));
    }

    /** Whether this is the first program that has the file system. */
    boolean isNew() {
        return current == null;
    }

    /** Begins to write down what becomes of a file system, which is made what an earlier program left. */
    void open(FileSystem files) {
        pages.expire();
        boolean isNew = isNew();
        Restoration restoration = journal.open(files);
        if (isNew) {
            return;
        }
        pages.dropPositions();
        for (long key = left.next(1); key >= 0 && key < OPENINGS; key = left.next(key + 1)) {
            if (!restoration.has(key)) {
                left.drop(key);
            }
        }
    }

    Content.Store store() {
        return new Content.Store() {
            @Override
            public Content create(long number) {
                return new MemoryContent(Kept.this, number);
            }

            /** What this program may spend beside what it has spent; others may be quicker. */
            @Override
            public long available() {
                return Math.max(Calls.budgetLimit(OWN) - Calls.budgetUsed(OWN), 0);
            }
        };
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
        left.keep(JOURNAL, next.handle());
        if (current != null) {
            current.close();
        }
        current = next;
    }
}
