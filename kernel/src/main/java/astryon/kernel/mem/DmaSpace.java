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
    private DmaBinding bindings;
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

    /** Keeps a binding whose pages are pinned; its number. */
    public long add(DmaBinding binding) {
        binding.retain();
        binding.number = ++lastNumber;
        binding.next = bindings;
        bindings = binding;
        return lastNumber;
    }

    /** The binding of this number; throws {@link KernelError} if there is none. */
    public DmaBinding find(long number) {
        DmaBinding binding = bindings;
        while (binding != null && binding.number != number) {
            binding = binding.next;
        }
        if (binding == null) {
            throw KernelError.of(ErrorCode.Number.BAD_ARGUMENT);
        }
        return binding;
    }

    /** Ends one; whether that is all done. Throws {@link KernelError} if there is none. */
    public boolean unbind(long number) {
        DmaBinding binding = find(number);
        if (!binding.mayGo()) {
            return false;
        }
        if (bindings == binding) {
            bindings = binding.next;
        } else {
            DmaBinding before = bindings;
            while (before.next != binding) {
                before = before.next;
            }
            before.next = binding.next;
        }
        binding.release();
        return true;
    }

    /** Ends all; whether that is all done. */
    public boolean unbindAll() {
        for (int left = Work.HANDLES; bindings != null; left--) {
            if (left == 0 || !bindings.mayGo()) {
                return false;
            }
            DmaBinding former = bindings;
            bindings = former.next;
            former.release();
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
