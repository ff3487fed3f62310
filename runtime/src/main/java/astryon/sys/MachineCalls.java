package astryon.sys;

import astryon.abi.Handle;
import astryon.abi.SystemCall.Number;
import astryon.magic.Address;
import astryon.magic.Machine;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;

/** System calls of those who hold the machine, or what devices reach by themselves; results and errors as of {@link Calls}. */
public final class MachineCalls {
    private MachineCalls() {
    }

    /** The physical address of the ACPI root pointer, or 0. */
    public static long machineAcpiRoot(Handle machine) {
        return Machine.syscall(Number.MACHINE_READ, machine.value(), 0);
    }

    public static Handle machinePorts(Handle machine, int first, int count) {
        return new Handle(Machine.syscall(Number.MACHINE_PORTS, machine.value(), first, count));
    }

    public static Handle machineMemory(Handle machine, PhysicalAddress start, Size size) {
        return new Handle(Machine.syscall(Number.MACHINE_MEMORY, machine.value(), start.value(), size.value()));
    }

    /** Flag 1: a level and not an edge; flag 2: low means that it came. */
    public static Handle machineInterrupt(Handle machine, int line, int flags) {
        return new Handle(Machine.syscall(Number.MACHINE_INTERRUPT, machine.value(), line, flags));
    }

    /** One that comes when a device writes a word to a place. */
    public static Handle machineMessageInterrupt(Handle machine) {
        return new Handle(Machine.syscall(Number.MACHINE_INTERRUPT, machine.value(), 0, 4));
    }

    /** The place. */
    public static long interruptAddress(Handle interrupt) {
        return Machine.syscall(Number.INTERRUPT_READ, interrupt.value(), 0);
    }

    /** The word. */
    public static long interruptBits(Handle interrupt) {
        return Machine.syscall(Number.INTERRUPT_READ, interrupt.value(), 1);
    }

    /** Nanoseconds since 1970. */
    public static long timeSet(Handle machine, long timeNanos) {
        return Machine.syscall(Number.TIME_SET, machine.value(), timeNanos);
    }

    /** Flag 1: the device reaches what lies below 4 GiB only. */
    public static Handle dmaCreate(Handle space, int flags) {
        return new Handle(Machine.syscall(Number.DMA_CREATE, space.value(), flags));
    }

    /** The number of the binding. */
    public static long dmaBind(Handle space, Handle memory, long offset, Size size) {
        return Machine.syscall(Number.DMA_BIND, space.value(), memory.value(), offset, size.value());
    }

    /** 0 is all. */
    public static long dmaUnbind(Handle space, long binding) {
        return Machine.syscall(Number.DMA_UNBIND, space.value(), binding);
    }

    /** How many segments, of 16 bytes each, it are. */
    public static long dmaSegments(Handle space, long binding, long offset, Address to, Size size) {
        return Machine.syscall(Number.DMA_SEGMENTS, space.value(), binding, offset, to.value(), size.value(), 0);
    }

    public static long powerReset(Handle power) {
        return Machine.syscall(Number.POWER_RESET, power.value());
    }
}
