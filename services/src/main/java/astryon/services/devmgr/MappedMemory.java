package astryon.services.devmgr;

import astryon.abi.Handle;
import astryon.abi.Protection;
import astryon.abi.UserSpace;
import astryon.magic.Address;
import astryon.magic.PhysicalAddress;
import astryon.magic.Size;
import astryon.services.kit.SharedMemory;
import astryon.sys.MachineCalls;

/** Physical memory by the machine's handle; it stays mapped until the program ends. */
final class MappedMemory implements PhysicalView {
    private final Handle machine;

    MappedMemory(Handle machine) {
        this.machine = machine;
    }

    @Override
    public Address see(long physical, long bytes) {
        long offset = physical & UserSpace.PAGE - 1;
        Handle memory = MachineCalls.machineMemory(machine, new PhysicalAddress(physical - offset), new Size(offset + bytes + UserSpace.PAGE - 1 & -UserSpace.PAGE));
        return memory.isError() ? new Address(0) : SharedMemory.map(memory, Protection.READ).start().plus(offset);
    }
}
