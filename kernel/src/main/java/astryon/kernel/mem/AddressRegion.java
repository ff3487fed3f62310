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
    /** The first of its parts, which are linked by address, and how many there are. */
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

    /**
     * A part of this one that becomes a region of its own; nothing may be there. With 0 for the address it is chosen, from {@code searched} on; null if that is not all done, but up to
     * {@link AddressSpace#reached}. Throws {@link KernelError}.
     */
    public AddressRegion part(Address wanted, Address searched, Size size, long alignment) {
        if (depth == MAX_DEPTH) {
            throw KernelError.of(ErrorCode.Number.TOO_DEEP);
        }
        if (partCount == MAX_PARTS) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Address from = wanted.isZero() ? choose(searched, size, alignment) : free(wanted, size);
        if (from.isZero()) {
            return null;
        }
        AddressRegion part = new AddressRegion(from, from.plus(size), from, depth + 1);
        part.space = space;
        part.parent = this;
        AddressRegion before = lastEndingBefore(from);
        part.nextPart = before == null ? parts : before.nextPart;
        if (before == null) {
            parts = part;
        } else {
            before.nextPart = part;
        }
        partCount++;
        return part;
    }

    /**
     * Maps {@code size} bytes of {@code memory} from {@code offset}; all page multiples and inside the object. Where it went, which with 0 for the address is chosen. The protection may
     * be changed within {@code allowed}. Throws {@link KernelError}.
     */
    public Address map(MemoryObject memory, Address wanted, long offset, Size size, int protection, int allowed) {
        Address at = new Address(0);
        Address searched = at;
        while (at.isZero()) {
            at = mapOrSearch(memory, wanted, searched, offset, size, protection, allowed);
            searched = AddressSpace.reached();
        }
        return at;
    }

    /** The same where a place is chosen from {@code searched} on; 0 if that is not all done, but up to {@link AddressSpace#reached}. */
    public Address mapOrSearch(MemoryObject memory, Address wanted, Address searched, long offset, Size size, int protection, int allowed) {
        boolean large = size.value() >= PageTable.LARGE_PAGE && (offset & PageTable.LARGE_PAGE - 1) == 0 && memory.hasRows();
        Address at = wanted.isZero() ? choose(searched, size, large ? PageTable.LARGE_PAGE : PageTable.PAGE) : free(wanted, size);
        if (!at.isZero()) {
            space.map(memory, at, at.plus(size), offset, protection, allowed);
        }
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
     * Changes the protection of whatever is mapped in a range, as far as mapping it allowed; whether that is all done, or before {@link AddressSpace#reached}. Throws {@link KernelError} and changes nothing if
     * more is asked.
     */
    public boolean protect(Address at, Size size, int protection) {
        requireOwn(at, size);
        return space.protect(at, size, protection);
    }

    /** Pages of a range that may be written are zero after this; whether all are, or those before {@link AddressSpace#reached}. Throws {@link KernelError} if there is no memory to part from a copy. */
    public boolean discard(Address at, Size size) {
        requireOwn(at, size);
        return space.discard(at, size);
    }

    /** To touch pages of a range, which may be read, does not fail for want of memory after this; whether for all, or those before {@link AddressSpace#reached}. Throws {@link KernelError}. */
    public boolean commit(Address at, Size size) {
        requireOwn(at, size);
        return Commitment.make(space, at, size);
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
        AddressRegion part = firstEndingAfter(from);
        return part != null && part.start.isBelow(from.plus(size)) ? part : null;
    }

    /** The last of its parts that does not reach beyond {@code address}, or null. */
    private AddressRegion lastEndingBefore(Address address) {
        AddressRegion before = null;
        for (AddressRegion part = parts; part != null && part.end.isAtOrBelow(address); part = part.nextPart) {
            before = part;
        }
        return before;
    }

    /** The lowest gap that is large enough, from this region's own place or {@code searched} on; 0 if only so much of it has been looked at. Throws {@link KernelError} if there is none. */
    private Address choose(Address searched, Size size, long alignment) {
        Mappings mappings = space.mappings;
        Address from = (searched.isBelow(choiceStart) ? choiceStart : searched).alignUp(alignment);
        int next = mappings.firstEndingAfter(from);
        AddressRegion part = parts == null ? null : firstEndingAfter(from);
        for (int left = Work.MAPPINGS; left > 0; left--) {
            Address end = from;
            if (next < mappings.count() && mappings.get(next).start.isBelow(from.plus(size))) {
                end = mappings.get(next++).end;
            } else if (part != null && part.start.isBelow(from.plus(size))) {
                end = part.end;
                part = part.nextPart;
            } else if (contains(from, size)) {
                return from;
            } else {
                throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
            }
            from = from.isBelow(end) ? end.alignUp(alignment) : from;
        }
        AddressSpace.stopAt(from);
        return new Address(0);
    }

    private AddressRegion firstEndingAfter(Address address) {
        AddressRegion before = lastEndingBefore(address);
        return before == null ? parts : before.nextPart;
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
