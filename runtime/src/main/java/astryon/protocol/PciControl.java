package astryon.protocol;

import astryon.abi.Handle;

/** What the device manager has done to functions of PCI devices, by their places in {@link Pci}. */
@Protocol
public interface PciControl {
    /** A connection that serves {@link PciDevice}: the function's own configuration, which is good also when the driver of PCI is started again. */
    @Operation(1)
    Handle open(int place);

    /** The function makes its interrupts by writing {@code bits} at a physical address from now on; fails with {@link Failure#NOT_SUPPORTED} if it cannot. */
    @Operation(2)
    void direct(int place, long address, int bits);
}
