package astryon.kernel.irq;

import astryon.abi.ErrorCode;
import astryon.abi.ObjectType;
import astryon.abi.UserSpace;
import astryon.kernel.mem.KernelError;
import astryon.kernel.mem.KernelObject;
import astryon.kernel.mem.MemoryObject;
import astryon.kernel.mem.PhysicalMemory;
import astryon.magic.PhysicalAddress;

/** All of the machine that is not the kernel's: who has it makes parts of it for drivers. */
public abstract class MachineAccess extends KernelObject {
    private static final int PORTS = 1 << 16;
    /** What a page table's entry can name (Intel SDM vol. 3A, 4.1.4). */
    private static final long PHYSICAL_END = 1L << 52;

    protected MachineAccess() {
        super(ObjectType.MACHINE);
    }

    /** Where the ACPI root pointer is, or 0. */
    public abstract long acpiRoot();

    /** Whether a part of the range is memory that the kernel gives out, or itself uses. */
    protected abstract boolean isMemory(long from, long to);

    /** Throws {@link KernelError}, as do the others. */
    public final PortRange ports(long first, long count) {
        if (first < 0 || count <= 0 || first >= PORTS || count > PORTS - first) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
        return new PortRange((int) first, (int) count);
    }

    public final MemoryObject memory(long start, long size) {
        if ((start | size) % UserSpace.PAGE != 0) {
            throw KernelError.of(ErrorCode.Number.BAD_ALIGNMENT);
        }
        if (size <= 0 || size > MemoryObject.MAX_SIZE) {
            throw KernelError.of(ErrorCode.Number.BAD_SIZE);
        }
        if (start < 0 || start > PHYSICAL_END - size || isMemory(start, start + size)) {
            throw KernelError.of(ErrorCode.Number.BAD_ADDRESS);
        }
        return PhysicalMemory.at(new PhysicalAddress(start), size);
    }

    @Override
    protected void destroy() {
    }
}
