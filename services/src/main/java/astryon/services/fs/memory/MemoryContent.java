package astryon.services.fs.memory;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Failure;
import astryon.protocol.FileMemory;
import astryon.services.fs.Content;
import astryon.sys.Calls;
import astryon.sys.Startup;

/**
 * The bytes of a file in a memory object of its own, so that others can map them. Their pages are paid for when they are promised: a file that has room keeps it. The object outlives the program; in the
 * next one it is asked for when the bytes are.
 */
final class MemoryContent implements Content {
    /** Up to here room is doubled; from there on a quarter is added. */
    private static final long LARGE = 1 << 20;
    private static final int READER_RIGHTS = Rights.Bit.READ | Rights.Bit.EXECUTE | Rights.Bit.DUPLICATE | Rights.Bit.TRANSFER;

    private final Kept kept;
    private final long number;
    /** How many bytes count of what an earlier program left and nobody has asked for yet; negative where there is no such thing. */
    private long left = -1;
    private Handle memory = new Handle(0);
    private Address start = new Address(0);
    private long capacity;

    MemoryContent(Kept kept, long number) {
        this.kept = kept;
        this.number = number;
    }

    @Override
    public void restore(long size) {
        left = size;
    }

    @Override
    public Address start() {
        find();
        return start;
    }

    /** Finds what an earlier program left. */
    private void find() {
        if (left > 0) {
            long bytes = pages(left);
            Handle found = kept.left().find(number);
            // What is behind the end was not the file's any more, or not yet.
            Address place = Calls.memorySize(found) > bytes && Calls.memoryResize(found, new Size(bytes)) < 0 ? new Address(-1) : map(found, bytes);
            if (place.value() < 0) {
                Calls.handleClose(found);
                throw new Failure(Failure.NO_MEMORY);
            }
            for (long i = left; i < bytes; i++) {
                place.plus(i).storeByte((byte) 0);
            }
            memory = found;
            start = place;
            capacity = bytes;
        }
        left = -1;
    }

    private static Address map(Handle memory, long bytes) {
        return Calls.memoryMap(Startup.block().process(), memory, new Address(0), 0, new Size(bytes), Protection.READ | Protection.WRITE);
    }

    @Override
    public void reserve(long bytes) {
        find();
        if (bytes <= capacity) {
            return;
        }
        long roomy = Math.max(bytes, capacity < LARGE ? 2 * capacity : capacity + capacity / 4);
        if (!grow(pages(roomy)) && !grow(pages(bytes))) {
            throw new Failure(Failure.NO_SPACE);
        }
    }

    private static long pages(long bytes) {
        return bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE;
    }

    private boolean grow(long bytes) {
        Handle process = Startup.block().process();
        boolean fresh = capacity == 0;
        Handle larger = fresh ? Calls.memoryCreate(new Size(bytes)) : memory;
        if (larger.isError() || !fresh && Calls.memoryResize(memory, new Size(bytes)) < 0) {
            return false;
        }
        Address place = map(larger, bytes);
        if (place.value() < 0 || fresh && !isKept(larger)) {
            if (place.value() >= 0) {
                Calls.memoryUnmap(process, place);
            }
            if (fresh) {
                Calls.handleClose(larger);
            } else {
                Calls.memoryResize(memory, new Size(capacity));
            }
            return false;
        }
        if (!fresh) {
            Calls.memoryUnmap(process, start);
        }
        memory = larger;
        start = place;
        capacity = bytes;
        return true;
    }

    private boolean isKept(Handle fresh) {
        try {
            kept.left().keep(number, fresh);
            return true;
        } catch (Failure full) {
            return false;
        }
    }

    @Override
    public FileMemory memory() {
        reserve(1);
        Handle copy = Calls.handleDuplicate(memory, READER_RIGHTS);
        if (copy.isError()) {
            throw new Failure(Failure.NO_MEMORY);
        }
        return new FileMemory(copy, 0);
    }

    @Override
    public void free() {
        if (capacity > 0) {
            Calls.memoryUnmap(Startup.block().process(), start);
            Calls.handleClose(memory);
            capacity = 0;
        }
        left = -1;
        kept.drop(number);
    }
}
