package astryon.kernel.boot;

import astryon.kernel.arch.Context;
import astryon.kernel.arch.Entry;
import astryon.kernel.arch.Features;
import astryon.kernel.arch.LocalApic;
import astryon.kernel.arch.Processor;
import astryon.kernel.arch.Processors;
import astryon.kernel.log.Log;
import astryon.kernel.mem.KernelError;
import astryon.kernel.sched.KernelLock;
import astryon.kernel.sched.Scheduler;
import astryon.kernel.time.Clock;
import astryon.magic.Export;
import astryon.magic.Machine;
import astryon.magic.NoInline;
import astryon.magic.PhysicalAddress;

/**
 * All processors but the first, started one after the other (Intel SDM vol. 3A, 8.4.4). The first one waits for each: as long as it has not left the
 * kernel, the others wait for the lock. One that does not start is left out: on a virtual machine it may still come, when its host has time for it, and must not then find what is somebody else's by now.
 */
final class SecondaryProcessors {
    private static final long AFTER_RESET_NANOS = 10_000_000;
    private static final long AFTER_START_NANOS = 200_000;
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private static final int[] APICS = new int[Processors.MAX];
    private static ProcessorMemory memory;

    private SecondaryProcessors() {
    }

    @NoInline
    static void start() {
        int found = Acpi.processors(APICS);
        if (found <= 1) {
            return;
        }
        if (!SecondaryPage.prepare()) {
            Log.say("kernel: no low memory to start other processors from");
            return;
        }
        KernelLock.beFair(!Features.isVirtual());
        for (int i = 0; i < found && i < Processors.MAX && Processors.count() < Processors.MAX; i++) {
            if (APICS[i] != LocalApic.id()) {
                start(APICS[i]);
            }
        }
        SecondaryPage.release();
        if (Processors.several()) {
            Processor.shareKernel();
        }
        Log.line("kernel: ").decimal(Processors.count()).text(" of ").decimal(found).text(" processors").end();
    }

    private static void start(int apic) {
        memory = ProcessorMemory.allocate();
        if (memory == null || !prepare(Processors.count())) {
            Log.line("kernel: no memory for the processor with local apic ").decimal(apic).end();
            return;
        }
        SecondaryPage.aim(memory.stackEnd());
        LocalApic.reset(apic);
        await(AFTER_RESET_NANOS);
        LocalApic.start(apic, new PhysicalAddress(SecondaryPage.ADDRESS));
        await(AFTER_START_NANOS);
        if (!SecondaryPage.hasArrived()) {
            LocalApic.start(apic, new PhysicalAddress(SecondaryPage.ADDRESS));
            await(PATIENCE_NANOS);
        }
        if (!SecondaryPage.hasArrived() && SecondaryPage.giveUp()) {
            memory.free();
            Log.line("kernel: the processor with local apic ").decimal(apic).text(" does not start").end();
            return;
        }
        while (!SecondaryPage.hasArrived()) {
            Machine.pause();
        }
        Processors.add(memory.block(), SecondaryPage.arrived());
    }

    private static boolean prepare(int index) {
        try {
            Scheduler.prepare(index, Machine.symbol("astryon.kernel.idle"));
            return true;
        } catch (KernelError noMemory) {
            memory.free();
            return false;
        }
    }

    /** So long, or until it has arrived. */
    private static void await(long nanos) {
        for (long end = Clock.nanos() + nanos; Clock.nanos() < end && !SecondaryPage.hasArrived();) {
            Machine.pause();
        }
    }

    /** Where a new processor comes in 64-bit mode, on its stack. */
    @Export("astryon.kernel.secondary")
    static void arrive() {
        Processor.enableNoExecute();
        memory.initialise(Processors.count());
        Processor.shareKernel();
        LocalApic.initialise();
        Context idle = Scheduler.initialise();
        SecondaryPage.arrive(LocalApic.id());
        Scheduler.join(idle);
        Entry.leave();
    }
}
