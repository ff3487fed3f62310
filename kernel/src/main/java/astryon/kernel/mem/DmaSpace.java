package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.magic.PhysicalAddress;
import astryon.magic.Recursive;

/**
 * What a device reaches by itself: bindings of memory, which belong to the space and outlive whoever made them, for the device may still write. Who holds the space unbinds
 * once the device has stopped. Addresses for the device are physical ones, as nothing translates them; where something does, a space is its table of pages, and
 * a binding the range there that shows it.
 */
public final class DmaSpace extends KernelObject {
    private static final long LOW_END = 1L << 32;

    /** How many there have been. */
    private static int lastSpace;

    private final int number = ++lastSpace;
    /** The device reaches addresses below. */
    private final long end;
    /** By their numbers. */
    private Numbered bindings;
    private long lastNumber;

    private DmaSpace(long end) {
        super(ObjectType.DMA_SPACE);
        this.end = end;
    }

    /** The one that others are made of. */
    public static DmaSpace first() {
        return new DmaSpace(Long.MAX_VALUE);
    }

    /** One for a device that reaches no more than this one's, or only what lies below 4 GiB; throws {@link KernelError}. */
    public DmaSpace another(boolean low) {
        return new DmaSpace(low && LOW_END < end ? LOW_END : end);
    }

    int number() {
        return number;
    }

    boolean reaches(PhysicalAddress frame) {
        return frame.value() < end;
    }

    /** Keeps a binding whose pages are pinned; its number. Throws {@link KernelError} if there is no memory for that. */
    public long add(DmaBinding binding) {
        NumberedObject bound = new NumberedObject(lastNumber + 1, binding);
        lastNumber++;
        binding.retain();
        bindings = NumberTree.with(bindings, bound);
        return lastNumber;
    }

    /** The binding of this number; throws {@link KernelError} if there is none. */
    public DmaBinding find(long number) {
        return (DmaBinding) bound(number).object;
    }

    private NumberedObject bound(long number) {
        NumberedObject bound = (NumberedObject) NumberTree.find(bindings, number);
        if (bound == null) {
            throw KernelError.of(ErrorCode.Number.BAD_ARGUMENT);
        }
        return bound;
    }

    /** Ends one; whether that is all done. Throws {@link KernelError} if there is none. */
    public boolean unbind(long number) {
        return unbind(bound(number));
    }

    private boolean unbind(NumberedObject bound) {
        if (!bound.object.mayGo()) {
            return false;
        }
        bindings = NumberTree.without(bindings, bound);
        bound.object.release();
        Objects.free(bound);
        return true;
    }

    /** Ends all; whether that is all done. */
    public boolean unbindAll() {
        for (int left = Work.BINDINGS; bindings != null; left--) {
            if (left == 0 || !unbind((NumberedObject) bindings)) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected boolean endsAtOnce() {
        return bindings == null;
    }

    @Override
    @Recursive(most = 1, reason = "it empties bindings, which have no space to empty")
    protected boolean empty() {
        return unbindAll();
    }

    @Override
    protected void destroy() {
        while (!unbindAll()) {
            // A part after the other.
        }
    }
}
