package astryon.services.fs;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.FileCache;
import astryon.services.kit.Leftovers;
import astryon.services.kit.SharedMemory;
import astryon.sys.SystemError;

/** Pages that a keeper has, too: for a file under its number, for something open under its number there, each with a bit of its own above. */
public final class KeptPages implements SharedPage.Source {
    private static final long FILE = 1L << 62;
    private static final long OPENING = 1L << 61;

    private final Leftovers left;

    public KeptPages(Leftovers left) {
        this.left = left;
    }

    /** Whoever reads a file by a page that an earlier program made has to call again: it tells of no changes any more. Before {@link #positionLeft}. */
    public void expire() {
        for (long key = left.next(FILE); key >= 0; key = left.next(key + 1)) {
            try (SharedMemory page = SharedMemory.map(left.find(key), Protection.READ | Protection.WRITE)) {
                Address changes = page.start().plus(FileCache.CHANGES);
                changes.storeOrderedLong(changes.loadLong() | 1);
            }
            left.drop(key);
        }
    }

    private SharedPage create(long key) {
        try {
            SharedMemory memory = SharedMemory.create(UserSpace.PAGE);
            left.keep(key, memory.handle());
            return new KernelPage(memory, () -> left.drop(key));
        } catch (SystemError none) {
            throw new Failure(Failure.NO_MEMORY);
        }
    }

    @Override
    public SharedPage ofFile(long number) {
        return create(FILE | number);
    }

    @Override
    public SharedPage ofOpening(int number, long position) {
        SharedPage page = create(OPENING | number);
        page.start().plus(FileCache.POSITION).storeOrderedLong(position);
        return page;
    }

    @Override
    public long positionLeft(int number, long otherwise) {
        Handle memory = left.find(OPENING | number);
        if (memory.value() == 0) {
            return otherwise;
        }
        try (SharedMemory page = SharedMemory.map(memory, Protection.READ | Protection.WRITE)) {
            return FileCache.takePosition(page.start());
        } finally {
            left.drop(OPENING | number);
        }
    }

    /** Positions of what nobody has open. */
    public void dropPositions() {
        for (long key = left.next(OPENING); key >= 0 && key < FILE; key = left.next(key + 1)) {
            left.drop(key);
        }
    }
}
