package astryon.kernel.boot;

import astryon.abi.BootArchive;
import astryon.abi.ElfImage;
import astryon.abi.Handle;
import astryon.abi.InitHandles;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.abi.StartBlock;
import astryon.abi.UserSpace;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.Processors;
import astryon.kernel.arch.SerialPort;
import astryon.kernel.irq.Interrupt;
import astryon.kernel.irq.LogAccess;
import astryon.kernel.irq.PortRange;
import astryon.kernel.irq.PowerSwitch;
import astryon.kernel.log.Log;
import astryon.kernel.mem.AnonymousMemory;
import astryon.kernel.mem.Budget;
import astryon.kernel.mem.DmaSpace;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.mem.PhysicalMemory;
import astryon.kernel.platform.Panic;
import astryon.kernel.sched.Process;
import astryon.kernel.sched.Watch;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;

/** The first process: loaded by the kernel from the boot archive, it gets a handle to everything there is and starts the rest. */
final class InitProcess {
    private static final String NAME = "init";
    private static final int PRIORITY = 16;
    /** One part in so many of the free memory is nobody's: what the kernel's heap loses between objects. */
    private static final int SPARE = 32;

    private InitProcess() {
    }

    static void start(PhysicalAddress archiveStart, long archiveSize, Address commandLine, int commandLineSize) {
        if (archiveStart.isZero()) {
            Panic.cannotContinue("there is no boot archive");
        }
        BootArchive archive = new BootArchive(KernelSpace.reveal(archiveStart, archiveSize).value());
        if (!archiveStart.isAligned(UserSpace.PAGE) || !archive.isSound(new Size(archiveSize))) {
            Panic.cannotContinue("the boot archive is damaged");
        }
        int file = archive.find(NAME);
        if (file < 0) {
            Panic.cannotContinue("there is no init in the boot archive");
        }
        ElfImage image = new ElfImage(archive.file(file).value());
        Size size = archive.size(file);
        int flaw = image.flaw(size);
        if (flaw != ElfImage.SOUND) {
            Log.line("kernel: init cannot be loaded: ").text(ElfImage.describe(flaw)).end();
            Panic.cannotContinue("without init there is nothing to do");
        }
        Budget budget = Budget.root(Frames.free() / SPARE * (SPARE - 1) * (long) FrameAllocator.FRAME);
        Process process = Process.create();
        process.retain();
        process.chargeTo(budget);
        load(process, image);
        Address block = stack(process, archiveStart, archiveSize, commandLine, commandLineSize);
        Log.line("kernel: init, ").decimal(size.value() >>> 10).text(" KiB, starts").end();
        Watch.start(process, new InitEnded(), 1);
        process.start(image.entry(), block, block.value(), image.codeTable(size), PRIORITY);
    }

    /** Copies every segment into memory of its own and maps it as its flags say. */
    private static void load(Process process, ElfImage image) {
        for (int i = 0; i < image.segments(); i++) {
            if (!image.isLoadable(i)) {
                continue;
            }
            Size size = new Size(image.pageEnd(i).minus(image.pageStart(i)).value());
            AnonymousMemory memory = AnonymousMemory.create(size.value(), false);
            memory.retain();
            long skew = image.address(i).minus(image.pageStart(i)).value();
            write(memory, skew, new Address(image.value()).plus(image.fileOffset(i)), image.fileSize(i).value());
            process.space().whole().map(memory, image.pageStart(i), 0, size, image.protection(i), image.protection(i));
            memory.release();
        }
    }

    /** Copies bytes into a memory object, page by page. */
    private static void write(MemoryObject memory, long offset, Address from, long bytes) {
        long done = 0;
        while (done < bytes) {
            long at = offset + done;
            long inPage = at & UserSpace.PAGE - 1;
            long step = UserSpace.PAGE - inPage < bytes - done ? UserSpace.PAGE - inPage : bytes - done;
            PhysicalAddress frame = memory.frame(at / UserSpace.PAGE, true);
            if (Frames.isNone(frame)) {
                Panic.cannotContinue("not enough memory for init");
            }
            Entry.copyUser(PhysicalMap.at(frame).plus(inPage), from.plus(done), step);
            done += step;
        }
    }

    /** Makes the stack with the start block on its last page; where that is. */
    private static Address stack(Process process, PhysicalAddress archive, long archiveSize, Address commandLine, int commandLineSize) {
        AnonymousMemory memory = AnonymousMemory.create(UserSpace.STACK_SIZE, false);
        memory.retain();
        Address start = new Address(UserSpace.STACK_END - UserSpace.STACK_SIZE);
        process.space().whole().map(memory, start, 0, new Size(UserSpace.STACK_SIZE), Protection.READ | Protection.WRITE, Protection.READ | Protection.WRITE);
        Address block = new Address(UserSpace.STACK_END - UserSpace.PAGE);
        PhysicalAddress frame = memory.frame(UserSpace.STACK_SIZE / UserSpace.PAGE - 1, true);
        Address mapped = PhysicalMap.at(frame);
        StartBlock contents = new StartBlock(mapped.value());
        contents.initialise();
        contents.setProcess(give(process, process, Rights.Bit.ALL));
        contents.setLog(give(process, new LogAccess(), Rights.Bit.ALL));
        contents.setHandle(InitHandles.POWER, give(process, new PowerSwitch(), Rights.Bit.ALL));
        contents.setHandle(InitHandles.MACHINE, give(process, new BootedMachine(), Rights.Bit.ALL));
        contents.setHandle(InitHandles.ARCHIVE, give(process, PhysicalMemory.at(archive, archiveSize + UserSpace.PAGE - 1 & -UserSpace.PAGE),
                Rights.Bit.ALL & ~Rights.Bit.WRITE));
        contents.setHandle(InitHandles.SERIAL_PORTS, give(process, new PortRange(SerialPort.PORT, SerialPort.PORTS), Rights.Bit.ALL));
        contents.setHandle(InitHandles.SERIAL_INTERRUPT, give(process, new Interrupt(SerialPort.LINE), Rights.Bit.ALL));
        contents.setHandle(InitHandles.BUDGET, give(process, process.budget(), Rights.Bit.ALL));
        contents.setHandle(InitHandles.DMA, give(process, DmaSpace.first(), Rights.Bit.ALL));
        if (Display.isThere()) {
            contents.setHandle(InitHandles.FRAMEBUFFER, give(process, Display.pixels(), Rights.Bit.ALL & ~Rights.Bit.EXECUTE));
            contents.setHandle(InitHandles.FRAMEBUFFER_FORMAT, give(process, Display.format(), Rights.Bit.ALL & ~(Rights.Bit.WRITE | Rights.Bit.EXECUTE)));
        }
        contents.setProcessors(Processors.several() ? Processors.count() : 1);
        contents.setArguments(block.plus(StartBlock.SIZE), new Size(words(commandLine, commandLineSize, mapped.plus(StartBlock.SIZE))));
        memory.release();
        return block;
    }

    /** Writes a name and the words of a text, a zero behind each; how many bytes that are. A page has room for a command line and a start block. */
    private static int words(Address text, int size, Address to) {
        int bytes = 0;
        for (int i = 0; i < NAME.length(); i++) {
            to.plus(bytes++).storeByte((byte) NAME.charAt(i));
        }
        to.plus(bytes++).storeByte((byte) 0);
        for (int i = 0; i < size; i++) {
            byte character = text.plus(i).loadByte();
            boolean isSpace = character == ' ';
            if (!isSpace || to.plus(bytes - 1).loadByte() != 0) {
                to.plus(bytes++).storeByte(isSpace ? 0 : character);
            }
        }
        if (to.plus(bytes - 1).loadByte() != 0) {
            to.plus(bytes++).storeByte((byte) 0);
        }
        return bytes;
    }

    private static Handle give(Process process, KernelObject object, int rights) {
        return process.handles().open(object, rights, 0);
    }
}
