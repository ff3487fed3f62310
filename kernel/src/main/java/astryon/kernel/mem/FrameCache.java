package astryon.kernel.mem;

import astryon.kernel.arch.PerCpu;
import astryon.magic.NoInline;

/**
 * Single frames that one processor has at hand: what it gave up last, which its caches still hold, it is given next, without a look at lists, halves or joins. They come from the allocator and go back to it a
 * batch at a time, those first that were given up first. As long as they are here they are in the way of blocks, so all of them go back before anybody is told that there is no memory ({@link Frames}).
 */
final class FrameCache {
    /** So that what all processors have can be given back at once: 1024 frames. */
    static final int MOST = 32;
    private static final int BATCH_ORDER = 4;
    private static final int BATCH = 1 << BATCH_ORDER;

    private FrameCache() {
    }

    /** One of the processor's frames, else one of a batch that comes from the allocator; -1 if there is none. */
    static int take(PerCpu processor, FrameAllocator allocator) {
        if (processor.frames() == 0 && !refill(processor, allocator)) {
            return -1;
        }
        int frame = processor.firstFrame();
        processor.setFrames(allocator.behind(frame), processor.frames() - 1);
        allocator.use(frame);
        return frame;
    }

    @NoInline
    private static boolean refill(PerCpu processor, FrameAllocator allocator) {
        int first = allocator.allocateKept(BATCH_ORDER);
        if (first < 0) {
            return false;
        }
        processor.setFrames(first, allocator.sizeOfRow());
        return true;
    }

    /** What an owner gives up is at the processor's hand if it is a single frame, and was nobody else's. */
    static void give(PerCpu processor, FrameAllocator allocator, int frame) {
        if (!allocator.keep(frame, processor.firstFrame())) {
            allocator.free(frame);
            return;
        }
        processor.setFrames(frame, processor.frames() + 1);
        if (processor.frames() == MOST) {
            drain(processor, allocator, BATCH);
        }
    }

    /** All but so many, those given up last, go back to the allocator. */
    @NoInline
    static void drain(PerCpu processor, FrameAllocator allocator, int but) {
        int frame = processor.firstFrame();
        for (int i = 0; i < but; i++) {
            frame = allocator.behind(frame);
        }
        for (int left = processor.frames() - but; left > 0; left--) {
            int next = allocator.behind(frame);
            allocator.freeKept(frame);
            frame = next;
        }
        processor.setFrames(processor.firstFrame(), but);
    }
}
