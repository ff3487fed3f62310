package astryon.services.kit;

import astryon.abi.BootArchive;
import astryon.abi.ElfImage;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of the boot archive as processes with what they are given and nothing else. */
public final class Loader {
    private static final int CHILD_RIGHTS = Rights.Bit.ALL & ~Rights.Bit.TRANSFER;

    private static final Handle NONE = new Handle(0);

    private final BootArchive archive;
    private final Handle archiveMemory;
    private final Handle log;
    private final Handle budget;
    /** Of programs that were started before. */
    private final List<Original> originals;

    /** What the segment that begins at a place of the archive holds before anybody has written to it. */
    private record Original(long place, Handle memory) {
    }

    /**
     * {@code archive} must be sound, and is seen at the start of {@code archiveMemory}, which nobody can write; {@code log} is what programs write to; they spend from
     * the same budget as this process.
     */
    public Loader(BootArchive archive, Handle archiveMemory, Handle log) {
        this(archive, archiveMemory, log, NONE, new ArrayList<>());
    }

    private Loader(BootArchive archive, Handle archiveMemory, Handle log, Handle budget, List<Original> originals) {
        this.archive = archive;
        this.archiveMemory = archiveMemory;
        this.log = log;
        this.budget = budget;
        this.originals = originals;
    }

    /** The same for processes that spend from another budget. */
    public Loader spendingFrom(Handle other) {
        return new Loader(archive, archiveMemory, log, other, originals);
    }

    /** A handle with its rights, on the way to a new process. */
    public record Gift(Handle handle, int rights) {
    }

    /** A process made ready: {@link #start} lets it run. */
    public static final class Prepared {
        private final Handle process;
        private final Address entry;
        private final long codeTable;

        Prepared(Handle process, Address entry, long codeTable) {
            this.process = process;
            this.entry = entry;
            this.codeTable = codeTable;
        }

        public Handle process() {
            return process;
        }

        public void start(int priority) {
            long block = UserSpace.STACK_END - UserSpace.PAGE;
            SystemError.check(Calls.processStart(process, entry, new Address(block), block, codeTable, priority));
        }
    }

    /** Loads the file of this name; the gifts become the handles of its start block, in order. */
    public Prepared prepare(String name, String commandLine, Gift... gifts) {
        int file = archive.find(name);
        if (file < 0) {
            throw new IllegalArgumentException("there is no ".concat(name).concat(" in the boot archive"));
        }
        return prepare(archiveMemory, archive.file(file), archive.size(file), commandLine, gifts);
    }

    /** Loads an executable that nobody writes meanwhile. */
    public Prepared prepare(Address file, Size size, String commandLine, Gift... gifts) {
        return prepare(NONE, file, size, commandLine, gifts);
    }

    private Prepared prepare(Handle memory, Address file, Size size, String commandLine, Gift... gifts) {
        ElfImage image = new ElfImage(file.value());
        int flaw = image.flaw(size);
        if (flaw != ElfImage.SOUND) {
            throw new IllegalArgumentException(ElfImage.describe(flaw));
        }
        Handle process = new Handle(SystemError.check(Calls.processCreate(budget).value()));
        try {
            for (int i = 0; i < image.segments(); i++) {
                if (image.isLoadable(i)) {
                    loadSegment(process, memory, image, i);
                }
            }
            makeStack(process, commandLine, gifts);
        } catch (RuntimeException e) {
            Calls.handleClose(process);
            throw e;
        }
        return new Prepared(process, image.entry(), image.codeTable(size));
    }

    /** Of a file of the archive, processes share what they do not write, and copy the rest when they write it; of any other everything is copied. */
    private void loadSegment(Handle process, Handle file, ElfImage image, int segment) {
        if (file.value() == 0) {
            mapAndClose(process, contents(image, segment), image, segment);
            return;
        }
        long place = image.value() - archive.value() + image.fileOffset(segment).value() - image.address(segment).minus(image.pageStart(segment)).value();
        if (!image.isWritable(segment) && image.fileSize(segment).value() == image.memorySize(segment).value()) {
            map(process, file, place, image, segment);
        } else {
            mapAndClose(process, new Handle(SystemError.check(Calls.memoryClone(original(place, image, segment)).value())), image, segment);
        }
    }

    private static void mapAndClose(Handle process, Handle memory, ElfImage image, int segment) {
        try {
            map(process, memory, 0, image, segment);
        } finally {
            Calls.handleClose(memory);
        }
    }

    private static void map(Handle process, Handle memory, long offset, ElfImage image, int segment) {
        Address start = image.pageStart(segment);
        Size size = new Size(image.pageEnd(segment).minus(start).value());
        SystemError.check(Calls.memoryMap(process, memory, start, offset, size, image.protection(segment)).value());
    }

    private Handle original(long place, ElfImage image, int segment) {
        for (Original known : originals) {
            if (known.place() == place) {
                return known.memory();
            }
        }
        originals.add(new Original(place, contents(image, segment)));
        return originals.get(originals.size() - 1).memory();
    }

    /** Memory with what the file has for a segment. */
    private static Handle contents(ElfImage image, int segment) {
        Address start = image.pageStart(segment);
        try (SharedMemory memory = SharedMemory.create(image.pageEnd(segment).minus(start).value())) {
            copy(memory.start().plus(image.address(segment).minus(start)),
                    new Address(image.value()).plus(image.fileOffset(segment)), image.fileSize(segment).value());
            return new Handle(SystemError.check(Calls.handleDuplicate(memory.handle(), Rights.Bit.ALL).value()));
        }
    }

    private void makeStack(Handle process, String commandLine, Gift[] gifts) {
        try (SharedMemory memory = SharedMemory.create(UserSpace.STACK_SIZE)) {
            Address page = memory.start().plus(UserSpace.STACK_SIZE - UserSpace.PAGE);
            StartBlock block = new StartBlock(page.value());
            block.initialise();
            block.setProcess(give(process, process, CHILD_RIGHTS));
            block.setLog(give(process, log, Rights.Bit.WRITE));
            for (int i = 0; i < gifts.length; i++) {
                block.setHandle(i, give(process, gifts[i].handle(), gifts[i].rights()));
            }
            block.setProcessors(Startup.block().processors());
            int length = Math.min(commandLine.length(), UserSpace.PAGE - StartBlock.SIZE);
            for (int i = 0; i < length; i++) {
                page.plus(StartBlock.SIZE + i).storeByte((byte) commandLine.charAt(i));
            }
            block.setCommandLine(new Address(UserSpace.STACK_END - UserSpace.PAGE + StartBlock.SIZE), new Size(length));
            SystemError.check(Calls.memoryMap(process, memory.handle(), new Address(UserSpace.STACK_END - UserSpace.STACK_SIZE), 0,
                    new Size(UserSpace.STACK_SIZE), Protection.READ | Protection.WRITE).value());
        }
    }

    private static Handle give(Handle process, Handle handle, int rights) {
        return new Handle(SystemError.check(Calls.handleGive(process, handle, rights).value()));
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
