package astryon.services.fs.archive;

import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.services.fs.Content;
import astryon.sys.Calls;

/** A stretch of the boot archive. */
final class ArchiveContent implements Content {
    private static final int READER_RIGHTS = Rights.Bit.READ | Rights.Bit.EXECUTE | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER;

    private final Handle archive;
    private final Address start;
    private final long offset;

    /** {@code offset}: in the archive's memory object, which is seen so that the stretch is at {@code start}. */
    ArchiveContent(Handle archive, Address start, long offset) {
        this.archive = archive;
        this.start = start;
        this.offset = offset;
    }

    @Override
    public Address start() {
        return start;
    }

    @Override
    public void reserve(long bytes) {
        throw new Failure(Failure.READ_ONLY);
    }

    @Override
    public FileMemory memory() {
        Handle copy = Calls.handleDuplicate(archive, READER_RIGHTS);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return new FileMemory(copy, offset);
    }

    @Override
    public void restore(long size) {
        // It is always there.
    }

    @Override
    public void free() {
        // It is the archive's.
    }
}
