package astryon.protocol;

/** The configuration of one function of a PCI device, for its driver. Where it answers, and where its interrupts go, is not the driver's to say. */
@Protocol
public interface PciDevice {
    /** What it may do. */
    int PORTS = 1;
    int MEMORY = 2;
    int DMA = 4;

    /** One, two or four bytes at an offset that is a multiple of that. */
    @Operation(1)
    int read(int offset, int bytes);

    /** From now on it may do this, and nothing else: answer at its ports, at its memory, and reach memory by itself. */
    @Operation(2)
    void enable(int what);
}
