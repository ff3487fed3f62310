package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processors;
import astryon.magic.Address;
import astryon.magic.Inline;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/**
 * The machine's frames, in terms of addresses. Single ones come from those zeroed ahead or from the executing processor's {@link FrameCache}, which has them from the one allocator and gives what is too much back;
 * blocks come from the allocator. What lies in these places is free, and all of it is looked at before there is no memory.
 */
public final class Frames {
    private static final FrameAllocator ALLOCATOR = new FrameAllocator();
    private static final int ZEROED_AT_ONCE = 4;
    private static final int ROW_ORDER = 9;
    /** Frames zeroed ahead, the last ones hot. */
    private static final int[] ZEROED = new int[256];
    private static int zeroed;
    /** What {@link #allocate} yields when there is none: not a frame's address. */
    public static final long NONE = 1;

    private Frames() {
    }

    public static FrameAllocator allocator() {
        return ALLOCATOR;
    }

    public static boolean isNone(PhysicalAddress frame) {
        return frame.value() == NONE;
    }

    /** A frame of zeroes, or {@link #NONE}. */
    public static PhysicalAddress allocate() {
        if (Shortage.strikes()) {
            return new PhysicalAddress(NONE);
        }
        if (zeroed > 0) {
            return FrameAllocator.address(ZEROED[--zeroed]);
        }
        int frame = take();
        if (frame < 0) {
            return new PhysicalAddress(NONE);
        }
        PhysicalAddress address = FrameAllocator.address(frame);
        clear(PhysicalMap.at(address), FrameAllocator.FRAME);
        return address;
    }

    /** A frame of zeroes below 4 GiB, or {@link #NONE}. */
    public static PhysicalAddress allocateLow() {
        int frame = takeBlock(0, true);
        if (frame < 0) {
            return new PhysicalAddress(NONE);
        }
        PhysicalAddress address = FrameAllocator.address(frame);
        clear(PhysicalMap.at(address), FrameAllocator.FRAME);
        return address;
    }

    /** A frame with the contents of another, or {@link #NONE}. */
    static PhysicalAddress allocateCopy(PhysicalAddress original) {
        if (Shortage.strikes()) {
            return new PhysicalAddress(NONE);
        }
        int frame = take();
        if (frame < 0) {
            return new PhysicalAddress(NONE);
        }
        PhysicalAddress copy = FrameAllocator.address(frame);
        Entry.copyUser(PhysicalMap.at(copy), PhysicalMap.at(original), FrameAllocator.FRAME);
        return copy;
    }

    /** A single frame that holds whatever it did, or -1. Before there are processors to have some at hand it comes from the allocator. */
    @Inline
    private static int take() {
        int frame = Processors.count() == 0 ? ALLOCATOR.allocate(0) : FrameCache.take(PerCpu.current(), ALLOCATOR);
        return frame < 0 ? takeLast() : frame;
    }

    /** The allocator has none: one that was zeroed ahead, or that another processor has at hand; or -1. */
    @NoInline
    private static int takeLast() {
        if (zeroed > 0) {
            return ZEROED[--zeroed];
        }
        int frame = -1;
        for (int i = 0; i < Processors.count() && frame < 0; i++) {
            frame = FrameCache.take(Processors.get(i), ALLOCATOR);
        }
        return frame;
    }

    /** The first of 2^{@code order} frames in a row, or -1. */
    private static int takeBlock(int order, boolean low) {
        if (Shortage.strikes()) {
            return -1;
        }
        int frame = low ? ALLOCATOR.allocateLow(order) : ALLOCATOR.allocate(order);
        if (frame < 0 && joinAll()) {
            frame = low ? ALLOCATOR.allocateLow(order) : ALLOCATOR.allocate(order);
        }
        return frame;
    }

    /** What is free lies in the allocator, where it becomes blocks; whether there was anything elsewhere. */
    private static boolean joinAll() {
        int before = ALLOCATOR.freeFrames();
        while (zeroed > 0) {
            ALLOCATOR.free(ZEROED[--zeroed]);
        }
        for (int i = 0; i < Processors.count(); i++) {
            FrameCache.drain(Processors.get(i), ALLOCATOR, 0);
        }
        return ALLOCATOR.freeFrames() > before;
    }

    /** 2^{@code order} frames in a row, anywhere or below 4 GiB, that hold whatever they did; throws {@link KernelError} if there are none. */
    static PhysicalAddress allocateBlock(int order, boolean low) {
        int frame = takeBlock(order, low);
        if (frame < 0) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        return FrameAllocator.address(frame);
    }

    /** Frames in a row for a page of 2 MiB, each for itself, that hold whatever they did; or {@link #NONE}. */
    static PhysicalAddress allocateRow() {
        int frame = takeBlock(ROW_ORDER, false);
        if (frame < 0) {
            return new PhysicalAddress(NONE);
        }
        ALLOCATOR.split(frame);
        return FrameAllocator.address(frame);
    }

    /** Zeroes a few frames ahead; whether more of that is to be done. For who has nothing else to do. */
    public static boolean zeroAhead() {
        for (int i = 0; i < ZEROED_AT_ONCE && zeroed < ZEROED.length; i++) {
            int frame = ALLOCATOR.allocate(0);
            if (frame < 0) {
                return false;
            }
            clear(PhysicalMap.at(FrameAllocator.address(frame)), FrameAllocator.FRAME);
            ZEROED[zeroed++] = frame;
        }
        return zeroed < ZEROED.length;
    }

    /** Frames that nobody uses. */
    public static int free() {
        int atHand = 0;
        for (int i = 0; i < Processors.count(); i++) {
            atHand += Processors.get(i).frames();
        }
        return ALLOCATOR.freeFrames() + zeroed + atHand + KernelHeap.spare();
    }

    /** One more owner; each gives up his part by {@link #free}. */
    static void share(int frame) {
        ALLOCATOR.share(frame);
    }

    static boolean isShared(int frame) {
        return ALLOCATOR.isShared(frame);
    }

    /** Gives up a frame, or the block that begins with it. */
    public static void free(PhysicalAddress frame) {
        if (Processors.count() == 0) {
            ALLOCATOR.free(FrameAllocator.frame(frame));
        } else {
            FrameCache.give(PerCpu.current(), ALLOCATOR, FrameAllocator.frame(frame));
        }
    }

    /** Zeroes memory; {@code bytes} is a multiple of 8. */
    public static void clear(Address start, long bytes) {
        Entry.clearWords(start, bytes >>> 3);
    }
}
