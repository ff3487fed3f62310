package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Translations;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Privileged;
import astryon.magic.Size;

/**
 * What a process sees: mappings, and the page tables that say the same to the processor, filled in page by page as faults ask for it. Page tables are
 * a cache of the mappings: what is taken from a mapping, or from a memory object, is taken from them at once, what is added is not.
 */
public final class AddressSpace {
    /** Where choosing starts is chosen itself: one of so many pages. */
    private static final long CHOICES = 1L << 28;

    public static final long PAGE = PageTable.PAGE;

    /** To dispose of a mapping is as much work as so many pages. */
    static final int MAPPING = 8;

    /** Of what a system call may do at once. */
    private static int pagesLeft;
    private static long offset;
    private static Address reached = new Address(0);

    private final PhysicalAddress root;
    final Mappings mappings;
    private final AddressRegion whole;
    /** Whose budget pays for page tables and mappings. */
    private KernelObject owner;
    private long charged;
    /** That the page tables show; of those of 2 MiB each counts as what it covers. */
    private long bytesShown;
    /** If it is, or is becoming, a copy: how far. */
    private SpaceCopy copy;
    /** Since it was last asked to be {@link #empty}. */
    private boolean isEmpty;

    private AddressSpace(PhysicalAddress root, Mappings mappings, AddressRegion whole) {
        this.root = root;
        this.mappings = mappings;
        this.whole = whole;
        whole.belongTo(this);
    }

    /** An empty one; throws {@link KernelError} if there is no memory for it. */
    public static AddressSpace create() {
        PhysicalAddress root = PageTable.create();
        if (Frames.isNone(root)) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        Mappings mappings = null;
        AddressRegion whole = null;
        try {
            mappings = Mappings.create();
            PageTable.shareKernel(root, KernelWindow.root());
            whole = AddressRegion.whole(new Address(UserSpace.CHOICE_START + Chance.next() % CHOICES * PageTable.PAGE));
            return new AddressSpace(root, mappings, whole);
        } catch (KernelError noMemory) {
            Objects.free(whole);
            if (mappings != null) {
                mappings.free();
            }
            Frames.free(root);
            throw noMemory;
        }
    }

    /** Tells who pays; once, before anything is mapped. */
    public void belongTo(KernelObject process) {
        owner = process;
    }

    /** Whose budget, or null. */
    Budget payer() {
        return owner == null ? null : owner.budget();
    }

    private void charge(long bytes) {
        if (owner != null) {
            owner.charge(bytes);
            charged += bytes;
        }
    }

    private void uncharge(long bytes) {
        if (owner != null) {
            owner.uncharge(bytes);
            charged -= bytes;
        }
    }

    /** What the page table register is set to. */
    public PhysicalAddress root() {
        return root;
    }

    /** Of memory, its own and what others see, too, that its process has used so far. */
    public long bytesShown() {
        return bytesShown;
    }

    /** All of it, as its process has it. */
    public AddressRegion whole() {
        return whole;
    }

    /** Up to where a part of a choice, or of what is done to a range, came last that was not all: there it may go on. */
    public static Address reached() {
        return reached;
    }

    /** So far has it come. */
    static void stopAt(Address at) {
        reached = at;
    }

    /** Whether nothing is mapped between two addresses. */
    boolean isFree(Address start, Address end) {
        int index = mappings.firstEndingAfter(start);
        return index == mappings.count() || end.isAtOrBelow(mappings.get(index).start);
    }

    /** Maps memory from {@code offset} on where nothing is; throws {@link KernelError}. The protection may be changed within {@code allowed}. */
    void map(MemoryObject memory, Address start, Address end, long offset, int protection, int allowed) {
        mappings.makeRoom(1);
        add(memory, start, end, offset, protection, allowed);
    }

    /** The same where there is {@link Mappings#makeRoom room}. */
    void add(MemoryObject memory, Address start, Address end, long offset, int protection, int allowed) {
        charge(Mapping.COST);
        Mapping mapping = null;
        try {
            mapping = new Mapping(this, start, end, memory, offset, protection, allowed);
        } catch (KernelError noMemory) {
            uncharge(Mapping.COST);
            throw noMemory;
        }
        mappings.insert(mapping);
        memory.add(mapping);
        memory.retain();
    }

    /** Removes the mapping that starts exactly here; whether that is all done. */
    boolean unmap(Address start) {
        int index = mappings.firstEndingAfter(start);
        if (index == mappings.count() || !mappings.get(index).start.equals(start)) {
            throw KernelError.of(ErrorCode.Number.NOT_MAPPED);
        }
        pagesLeft = Work.PAGES;
        return remove(index);
    }

    /** Removes whatever is mapped in a range, of mappings only the part in it; whether that is all done. */
    boolean unmap(Address start, Size size) {
        cut(start, size);
        return removeAll(start, start.plus(size));
    }

    /** Removes a part of what is mapped between two addresses across which nothing reaches; whether nothing is left. */
    boolean removeAll(Address start, Address end) {
        pagesLeft = Work.PAGES;
        int first = mappings.firstEndingAfter(start);
        int index = mappings.firstEndingAfter(end.minus(1));
        index = index < mappings.count() && mappings.get(index).start.isBelow(end) ? index : index - 1;
        while (index >= first && remove(index)) {
            index--;
        }
        return index < first;
    }

    /** Removes a mapping, from its end down, or as much as may be now; whether it is gone. */
    private boolean remove(int index) {
        Mapping mapping = mappings.get(index);
        Address reached = removePages(mapping.start, mapping.end);
        if (mapping.start.isBelow(reached) || !mapping.memory.mayGo()) {
            // As long as it is there it has a page, by which it is found.
            mapping.end = mapping.start.isBelow(reached) ? reached : mapping.start.plus(PageTable.PAGE);
            mapping.stale = mapping.end.isBelow(mapping.stale) ? mapping.end : mapping.stale;
            return false;
        }
        dispose(mappings.remove(index));
        pagesLeft -= MAPPING;
        return true;
    }

    /**
     * Changes the protection of whatever is mapped in a range, as far as mapping it allowed; whether that is all done, or before {@link #reached}. Throws {@link KernelError} and changes nothing if
     * more is asked.
     */
    boolean protect(Address start, Size size, int protection) {
        Address end = start.plus(size);
        for (int i = mappings.firstEndingAfter(start); i < mappings.count() && mappings.get(i).start.isBelow(end); i++) {
            if ((protection & ~mappings.get(i).allowed) != 0) {
                throw KernelError.of(ErrorCode.Number.MISSING_RIGHT);
            }
        }
        pagesLeft = Work.PAGES;
        for (int i = cut(start, size); i < mappings.count() && mappings.get(i).start.isBelow(end); i++) {
            Mapping mapping = mappings.get(i);
            int wanted = protection | mapping.protection & Protection.SHARED;
            if (mapping.protection != wanted) {
                mapping.protection = wanted;
                mapping.stale = mapping.end;
            }
            mapping.stale = removePages(mapping.start, mapping.stale);
            reached = mapping.start;
            if (mapping.start.isBelow(mapping.stale)) {
                return false;
            }
            if (--pagesLeft <= 0) {
                reached = mapping.end;
                return !reached.isBelow(end);
            }
        }
        return true;
    }

    /**
     * Pages of a range that may be written are zero after this; whether all are, or those before {@link #reached}. Throws {@link KernelError} if there is no memory to part
     * from a copy.
     */
    boolean discard(Address start, Size size) {
        Address end = start.plus(size);
        int left = Work.PAGES;
        for (int i = mappings.firstEndingAfter(start); i < mappings.count() && mappings.get(i).start.isBelow(end); i++) {
            Mapping mapping = mappings.get(i);
            if ((mapping.protection & Protection.WRITE) != 0) {
                Address from = mapping.start.isBelow(start) ? start : mapping.start;
                Address to = end.isBelow(mapping.end) ? end : mapping.end;
                reached = from;
                left = mapping.memory.discard(mapping.pageAt(from), to.minus(from).value() / PageTable.PAGE, left);
                if (left <= 0) {
                    return false;
                }
            }
            reached = mapping.end;
            if (--left == 0) {
                return !reached.isBelow(end);
            }
        }
        return true;
    }

    /** No mapping reaches across an end of the range after this; index of the first one in it. Throws {@link KernelError}. */
    private int cut(Address start, Size size) {
        mappings.makeRoom(2);
        cutAt(start.plus(size));
        cutAt(start);
        return mappings.firstEndingAfter(start);
    }

    private void cutAt(Address at) {
        Mapping mapping = mappings.at(at);
        if (mapping == null || mapping.start.equals(at)) {
            return;
        }
        // Pages of 2 MiB do not outlive the unity of their mapping.
        removeLarge(at);
        Address end = mapping.end;
        mapping.end = at;
        try {
            add(mapping.memory, at, end, mapping.offset + at.minus(mapping.start).value(), mapping.protection, mapping.allowed);
        } catch (KernelError noMemory) {
            mapping.end = end;
            throw noMemory;
        }
        if (at.isBelow(mapping.stale)) {
            mappings.at(at).stale = mapping.stale;
            mapping.stale = at;
        }
    }

    private void dispose(Mapping mapping) {
        mapping.memory.remove(mapping);
        mapping.memory.release();
        Objects.free(mapping);
        uncharge(Mapping.COST);
    }

    /** Nobody sees any page of a range any longer, or of a page of 2 MiB that reaches into it. */
    void removeAllPages(Address start, Address end) {
        int left = pagesLeft;
        pagesLeft = Integer.MAX_VALUE;
        removePages(start, end);
        pagesLeft = left;
    }

    /** If a page of 2 MiB is seen at {@code address}, it is no longer. */
    void removeLarge(Address address) {
        if (PageTable.hasRoomForLarge(root, address)) {
            Address page = address.alignDown(PageTable.PAGE);
            removeAllPages(page, page.plus(PageTable.PAGE));
        }
    }

    /** From the end down, as many as {@link #pagesLeft}: nobody sees them any longer. Where it stopped. Untouched stretches count as one page, however long they are. */
    private Address removePages(Address start, Address end) {
        long found = 0;
        Address reached = end;
        int left = pagesLeft;
        while (start.isBelow(reached) && left-- > 0) {
            Address page = reached.minus(PageTable.PAGE);
            if ((PageTable.unmap(root, page) & PageTable.PRESENT) != 0) {
                Privileged.invalidatePage(page);
                found += PageTable.span();
            }
            reached = page.alignDown(PageTable.span());
        }
        pagesLeft = left;
        bytesShown -= found;
        reached = reached.isBelow(start) ? start : reached;
        if (found > 0) {
            Translations.dropElsewhere(root, reached, end);
        }
        return reached;
    }

    /** What a mapping of this space shows of some pages of its object, of which it shows one at least, is no longer true. */
    void forget(Mapping mapping, long first, long count) {
        long from = first * PageTable.PAGE - mapping.offset;
        long to = from + count * PageTable.PAGE;
        long size = mapping.end.minus(mapping.start).value();
        from = from < 0 ? 0 : from;
        to = to > size ? size : to;
        removeAllPages(mapping.start.plus(from), mapping.start.plus(to));
    }

    /** Writing to some pages of a mapping's object faults from now on, on other processors after {@link #settleWriting}. */
    void forbidWriting(Mapping mapping, long first, long count) {
        long from = first * PageTable.PAGE - mapping.offset;
        long to = from + count * PageTable.PAGE;
        long size = mapping.end.minus(mapping.start).value();
        PageTable.forbidWriting(root, mapping.start.plus(from < 0 ? 0 : from), mapping.start.plus(to > size ? size : to));
    }

    /** Every processor knows which pages of a mapping may not be written. */
    void settleWriting(Mapping mapping) {
        Translations.dropElsewhere(root, mapping.start, mapping.end);
    }

    /** Makes the page at {@code address} present for such an access; false if nothing may be there, or no frame is left. */
    public boolean resolve(Address address, boolean write, boolean execute) {
        return Resolution.resolve(this, address, write, execute, Resolution.SMALL);
    }

    /** The same for an access of the program, which is made again: it may be that there is only a part done of what a page of 2 MiB takes. */
    public boolean resolveAgain(Address address, boolean write, boolean execute) {
        return Resolution.resolve(this, address, write, execute, Resolution.ZERO);
    }

    /** The frame behind a page, for reading or writing; {@link Frames#NONE} if that cannot be. */
    public PhysicalAddress touch(Address page, boolean write) {
        return Resolution.touch(this, page, write);
    }

    /** The object that has to be asked for the page at {@code address} before such an access can be, or null; {@link #offset} tells where in it. */
    public MemoryObject lacking(Address address, boolean write, boolean execute) {
        Mapping mapping = mappings.at(address);
        if (mapping == null || !mapping.allows(write, execute) || !mapping.memory.lacks(mapping.pageAt(address))) {
            return null;
        }
        offset = mapping.offsetAt(address);
        return mapping.memory;
    }

    /** Page tables show so much more. */
    void show(long bytes) {
        bytesShown += bytes;
    }

    /** Tables that the page needs and that are missing are paid for. */
    boolean payForTables(Address page, int level) {
        int missing = PageTable.missingTables(root, page, level);
        if (missing > 0) {
            if (owner != null && !owner.covers(missing * PageTable.PAGE)) {
                return false;
            }
            charge(missing * PageTable.PAGE);
        }
        return true;
    }

    /** The memory object that is seen at {@code address}, or null; {@link #offset} tells where in it. */
    public MemoryObject memoryAt(Address address) {
        Mapping mapping = mappings.at(address);
        if (mapping == null) {
            return null;
        }
        offset = mapping.offsetAt(address);
        return mapping.memory;
    }

    /** Where in its object the address lies that {@link #memoryAt} or {@link #lacking} was asked for last. */
    public static long offset() {
        return offset;
    }

    /** Shows here, where nothing is mapped yet, a part of what {@code original} shows, see {@link SpaceCopy}; whether all is shown. Throws {@link KernelError}. */
    public boolean copyFrom(AddressSpace original) {
        if (copy == null) {
            copy = new SpaceCopy(this);
        }
        return copy.goOn(original);
    }

    /** Unmaps a part of everything, for good; whether nothing is left. No processor may have the root loaded: whole tables go, whatever they show. */
    public boolean empty() {
        whole.leave();
        if (!PageTable.prune(root, Work.PAGES) || copy != null && !copy.mayGo()) {
            return false;
        }
        int index = mappings.count() - 1;
        for (int left = Work.PAGES; index >= 0 && left > 0 && mappings.get(index).memory.mayGo(); left -= MAPPING) {
            dispose(mappings.remove(index--));
        }
        isEmpty = index < 0;
        return isEmpty;
    }

    /** Gives back everything. No processor may have the root loaded. */
    public void destroy() {
        while (!isEmpty) {
            empty();
        }
        mappings.free();
        Objects.free(copy);
        Objects.free(whole);
        Frames.free(root);
        uncharge(charged);
    }
}
