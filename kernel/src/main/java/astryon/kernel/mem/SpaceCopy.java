package astryon.kernel.mem;

import astryon.abi.Protection;
import astryon.magic.Address;

/**
 * How far an address space has become a copy of another one: of its memory there are copies here, but the same where a mapping says so or memory cannot be copied. Objects that are seen twice
 * are copied once.
 */
final class SpaceCopy {
    private final AddressSpace space;
    /** Addresses up to where it is a copy. */
    private Address copied = new Address(0);
    /** Memory that is becoming one, or null. */
    private MemoryObject unfinished;
    /** Copies, by the numbers of what they are copies of, of what may be seen somewhere else as well. What shows them here keeps them. */
    private Numbered finished;

    SpaceCopy(AddressSpace space) {
        this.space = space;
    }

    /** Shows a part of what {@code original} shows; whether all is shown. Throws {@link KernelError}; what has been done by then goes with the space. */
    boolean goOn(AddressSpace original) {
        for (int left = Work.PAGES; left > 0; left -= AddressSpace.MAPPING) {
            int index = original.mappings.firstEndingAfter(copied);
            if (index == original.mappings.count()) {
                return forgetFinished();
            }
            Mapping mapping = original.mappings.get(index);
            boolean isMuch = !isSame(mapping) && mapping.memory.isMuch();
            if (isMuch && left < Work.PAGES) {
                return false;
            }
            left -= isMuch ? Work.PAGES : 0;
            MemoryObject memory = isSame(mapping) ? mapping.memory : copyOf(mapping);
            if (memory == null) {
                return false;
            }
            Address start = mapping.start.isBelow(copied) ? copied : mapping.start;
            space.mappings.makeRoom(original.mappings.count() - index);
            space.add(memory, start, mapping.end, mapping.offset + start.minus(mapping.start).value(), mapping.protection, mapping.allowed);
            copied = mapping.end;
            dropUnfinished();
        }
        return false;
    }

    private static boolean isSame(Mapping mapping) {
        return mapping.memory.isContiguous() || mapping.memory.isBound() || (mapping.protection & Protection.SHARED) != 0;
    }

    /** The copy of a mapping's memory, or null if there is still something to be shared with it. */
    private MemoryObject copyOf(Mapping mapping) {
        MemoryObject memory = mapping.memory;
        NumberedObject seen = (NumberedObject) NumberTree.find(finished, memory.number());
        if (seen != null) {
            return (MemoryObject) seen.object;
        }
        if (unfinished == null || !unfinished.isCopyOf(memory)) {
            dropUnfinished();
            unfinished = memory.beginCopy();
            unfinished.retain();
            unfinished.chargeTo(space.payer());
        }
        if (!memory.share(unfinished)) {
            return null;
        }
        if (memory.views() > 1) {
            finished = NumberTree.with(finished, new NumberedObject(memory.number(), unfinished));
        }
        return unfinished;
    }

    /** The copies are found no more; whether that is so for all. */
    private boolean forgetFinished() {
        for (int left = Work.PAGES; finished != null && left > 0; left--) {
            Numbered copied = finished;
            finished = NumberTree.without(finished, copied);
            Objects.free(copied);
        }
        return finished == null;
    }

    private void dropUnfinished() {
        if (unfinished != null) {
            MemoryObject former = unfinished;
            unfinished = null;
            former.release();
        }
    }

    /** Gives back a part of what it holds, if that is much; whether it holds nothing. */
    boolean mayGo() {
        if (unfinished != null && !unfinished.mayGo() || !forgetFinished()) {
            return false;
        }
        dropUnfinished();
        return true;
    }
}
