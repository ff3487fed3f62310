package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.Recursive;
import astryon.magic.Size;

/**
 * Addresses of a process, in which whoever has the region may map, and nobody else: a part of it that became a region of its own is that one's until it ends, and with
 * it all that is mapped there. The first region of a space is all of it, and is its process's. A region lives as long as handles to it, and no longer than what it is a
 * part of; then it is only good for being closed.
 */
public final class AddressRegion extends KernelObject {
    /** How often a region may be a part of a part. */
    private static final int MAX_DEPTH = 8;
    /** Most parts of one region. */
    private static final int MAX_PARTS = 128;

    private final Address start;
    private final Address end;
    /** Where choosing starts. */
    private final Address choiceStart;
    private final int depth;
    /** Null once it has ended. */
    private AddressSpace space;
    private AddressRegion parent;
    /** The first of its parts, and how many there are. */
    private AddressRegion parts;
    private int partCount;
    private AddressRegion nextPart;

    private AddressRegion(Address start, Address end, Address choiceStart, int depth) {
        super(ObjectType.REGION);
        this.start = start;
        this.end = end;
        this.choiceStart = choiceStart;
        this.depth = depth;
    }

    /** All addresses a process can have; throws {@link KernelError} if there is no memory. */
    static AddressRegion whole(Address choiceStart) {
        return new AddressRegion(new Address(UserSpace.START), new Address(UserSpace.END), choiceStart, 1);
    }

    void belongTo(AddressSpace owner) {
        space = owner;
    }

    public Address start() {
        return start;
    }

    public long size() {
        return end.minus(start).value();
    }

    /** Throws {@link KernelError} if it has ended. */
    public void requireAlive() {
        if (space == null) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
    }

    /** A part of this one that becomes a region of its own; nothing may be there. With 0 for the address it is chosen. Throws {@link KernelError}. */
    public AddressRegion part(Address wanted, Size size, long alignment) {
        if (depth == MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        if (partCount == MAX_PARTS) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Address from = wanted.isZero() ? choose(size, alignment) : free(wanted, size);
        AddressRegion part = new AddressRegion(from, from.plus(size), from, depth + 1);
        part.space = space;
        part.parent = this;
        part.nextPart = parts;
        parts = part;
        partCount++;
        return part;
    }

    /**
     * Maps {@code size} bytes of {@code memory} from {@code offset}; all page multiples and inside the object. Where it went. The protection may
     * be changed within {@code allowed}. Throws {@link KernelError}.
     */
    public Address map(MemoryObject memory, Address wanted, long offset, Size size, int protection, int allowed) {
        boolean large = size.value() >= PageTable.LARGE_PAGE && (offset & PageTable.LARGE_PAGE - 1) == 0 && memory.hasRows();
        Address at = wanted.isZero() ? choose(size, large ? PageTable.LARGE_PAGE : PageTable.PAGE) : free(wanted, size);
        space.map(memory, at, at.plus(size), offset, protection, allowed);
        return at;
    }

    /** Removes the mapping that starts exactly here; whether that is all done, or has to be asked for again. */
    public boolean unmap(Address at) {
        requireOwn(at, new Size(PageTable.PAGE));
        return space.unmap(at);
    }

    /** Removes whatever is mapped in a range, of mappings only the part in it; whether that is all done. */
    public boolean unmap(Address at, Size size) {
        requireOwn(at, size);
        return space.unmap(at, size);
    }

    /**
     * Changes the protection of whatever is mapped in a range, as far as mapping it allowed; whether that is all done. Throws {@link KernelError} and changes nothing if
     * more is asked.
     */
    public boolean protect(Address at, Size size, int protection) {
        requireOwn(at, size);
        return space.protect(at, size, protection);
    }

    /** Pages of a range that may be written are zero after this; whether all are. Throws {@link KernelError} if there is no memory to part from a copy. */
    public boolean discard(Address at, Size size) {
        requireOwn(at, size);
        return space.discard(at, size);
    }

    /** To touch pages of a range, which may be written, does not fail for want of memory after this; throws {@link KernelError}. */
    public void commit(Address at, Size size) {
        requireOwn(at, size);
        Commitment.make(space, at, size);
    }

    /** Ends it and its parts; what is mapped there is no longer, and the addresses are its parent's again. Whether that is all done. */
    @Recursive(most = MAX_DEPTH, reason = "each is a part of the one before")
    public boolean end() {
        if (space == null) {
            return true;
        }
        while (parts != null) {
            AddressRegion part = parts;
            parts = part.nextPart;
            partCount--;
            part.leave();
        }
        if (!space.removeAll(start, end)) {
            return false;
        }
        parent.remove(this);
        leave();
        return true;
    }

    /** It and its parts have no space any more. */
    @Recursive(most = MAX_DEPTH, reason = "each is a part of the one before")
    void leave() {
        space = null;
        parent = null;
        while (parts != null) {
            AddressRegion part = parts;
            parts = part.nextPart;
            part.leave();
        }
    }

    private void remove(AddressRegion part) {
        AddressRegion before = null;
        for (AddressRegion step = parts; step != part; step = step.nextPart) {
            before = step;
        }
        if (before == null) {
            parts = part.nextPart;
        } else {
            before.nextPart = part.nextPart;
        }
        partCount--;
    }

    /** The range lies in it, and in none of its parts. */
    @Inline
    private void requireOwn(Address from, Size size) {
        if (parts != null || !contains(from, size)) {
            lookCloser(from, size);
        }
    }

    private void lookCloser(Address from, Size size) {
        if (!contains(from, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        if (partIn(from, size) != null) {
            throw KernelError.of(ErrorCode.Number.OVERLAP);
        }
    }

    /** The address; throws {@link KernelError} unless the range is this region's own, and nothing is there. */
    private Address free(Address from, Size size) {
        requireOwn(from, size);
        if (!space.isFree(from, from.plus(size))) {
            throw KernelError.of(ErrorCode.Number.OVERLAP);
        }
        return from;
    }

    @Inline
    private boolean contains(Address from, Size size) {
        return start.isAtOrBelow(from) && from.isBelow(end) && size.isAtOrBelow(new Size(end.minus(from).value()));
    }

    private AddressRegion partIn(Address from, Size size) {
        AddressRegion part = parts;
        while (part != null && !(part.start.isBelow(from.plus(size)) && from.isBelow(part.end))) {
            part = part.nextPart;
        }
        return part;
    }

    /** The lowest gap that is large enough, from this region's own place on; throws {@link KernelError} if there is none. */
    private Address choose(Size size, long alignment) {
        Mappings mappings = space.mappings;
        Address from = choiceStart.alignUp(alignment);
        int next = mappings.firstEndingAfter(from);
        while (next < mappings.count() || parts != null) {
            if (next < mappings.count() && mappings.get(next).start.isBelow(from.plus(size))) {
                from = mappings.get(next).end.alignUp(alignment);
                next++;
            } else if (parts == null || partIn(from, size) == null) {
                break;
            } else {
                from = partIn(from, size).end.alignUp(alignment);
            }
            while (next < mappings.count() && mappings.get(next).end.isAtOrBelow(from)) {
                next++;
            }
        }
        if (!contains(from, size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return from;
    }

    @Override
    protected boolean endsAtOnce() {
        return space == null;
    }

    @Override
    protected boolean empty() {
        return end();
    }

    /** The last handle to it is gone. */
    @Override
    protected void destroy() {
        while (!end()) {
            // A part after the other.
        }
    }
}
