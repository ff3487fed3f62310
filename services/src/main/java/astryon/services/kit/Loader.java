package astryon.services.kit;

import astryon.abi.BootArchive;
import astryon.abi.Handle;
import astryon.abi.Priority;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.Size;
import astryon.protocol.Failure;
import astryon.sys.Calls;
import astryon.sys.Startup;
import astryon.sys.SystemError;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of the boot archive as processes with what they are given and nothing else. */
public final class Loader {
    private static final int CHILD_RIGHTS = Rights.Bit.ALL & ~Rights.Bit.TRANSFER;

    private static final Handle NONE = new Handle(0);
    /** Of arguments and environment together. */
    private static final long MOST_TEXT = 1 << 20;

    private final BootArchive archive;
    private final Handle archiveMemory;
    private final Handle log;
    private final Handle budget;
    /** Of the archive, by place; null where none was started before. */
    private final Executable[] programs;

    /**
     * {@code archive} must be sound, and is seen at the start of {@code archiveMemory}, which nobody can write; {@code log} is what programs write to; they spend from
     * the same budget as this process.
     */
    public Loader(BootArchive archive, Handle archiveMemory, Handle log) {
        this(archive, archiveMemory, log, NONE, new Executable[archive.count()]);
    }

    private Loader(BootArchive archive, Handle archiveMemory, Handle log, Handle budget, Executable[] programs) {
        this.archive = archive;
        this.archiveMemory = archiveMemory;
        this.log = log;
        this.budget = budget;
        this.programs = programs;
    }

    /** The same for processes that spend from another budget. */
    public Loader spendingFrom(Handle other) {
        return new Loader(archive, archiveMemory, log, other, programs);
    }

    /** The same for processes that cannot write to the log. */
    public Loader withoutLog() {
        return new Loader(archive, archiveMemory, NONE, budget, programs);
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

        /** As an ordinary program, in the fair band. */
        public void start() {
            start(Priority.FAIR);
        }

        public void start(int priority) {
            long block = UserSpace.STACK_END - UserSpace.PAGE;
            SystemError.check(Calls.processStart(process, entry, new Address(block), block, codeTable, priority));
        }
    }

    /** Loads the file of this name, born with the words of a text as its arguments and some handles. */
    public Prepared prepare(String name, String words, Gift... gifts) {
        List<String> arguments = words(words);
        arguments.add(0, name);
        return prepare(name, Birth.of(arguments).giving(gifts));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** Loads the file of this name; it is born with {@code birth}. */
    public Prepared prepare(String name, Birth birth) {
        int file = archive.find(name);
        if (file < 0) {
            throw new IllegalArgumentException("there is no ".concat(name).concat(" in the boot archive"));
        }
        return prepare(program(file), birth);
    }

    /** Whether this is the archive's memory. */
    public boolean isArchive(Handle memory) {
        return Calls.memoryNumber(memory) == Calls.memoryNumber(archiveMemory);
    }

    /** Loads the file that begins at a place in the archive. Throws {@link Failure} if none does. */
    public Prepared prepareAt(long offset, Birth birth) {
        for (int i = 0; i < programs.length; i++) {
            if (archive.file(i).minus(archive.start()).value() == offset) {
                return prepare(program(i), birth);
            }
        }
        throw new Failure(Failure.NO_PROGRAM);
    }

    private Executable program(int file) {
        if (programs[file] == null) {
            programs[file] = new Executable(archiveMemory, archive.file(file).minus(archive.start()).value(), archive.file(file), archive.size(file));
        }
        return programs[file];
    }

    public Prepared prepare(Executable program, Birth birth) {
        Handle process = new Handle(SystemError.check(Calls.processCreate(budget).value()));
        try {
            program.map(process);
            makeStack(process, birth);
        } catch (RuntimeException e) {
            Calls.handleClose(process);
            throw e;
        }
        return new Prepared(process, program.entry(), program.codeTable());
    }

    private void makeStack(Handle process, Birth birth) {
        try (SharedMemory memory = SharedMemory.create(UserSpace.STACK_SIZE)) {
            Address page = memory.start().plus(UserSpace.STACK_SIZE - UserSpace.PAGE);
            StartBlock block = new StartBlock(page.value());
            block.initialise();
            giveHandles(process, block, birth);
            block.setProcessors(Startup.block().processors());
            long bytes = StartTexts.bytes(birth.arguments()) + StartTexts.bytes(birth.environment()) + StartTexts.bytes(List.of(birth.folder()));
            Address seen = new Address(UserSpace.STACK_END - UserSpace.PAGE + StartBlock.SIZE);
            if (bytes <= UserSpace.PAGE - StartBlock.SIZE) {
                writeTexts(block, birth, new StartTexts(page.plus(StartBlock.SIZE), seen));
            } else if (bytes <= MOST_TEXT) {
                writeManyTexts(process, block, birth, bytes);
            } else {
                throw new Failure(Failure.TOO_MUCH_TEXT);
            }
            Address start = new Address(UserSpace.STACK_END - UserSpace.STACK_SIZE);
            SystemError.check(Calls.memoryMap(process, memory.handle(), start, 0, new Size(UserSpace.STACK_SIZE), Protection.READ | Protection.WRITE).value());
            SystemError.check(Calls.memoryCommit(process, start, new Size(UserSpace.STACK_SIZE)));
        }
    }

    private void giveHandles(Handle process, StartBlock block, Birth birth) {
        block.setProcess(give(process, process, CHILD_RIGHTS));
        block.setLog(give(process, log, Rights.Bit.WRITE));
        for (int i = 0; i < birth.gifts().size(); i++) {
            block.setHandle(i, give(process, birth.gifts().get(i).handle(), birth.gifts().get(i).rights()));
        }
        block.setStream(0, give(process, birth.input(), Rights.CONNECTION));
        block.setStream(1, give(process, birth.output(), Rights.CONNECTION));
        block.setStream(2, give(process, birth.errors(), Rights.CONNECTION));
        block.setFiles(give(process, birth.files(), Rights.CONNECTION));
        block.setBroker(give(process, birth.broker(), Rights.CONNECTION));
    }

    private static void writeTexts(StartBlock block, Birth birth, StartTexts texts) {
        block.setArguments(texts.seen(), texts.write(birth.arguments()));
        block.setEnvironment(texts.seen(), texts.write(birth.environment()));
        block.setFolder(texts.seen(), texts.write(birth.folder()));
    }

    /** Into memory of its own, beside the stack. */
    private static void writeManyTexts(Handle process, StartBlock block, Birth birth, long bytes) {
        long pages = bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE;
        try (SharedMemory memory = SharedMemory.create(pages)) {
            Address seen = Calls.memoryMap(process, memory.handle(), new Address(0), 0, new Size(pages), Protection.READ);
            SystemError.check(seen.value());
            writeTexts(block, birth, new StartTexts(memory.start(), seen));
        }
    }

    private static Handle give(Handle process, Handle handle, int rights) {
        return handle.value() == 0 ? handle : new Handle(SystemError.check(Calls.handleGive(process, handle, rights).value()));
    }
}
