package astryon.services.kit;

import astryon.abi.ElfImage;
import astryon.abi.Handle;
import astryon.abi.Rights;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Failure;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;

/**
 * A program's file in memory that nobody writes. Its processes share the pages that they cannot write, and copy the others when they write them: what these hold at first is
 * prepared once.
 */
public final class Executable {
    private static final Handle NONE = new Handle(0);
    /** Of addresses, as much as one page table shows. */
    private static final long TABLE_BYTES = 2 << 20;

    private final Handle memory;
    private final long offset;
    private final ElfImage image;
    private final Size size;
    /** What segments hold before anybody has written to them; 0 where nobody has asked yet. */
    private final long[] originals = new long[ElfImage.MAX_SEGMENTS];

    /** {@code size} bytes from {@code offset} on of a memory object, which are seen at {@code start}. Throws {@link Failure} if they are no sound executable. */
    public Executable(Handle memory, long offset, Address start, Size size) {
        this.memory = memory;
        this.offset = offset;
        this.size = size;
        image = new ElfImage(start.value());
        int flaw = image.flaw(size);
        if (flaw != ElfImage.SOUND) {
            throw new Failure(Failure.NO_PROGRAM, ElfImage.describe(flaw));
        }
    }

    /** The same of bytes that are in no memory object of their own. */
    public static Executable at(Address start, Size size) {
        return new Executable(NONE, 0, start, size);
    }

    /** Of a program that was mapped for this alone and is started no more: gives its memory back. */
    public void free() {
        Calls.memoryUnmap(Startup.block().process(), new Address(image.value()));
        Calls.handleClose(memory);
        for (long original : originals) {
            if (original != 0) {
                Calls.handleClose(new Handle(original));
            }
        }
    }

    Address entry() {
        return image.entry();
    }

    long codeTable() {
        return image.codeTable(size);
    }

    /** Maps all segments into a process, for good: what shows them, which the process pays for, is there before it begins. */
    void map(Handle process) {
        Address shown = new Address(0);
        for (int i = 0; i < image.segments(); i++) {
            if (image.isLoadable(i)) {
                mapSegment(process, i);
                for (Address at = image.pageStart(i); at.isBelow(image.pageEnd(i)); at = shown) {
                    if (shown.isAtOrBelow(at)) {
                        SystemError.check(Calls.memoryCommit(process, at, new Size(UserSpace.PAGE)));
                    }
                    shown = at.alignDown(TABLE_BYTES).plus(TABLE_BYTES);
                }
            }
        }
    }

    private void mapSegment(Handle process, int segment) {
        if (memory.value() == 0) {
            mapAndClose(process, contents(segment), segment);
            return;
        }
        if (!image.isWritable(segment) && image.fileSize(segment).value() == image.memorySize(segment).value()) {
            map(process, memory, offset + image.fileOffset(segment).value() - image.address(segment).minus(image.pageStart(segment)).value(), segment);
            return;
        }
        if (originals[segment] == 0) {
            originals[segment] = contents(segment).value();
        }
        mapAndClose(process, new Handle(SystemError.check(Calls.memoryClone(new Handle(originals[segment])).value())), segment);
    }

    private void mapAndClose(Handle process, Handle contents, int segment) {
        try {
            map(process, contents, 0, segment);
        } finally {
            Calls.handleClose(contents);
        }
    }

    private void map(Handle process, Handle from, long at, int segment) {
        Address start = image.pageStart(segment);
        Size bytes = new Size(image.pageEnd(segment).minus(start).value());
        SystemError.check(Calls.memoryMap(process, from, start, at, bytes, image.protection(segment)).value());
    }

    /** Memory with what the file has for a segment. */
    private Handle contents(int segment) {
        Address start = image.pageStart(segment);
        try (SharedMemory copy = SharedMemory.create(image.pageEnd(segment).minus(start).value())) {
            copy(copy.start().plus(image.address(segment).minus(start)), new Address(image.value()).plus(image.fileOffset(segment)), image.fileSize(segment).value());
            return new Handle(SystemError.check(Calls.handleDuplicate(copy.handle(), Rights.Bit.ALL).value()));
        }
    }

    /** Copies forwards, in words where both ends allow it. */
    private static void copy(Address to, Address from, long bytes) {
        long done = 0;
        if (((to.value() | from.value()) & 7) == 0) {
            for (; done + 8 <= bytes; done += 8) {
                to.plus(done).storeLong(from.plus(done).loadLong());
            }
        }
        for (; done < bytes; done++) {
            to.plus(done).storeByte(from.plus(done).loadByte());
        }
    }
}
