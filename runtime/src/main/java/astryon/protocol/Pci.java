package astryon.protocol;

/** The functions of the machine's PCI devices, in the order of their addresses. Places are from 0 on; behind the last, {@link Failure#NOT_THERE}. */
@Protocol
public interface Pci {
    /** Kinds of a region. */
    int PORTS = 1;
    int WIDE = 2;
    int PREFETCHABLE = 4;

    @Operation(1)
    Function function(int place);

    /** One of up to six regions that a function answers at; its size is 0 if nobody has measured it. */
    @Operation(2)
    Region region(int place, int number);

    /** One of the capabilities that a function lists: its number, where in the configuration it is, and the word with which it begins. */
    @Operation(3)
    Capability capability(int place, int number);

    /** {@code address} is the bus times 256, plus the device times 8, plus the function; {@code kind} class, subclass and interface; {@code subsystem} vendor and, above, device. */
    record Function(int address, int vendor, int device, int kind, int revision, int subsystem) {
    }

    record Region(long start, long size, int kind) {
    }

    record Capability(int id, int offset, int word) {
    }
}
