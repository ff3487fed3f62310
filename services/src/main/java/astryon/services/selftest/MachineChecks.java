package astryon.services.selftest;

import astryon.abi.ErrorCode;
import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.Rights;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.Calls;
import astryon.sys.MachineCalls;
import astryon.sys.Startup;

/** Parts of the machine: what nobody has can be had, and memory that is the kernel's never. The eighth handle is the machine. */
final class MachineChecks {
    private static final Handle MACHINE = Startup.block().handle(7);
    private static final long PAGE = 4096;
    /** The kernel's image, and the BIOS's. */
    private static final long KERNEL = 0x20_0000;
    private static final long BIOS = 0xf_0000;
    /** The register of the CMOS clock that says that its battery is good; no line of ISA's that anything uses. */
    private static final int CLOCK = 0x70;
    private static final int VALID = 13;
    private static final int IS_VALID = 0x80;
    private static final int FREE_LINE = 5;
    private static final int SERIAL_LINE = 4;
    private static final int MOST_MESSAGES = 64;
    private static final int FIRST_VECTOR = 64;
    private static final long FOUR_GIB = 1L << 32;

    private MachineChecks() {
    }

    static void run() {
        ports();
        memory();
        interrupts();
        messages();
        Check.equal(MachineCalls.timeSet(MACHINE, 1), -ErrorCode.Number.MISSING_RIGHT, "who makes drivers does not set the time");
        Handle blind = Calls.handleDuplicate(MACHINE, Rights.Bit.INSPECT);
        Check.that(blind.isError() || MachineCalls.machinePorts(blind, 0, 1).isError(), "looking is not enough");
        root();
    }

    private static void ports() {
        Check.equal(MachineCalls.machinePorts(MACHINE, 0, 0).value(), -ErrorCode.Number.BAD_SIZE, "no ports");
        Check.equal(MachineCalls.machinePorts(MACHINE, -1, 1).value(), -ErrorCode.Number.BAD_SIZE, "none before the first");
        Check.equal(MachineCalls.machinePorts(MACHINE, 0xffff, 2).value(), -ErrorCode.Number.BAD_SIZE, "none behind the last");
        Handle clock = MachineCalls.machinePorts(MACHINE, CLOCK, 2);
        Check.that(!clock.isError(), "two ports");
        Check.equal(Calls.portWrite(clock, 0, 1, VALID, new Address(0)), 0, "the first of them");
        Check.equal(Calls.portRead(clock, 1, 1, new Address(0)) & IS_VALID, IS_VALID, "the second");
        Check.equal(Calls.portRead(clock, 2, 1, new Address(0)), -ErrorCode.Number.BAD_ARGUMENT, "there is no third");
        Calls.handleClose(clock);
    }

    private static void memory() {
        Check.equal(memory(KERNEL, PAGE).value(), -ErrorCode.Number.BAD_ADDRESS, "the kernel is not given out");
        Check.equal(memory(0, PAGE).value(), -ErrorCode.Number.BAD_ADDRESS, "nor any other memory");
        Check.equal(memory(BIOS, 1L << 32).value(), -ErrorCode.Number.BAD_ADDRESS, "nor a part of what is asked for");
        Check.equal(memory(BIOS + 1, PAGE).value(), -ErrorCode.Number.BAD_ALIGNMENT, "whole pages");
        Check.equal(memory(BIOS, 1).value(), -ErrorCode.Number.BAD_ALIGNMENT, "and their sizes");
        Check.equal(memory(BIOS, 0).value(), -ErrorCode.Number.BAD_SIZE, "not nothing");
        Check.equal(memory(BIOS, Long.MIN_VALUE).value(), -ErrorCode.Number.BAD_SIZE, "nor less");
        Check.equal(memory(Long.MIN_VALUE, PAGE).value(), -ErrorCode.Number.BAD_ADDRESS, "nor before all");
        Check.equal(memory(-PAGE, PAGE).value(), -ErrorCode.Number.BAD_ADDRESS, "nor round the end");
        try (SharedMemory bios = SharedMemory.map(memory(BIOS, 0x1_0000), Protection.READ)) {
            Check.equal(bios.start().plus(0xfff0).loadByte() & 0xff, 0xea, "where a processor starts, it jumps");
        }
    }

    private static Handle memory(long start, long bytes) {
        return MachineCalls.machineMemory(MACHINE, new PhysicalAddress(start), new Size(bytes));
    }

    private static void interrupts() {
        Check.equal(MachineCalls.machineInterrupt(MACHINE, SERIAL_LINE, 0).value(), -ErrorCode.Number.WRONG_STATE, "somebody has it");
        Check.equal(MachineCalls.machineInterrupt(MACHINE, -1, 0).value(), -ErrorCode.Number.BAD_ARGUMENT, "no line");
        Check.equal(MachineCalls.machineInterrupt(MACHINE, 1000, 0).value(), -ErrorCode.Number.BAD_ARGUMENT, "nor so many");
        Check.equal(MachineCalls.machineInterrupt(MACHINE, FREE_LINE, 8).value(), -ErrorCode.Number.BAD_FLAGS, "no such flag");
        Check.equal(MachineCalls.machineInterrupt(MACHINE, 0, 5).value(), -ErrorCode.Number.BAD_FLAGS, "a message is no level");
        Check.equal(MachineCalls.machineInterrupt(MACHINE, FREE_LINE, 4).value(), -ErrorCode.Number.BAD_ARGUMENT, "a message has no line");
        for (int flags = 0; flags < 4; flags++) {
            Handle line = MachineCalls.machineInterrupt(MACHINE, FREE_LINE, flags);
            Check.that(!line.isError(), "a line");
            Check.equal(MachineCalls.machineInterrupt(MACHINE, FREE_LINE, flags).value(), -ErrorCode.Number.WRONG_STATE, "it is somebody's now");
            Check.equal(MachineCalls.interruptAddress(line), -ErrorCode.Number.WRONG_STATE, "it is no message");
            Calls.handleClose(line);
        }
    }

    /** Each is another one, as long as there are any. */
    private static void messages() {
        long[] messages = new long[MOST_MESSAGES];
        int count = 0;
        long vectors = 0;
        for (Handle message = MachineCalls.machineMessageInterrupt(MACHINE); !message.isError(); message = MachineCalls.machineMessageInterrupt(MACHINE)) {
            Check.equal(MachineCalls.interruptAddress(message) & -FOUR_GIB | MachineCalls.interruptAddress(message) >>> 20, 0xfee, "where processors take them");
            vectors |= 1L << MachineCalls.interruptBits(message) - FIRST_VECTOR;
            messages[count++] = message.value();
        }
        Check.equal(MachineCalls.machineMessageInterrupt(MACHINE).value(), -ErrorCode.Number.WRONG_STATE, "not without end");
        Check.equal(Long.bitCount(vectors), count, "each is its own");
        for (int i = 0; i < count; i++) {
            Calls.handleClose(new Handle(messages[i]));
        }
    }

    /** The root pointer is where it says. */
    private static void root() {
        long root = MachineCalls.machineAcpiRoot(MACHINE);
        Check.that(root >= 0, "a place, or none");
        if (root > 0) {
            try (SharedMemory page = SharedMemory.map(memory(root & -PAGE, 2 * PAGE), Protection.READ)) {
                Address pointer = page.start().plus(root % PAGE);
                Check.equal(pointer.loadByte(), 'R', "its first letter");
                Check.equal(pointer.plus(7).loadByte(), ' ', "and its last");
            }
        }
    }
}
