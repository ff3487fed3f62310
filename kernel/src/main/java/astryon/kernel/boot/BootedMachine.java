package astryon.kernel.boot;

import astryon.kernel.irq.MachineAccess;

/** The machine as its loader described it. */
final class BootedMachine extends MachineAccess {
    @Override
    public long acpiRoot() {
        return Acpi.root();
    }

    @Override
    protected boolean isMemory(long from, long to) {
        return MemoryMap.hasMemory(from, to);
    }
}
