package astryon.library;

import astryon.magic.Address;
import astryon.magic.NoInline;
import astryon.magic.Uninterruptible;

/** Many bytes at once, in objects of numbers or outside the heap. In steps, so that no thread keeps others from resting for long. */
final class BulkMemory {
    private static final String REASON = "works on the address of an object's elements";
    private static final long STEP = 0x4000;

    private BulkMemory() {
    }

    /** As if through a third place: the two may overlap. */
    static void copy(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        if (from == to && fromOffset < toOffset) {
            for (long end = bytes; end > 0; end -= Math.min(end, STEP)) {
                long start = Math.max(end - STEP, 0);
                copyDown(from, fromOffset + start, to, toOffset + start, end - start);
            }
        } else {
            for (long start = 0; start < bytes; start += STEP) {
                copyUp(from, fromOffset + start, to, toOffset + start, Math.min(bytes - start, STEP));
            }
        }
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void copyUp(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        Address source = Address.of(from).plus(fromOffset);
        Address target = Address.of(to).plus(toOffset);
        long i = 0;
        // Eight at a time, unless they would be read after they were written.
        if (from != to || fromOffset - toOffset >= 8 || toOffset - fromOffset >= 8) {
            for (; i + 8 <= bytes; i += 8) {
                target.plus(i).storeLong(source.plus(i).loadLong());
            }
        }
        for (; i < bytes; i++) {
            target.plus(i).storeByte(source.plus(i).loadByte());
        }
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void copyDown(Object from, long fromOffset, Object to, long toOffset, long bytes) {
        Address source = Address.of(from).plus(fromOffset);
        Address target = Address.of(to).plus(toOffset);
        for (long i = bytes - 1; i >= 0; i--) {
            target.plus(i).storeByte(source.plus(i).loadByte());
        }
    }

    static void fill(Object object, long offset, long bytes, byte value) {
        for (long start = 0; start < bytes; start += STEP) {
            fillStep(object, offset + start, Math.min(bytes - start, STEP), value);
        }
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void fillStep(Object object, long offset, long bytes, byte value) {
        Address target = Address.of(object).plus(offset);
        for (long i = 0; i < bytes; i++) {
            target.plus(i).storeByte(value);
        }
    }

    /** Reverses the bytes of each element. */
    static void swap(Object object, long offset, long bytes, int elementBytes) {
        for (long at = 0; at < bytes; at += elementBytes) {
            swapOne(object, offset + at, elementBytes);
        }
    }

    @NoInline
    @Uninterruptible(reason = REASON)
    private static void swapOne(Object object, long offset, int bytes) {
        Address target = Address.of(object).plus(offset);
        for (int i = 0; i < bytes / 2; i++) {
            byte first = target.plus(i).loadByte();
            target.plus(i).storeByte(target.plus(bytes - 1 - i).loadByte());
            target.plus(bytes - 1 - i).storeByte(first);
        }
    }
}
