package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.magic.PhysicalAddress;

/** Pages that can be mapped, and where they are. */
public abstract class MemoryObject extends KernelObject {
    /** What {@link #row} says: the frames are not in a row; or they are, but are not zeroed yet; or may be seen, or be written, too, as they are. */
    static final int NO_ROW = 0;
    static final int RAW_ROW = 1;
    static final int SHARED_ROW = 2;
    static final int OWN_ROW = 3;

    /** 64 GiB. */
    public static final long MAX_SIZE = 1L << 36;

    private static long lastNumber;

    private final long number = ++lastNumber;
    private Mapping mappings;
    private int views;
    private int bindings;
    /** {@link #number} of what it is a copy of, or 0. */
    private long original;

    protected MemoryObject() {
        super(ObjectType.MEMORY);
    }

    /** No other one ever has it. */
    public final long number() {
        return number;
    }

    public abstract long size();

    /** The frame behind a page, which is ours alone if it is to be written; {@link Frames#NONE} if there is no such page or none is left. */
    public abstract PhysicalAddress frame(long page, boolean write);

    /** Whether a page that is there may be written as it is. */
    abstract boolean isWritable(long page);

    /** Whether its frames lie in a row and never change. */
    boolean isContiguous() {
        return false;
    }

    /** Whether it may be that pages of 2 MiB can show it. */
    boolean hasRows() {
        return false;
    }

    /** Whether the 512 pages around one, from a multiple of that on, have frames in a row; if they are to be, some that are not zeroed yet are first. Only of what {@link #hasRows}. */
    int row(long page, boolean zero) {
        return NO_ROW;
    }

    /**
     * Another object, which is still to be charged, and then has the same contents once {@link #share} has said so; from then on they part when either is written. Throws
     * {@link KernelError}.
     */
    public final MemoryObject beginCopy() {
        requireUnbound();
        MemoryObject copy = similar();
        copy.original = number;
        return copy;
    }

    /** An object like this one for a copy; throws {@link KernelError}. */
    MemoryObject similar() {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /** Shares a part of its contents with its copy; whether all are. Throws {@link KernelError}. */
    public boolean share(MemoryObject copy) {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /** Whether to share some of it takes as long as a system call may. */
    boolean isMuch() {
        return false;
    }

    public final boolean isCopyOf(MemoryObject other) {
        return original == other.number;
    }

    /** Changes the size, a multiple of the page size; whether that is all done. Throws {@link KernelError}. */
    public boolean resize(long bytes) {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /** Makes pages zero, and gives back what they took, of at most so many; how many more it could have been, 0 or less if some may be left. Throws {@link KernelError}. */
    int discard(long first, long count, int most) {
        return most;
    }

    /** Pages that could be touched and then charged are charged now: touching them takes no more than frames that there are. Throws {@link KernelError}. */
    void commit(long first, long count) {
        // Those of most are.
    }

    /** The endpoint that is asked for pages that are missing, or null if they are made here. */
    public KernelObject pager() {
        return null;
    }

    /** Badge of the calls that ask. */
    public long pagerBadge() {
        return 0;
    }

    /** Whether a page within its size is not there and has to be asked for. */
    boolean lacks(long page) {
        return false;
    }

    /** A page that was asked for has the contents of a frame, unless it is there by now; throws {@link KernelError}. */
    public void supply(long page, PhysicalAddress contents) {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /**
     * Finds the first up to {@code most} pages in a row from {@code first} on that were written since they were supplied or found last; their first byte, plus how many they are,
     * 0 if no page before that one was written. Throws {@link KernelError} unless somebody supplies its pages.
     */
    public long clean(long first, int most) {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /** Makes pages that were supplied, and not written, missing again: how many they were; throws {@link KernelError}. */
    public int evict(long first, int count) {
        throw KernelError.of(ErrorCode.Number.WRONG_STATE);
    }

    /** One binding for a device more, or less. */
    final void bind(int more) {
        bindings += more;
    }

    /** Whether a device reaches it: its frames stay. */
    final boolean isBound() {
        return bindings > 0;
    }

    /** Throws {@link KernelError} if its frames have to stay. */
    final void requireUnbound() {
        if (isBound()) {
            throw KernelError.of(ErrorCode.Number.WRONG_STATE);
        }
    }

    final void add(Mapping mapping) {
        mapping.nextOfMemory = mappings;
        if (mappings != null) {
            mappings.previousOfMemory = mapping;
        }
        mappings = mapping;
        views++;
    }

    final void remove(Mapping mapping) {
        views--;
        if (mapping.previousOfMemory == null) {
            mappings = mapping.nextOfMemory;
        } else {
            mapping.previousOfMemory.nextOfMemory = mapping.nextOfMemory;
        }
        if (mapping.nextOfMemory != null) {
            mapping.nextOfMemory.previousOfMemory = mapping.previousOfMemory;
        }
    }

    /** Pages from {@code first} on, {@code count} of them, are elsewhere or gone: nobody sees the old frames any longer. */
    protected final void forget(long first, long count) {
        long start = first * PageTable.PAGE;
        long end = start + count * PageTable.PAGE;
        for (Mapping mapping = mappings; mapping != null; mapping = mapping.nextOfMemory) {
            // Most of many show something else.
            if (mapping.offset < end && start < mapping.offset + mapping.end.minus(mapping.start).value()) {
                mapping.space.forget(mapping, first, count);
            }
        }
    }

    /** Pages may not be written any more without asking, once {@link #settleWriting} has been called. */
    protected final void forbidWriting(long first, long count) {
        for (Mapping mapping = mappings; mapping != null; mapping = mapping.nextOfMemory) {
            mapping.space.forbidWriting(mapping, first, count);
        }
    }

    /** How many mappings show some of it: so many are asked by {@link #forget} and {@link #forbidWriting}. */
    final int views() {
        return views;
    }

    protected final void settleWriting() {
        for (Mapping mapping = mappings; mapping != null; mapping = mapping.nextOfMemory) {
            mapping.space.settleWriting(mapping);
        }
    }
}
