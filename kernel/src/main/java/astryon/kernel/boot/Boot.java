package astryon.kernel.boot;

import astryon.abi.BootInfo;
import astryon.abi.ClockPage;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.Features;
import astryon.kernel.arch.Fpu;
import astryon.kernel.arch.IoApic;
import astryon.kernel.arch.LegacyInterrupts;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.PerCpu;
import astryon.kernel.arch.Processor;
import astryon.kernel.arch.Processors;
import astryon.kernel.arch.SerialPort;
import astryon.kernel.log.Log;
import astryon.kernel.mem.Chance;
import astryon.kernel.mem.FrameAllocator;
import astryon.kernel.mem.Frames;
import astryon.kernel.mem.PhysicalMap;
import astryon.kernel.platform.Panic;
import astryon.kernel.sched.Recording;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.time.Clock;
import astryon.kernel.time.WallClock;
import astryon.magic.Address;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;
import astryon.magic.Structs;

/** The order of everything, from the entry code's call to the first process. */
final class Boot {
    private static final long FOUR_GIB = 1L << 32;
    private static final int COMMAND_LINE_SIZE = 1024;

    /** The loader's words, before their memory is used for something else. */
    private static final byte[] COMMAND_LINE = new byte[COMMAND_LINE_SIZE];
    private static int commandLineSize;
    private static int usableFrames;
    private static PhysicalAddress acpiRoot = new PhysicalAddress(0);
    private static PhysicalAddress archive = new PhysicalAddress(0);
    private static long archiveSize;

    private Boot() {
    }

    /** Called by the entry code with paging as {@link BootInfo} tells, on the boot stack. */
    @Export("astryon.kernel.boot")
    static void boot(Address bootInfo) {
        Clock.start();
        SerialPort.initialise();
        Log.say("kernel: Astryon, a microkernel in Java");
        readBootInfo(Structs.at(BootInfo.class, bootInfo));
        startMemory();
        startProcessor();
        Entry.continueOnKernelStack();
    }

    /** The second half: on a stack with a guard page below it. */
    @Export("astryon.kernel.continue")
    static void continueOnKernelStack() {
        KernelSpace.freeBootScratch(scratch(), BootScratch.SIZE);
        startInterrupts();
        Scheduler.prepare(0, Machine.symbol("astryon.kernel.idle"));
        Scheduler.initialise();
        SecondaryProcessors.start();
        if (PanicDrill.begins(COMMAND_LINE, commandLineSize, "trace")) {
            Recording.start();
            Log.say("kernel: everything is traced");
        }
        PanicDrill.perform(COMMAND_LINE, commandLineSize);
        startInit();
        Scheduler.begin();
        Entry.leave();
    }

    @NoInline
    private static void readBootInfo(BootInfo info) {
        if (info.magic != BootInfo.MAGIC) {
            Panic.cannotContinue("the loader handed over no boot information");
        }
        acpiRoot = info.acpiRoot;
        archive = info.archive;
        archiveSize = info.archive.isZero() ? 0 : info.archiveSize;
        if (!info.commandLine.isZero()) {
            Address text = new Address(info.commandLine.value());
            while (commandLineSize < COMMAND_LINE_SIZE && text.plus(commandLineSize).loadByte() != 0) {
                COMMAND_LINE[commandLineSize] = text.plus(commandLineSize).loadByte();
                commandLineSize++;
            }
        }
        MemoryMap.read(info, FrameAllocator.MAX_FRAMES * FrameAllocator.FRAME);
        usableFrames = (int) (MemoryMap.usableBytes() >>> FrameAllocator.FRAME_SHIFT);
        MemoryMap.remove(BootScratch.START, scratchEnd());
        MemoryMap.remove(archive.value(), archive.value() + archiveSize);
        Log.line("kernel: ").decimal(MemoryMap.usableBytes() >>> 20).text(" MiB of memory, archive ").decimal(archiveSize >>> 10)
                .text(" KiB, command line \"").bytes(Address.of(COMMAND_LINE).plus(12), commandLineSize).text("\"").end();
        Display.found(info);
        if (info.framebuffer.isZero()) {
            Log.say("kernel: no framebuffer");
        } else {
            Log.line("kernel: framebuffer of ").decimal(info.framebufferWidth).text(" x ").decimal(info.framebufferHeight).text(" at ")
                    .hex(info.framebuffer.value()).end();
        }
    }

    private static long scratchEnd() {
        return scratch().value() + BootScratch.SIZE - BootScratch.VIRTUAL_MINUS_PHYSICAL;
    }

    private static Address scratch() {
        return Machine.symbol("astryon.bss.end").alignUp(FrameAllocator.FRAME);
    }

    /** Frames, then the kernel's own page tables. There are only low frames before: until the tables are loaded no others can be seen. */
    @NoInline
    private static void startMemory() {
        Processor.enableNoExecute();
        long frames = MemoryMap.top() >>> FrameAllocator.FRAME_SHIFT;
        PhysicalAddress table = MemoryMap.take(frames * FrameAllocator.RECORD, FOUR_GIB);
        if (table.isZero()) {
            Panic.cannotContinue("no memory for the frame table");
        }
        Frames.clear(PhysicalMap.at(table), frames * FrameAllocator.RECORD);
        FrameAllocator allocator = Frames.allocator();
        allocator.initialise(PhysicalMap.at(table), (int) frames);
        addFrames(allocator, 0, FOUR_GIB);
        KernelSpace.build();
        KernelSpace.mapBootScratch(scratch(), BootScratch.SIZE);
        allocator.moveTable(PhysicalMap.START.plus(table.value()));
        KernelSpace.load();
        addFrames(allocator, FOUR_GIB, Long.MAX_VALUE);
        allocator.countInUse(usableFrames - allocator.managedFrames() - BootScratch.SIZE / FrameAllocator.FRAME);
        Log.line("kernel: own page tables, all memory mapped at ").hex(PhysicalMap.START.value()).text(", code read-only, data not executable").end();
        Log.line("kernel: ").decimal(allocator.freeFrames()).text(" free frames, kernel image ")
                .decimal(Machine.symbol("astryon.bss.end").minus(Machine.symbol("astryon.text")).value() >>> 10).text(" KiB").end();
    }

    private static void addFrames(FrameAllocator allocator, long from, long to) {
        for (int i = 0; i < MemoryMap.count(); i++) {
            long start = MemoryMap.start(i) > from ? MemoryMap.start(i) : from;
            long end = MemoryMap.end(i) < to ? MemoryMap.end(i) : to;
            if (start < end) {
                allocator.add((int) (start >>> FrameAllocator.FRAME_SHIFT), (int) (end >>> FrameAllocator.FRAME_SHIFT));
            }
        }
    }

    @NoInline
    private static void startProcessor() {
        ProcessorMemory memory = ProcessorMemory.allocate();
        if (memory == null) {
            Panic.cannotContinue("no memory for the kernel's stacks");
        }
        memory.initialise(0);
        Log.line("kernel: own descriptors, a stack of ").decimal(ProcessorMemory.STACK_KIB).text(" KiB with a guard page").end();
        Log line = Log.line("kernel: processor with");
        feature(line, " nx", Features.noExecute());
        feature(line, " smep", Features.smep());
        feature(line, " smap", Features.smap());
        feature(line, " umip", Features.umip());
        feature(line, " fsgsbase", Features.fsGsBase());
        feature(line, " xsave", Features.xsave());
        feature(line, " avx", Fpu.hasAvx());
        feature(line, " avx-512", Fpu.hasAvx512());
        feature(line, " rdrand", Features.random());
        line.end();
        if (Features.random()) {
            Chance.askProcessor();
        }
    }

    private static void feature(Log line, String name, boolean present) {
        if (present) {
            line.text(name);
        }
    }

    @NoInline
    private static void startInterrupts() {
        boolean tables = Acpi.find(acpiRoot);
        LegacyInterrupts.disable();
        LocalApic.map(KernelSpace.device(LocalApic.physicalAddress()));
        LocalApic.initialise();
        Processors.add(PerCpu.current(), LocalApic.id());
        PhysicalAddress ioApic = Acpi.ioApic();
        IoApic.initialise(KernelSpace.device(ioApic.isZero() ? IoApic.defaultAddress() : ioApic));
        Log.say(tables ? "kernel: acpi tables found" : "kernel: no acpi tables");
        Log.line("kernel: local apic ").decimal(LocalApic.id()).text(", io apic with ").decimal(IoApic.lines()).text(" lines, legacy controllers masked").end();
        Clock.calibrate();
        Log.line("kernel: clock at ").decimal(Clock.megahertz()).text(" MHz").end();
        Clock.publish(new ClockPage(KernelSpace.showPrograms(new Address(ClockPage.ADDRESS)).value()), WallClock.seconds() * 1_000_000_000);
    }

    @NoInline
    private static void startInit() {
        InitProcess.start(archive, archiveSize, Address.of(COMMAND_LINE).plus(12), commandLineSize);
    }
}
