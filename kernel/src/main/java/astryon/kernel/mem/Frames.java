package astryon.kernel.mem;

import astryon.abi.ErrorCode;
import astryon.kernel.arch.Entry;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;

/** The machine's one frame allocator, in terms of addresses. */
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
        int frame = ALLOCATOR.allocate(0);
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
        int frame = ALLOCATOR.allocate(0);
        if (frame < 0) {
            return zeroed > 0 ? copyTo(FrameAllocator.address(ZEROED[--zeroed]), original) : new PhysicalAddress(NONE);
        }
        return copyTo(FrameAllocator.address(frame), original);
    }

    private static PhysicalAddress copyTo(PhysicalAddress copy, PhysicalAddress original) {
        Entry.copyUser(PhysicalMap.at(copy), PhysicalMap.at(original), FrameAllocator.FRAME);
        return copy;
    }

    /** 2^{@code order} frames in a row, anywhere or below 4 GiB, that hold whatever they did; throws {@link KernelError} if there are none. */
    static PhysicalAddress allocateBlock(int order, boolean low) {
        int frame = Shortage.strikes() ? -1 : low ? ALLOCATOR.allocateLow(order) : ALLOCATOR.allocate(order);
        if (frame < 0) {
            throw KernelError.of(ErrorCode.Number.NO_MEMORY);
        }
        return FrameAllocator.address(frame);
    }

    /** Frames in a row for a page of 2 MiB, each for itself, that hold whatever they did; or {@link #NONE}. */
    static PhysicalAddress allocateRow() {
        int frame = Shortage.strikes() ? -1 : ALLOCATOR.allocate(ROW_ORDER);
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
        return ALLOCATOR.freeFrames() + zeroed + KernelHeap.spare();
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
        ALLOCATOR.free(FrameAllocator.frame(frame));
    }

    /** Zeroes memory; {@code bytes} is a multiple of 8. */
    public static void clear(Address start, long bytes) {
        Entry.clearWords(start, bytes >>> 3);
    }
}
