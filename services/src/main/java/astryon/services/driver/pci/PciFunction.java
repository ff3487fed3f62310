package astryon.services.driver.pci;

import astryon.protocol.Exchange;
import astryon.protocol.Failure;
import astryon.protocol.Pci;
import astryon.protocol.PciDevice;
import astryon.protocol.PciDeviceDispatcher;
import astryon.services.kit.Session;
import java.util.ArrayList;
import java.util.List;

/** A function that is there. */
final class PciFunction implements PciDevice, Session {
    static final int REGIONS = 6;
    private static final int DEVICE = 2;
    private static final int COMMAND = 4;
    private static final int STATUS = 6;
    private static final int REVISION = 8;
    private static final int KIND = 9;
    private static final int HEADER = 14;
    private static final int FIRST_REGION = 16;
    private static final int SECONDARY_BUS = 0x19;
    private static final int SUBSYSTEM = 0x2c;
    private static final int CAPABILITIES = 0x34;

    private static final int BRIDGE = 1;
    private static final int REGIONS_OF_BRIDGE = 2;
    private static final int SEVERAL_FUNCTIONS = 0x80;
    private static final int HAS_CAPABILITIES = 0x10;
    private static final int DISPLAY = 3;
    private static final int BYTES = 4096;
    private static final int HEADER_BYTES = 64;
    private static final int MOST_CAPABILITIES = 48;

    // Of messages (PCI Local Bus Specification 3.0, 6.8.1).
    private static final int MESSAGES = 5;
    private static final int WIDE_MESSAGES = 0x80_0000;
    private static final int MESSAGE_ADDRESS = 4;
    private static final int ENABLE_ONE = 1;
    private static final int SEVERAL = 0x70;
    private static final int NO_LINE = 0x400;

    private final Configuration configuration;
    private final int address;
    private final MeasuredSizes sizes;

    PciFunction(Configuration configuration, int address, MeasuredSizes sizes) {
        this.configuration = configuration;
        this.address = address;
        this.sizes = sizes;
    }

    int address() {
        return address;
    }

    private int get(int offset, int bytes) {
        return configuration.read(address, offset, bytes);
    }

    private void put(int offset, int bytes, int bits) {
        configuration.write(address, offset, bytes, bits);
    }

    boolean hasSiblings() {
        return (get(HEADER, 1) & SEVERAL_FUNCTIONS) != 0;
    }

    private boolean isBridge() {
        return (get(HEADER, 1) & ~SEVERAL_FUNCTIONS) == BRIDGE;
    }

    /** The bus behind it; 0 if it is no bridge. */
    int busBehind() {
        return isBridge() ? get(SECONDARY_BUS, 1) : 0;
    }

    Pci.Function facts() {
        return new Pci.Function(address, get(0, 2), get(DEVICE, 2), get(KIND, 1) | get(KIND + 1, 2) << 8, get(REVISION, 1), isBridge() ? 0 : get(SUBSYSTEM, 4));
    }

    private int regions() {
        return isBridge() ? REGIONS_OF_BRIDGE : (get(HEADER, 1) & ~SEVERAL_FUNCTIONS) == 0 ? REGIONS : 0;
    }

    Pci.Region region(int number) {
        if (number < 0 || number >= regions() || isUpperHalf(number)) {
            throw new Failure(Failure.NOT_THERE);
        }
        int low = get(FIRST_REGION + 4 * number, 4);
        int kind = kind(low);
        long high = (kind & Pci.WIDE) != 0 ? get(FIRST_REGION + 4 * number + 4, 4) & 0xffff_ffffL : 0;
        long size = sizes.has(address) ? sizes.size(address, number) : 0;
        long start = high << 32 | low & 0xffff_ffffL & ((kind & Pci.PORTS) != 0 ? ~3L : ~15L);
        if (start == 0 && size == 0) {
            throw new Failure(Failure.NOT_THERE);
        }
        return new Pci.Region(start, size, kind);
    }

    private boolean isUpperHalf(int number) {
        boolean isUpper = false;
        for (int i = 0; i < number; i++) {
            isUpper = !isUpper && (kind(get(FIRST_REGION + 4 * i, 4)) & Pci.WIDE) != 0;
        }
        return isUpper;
    }

    private static int kind(int low) {
        return (low & 1) != 0 ? Pci.PORTS : ((low & 6) == 4 ? Pci.WIDE : 0) | ((low & 8) != 0 ? Pci.PREFETCHABLE : 0);
    }

    /** Measures all regions, unless that has been done, or something that nobody notices shows pictures from one. */
    void measure() {
        if (sizes.has(address) || get(KIND + 2, 1) == DISPLAY) {
            return;
        }
        long[] measured = new long[REGIONS];
        int command = get(COMMAND, 2);
        put(COMMAND, 2, command & ~(PORTS | MEMORY));
        for (int i = 0; i < regions(); i++) {
            if (!isUpperHalf(i)) {
                measured[i] = measure(FIRST_REGION + 4 * i);
            }
        }
        put(COMMAND, 2, command);
        sizes.remember(address, measured);
    }

    /** The bits that stay zero when ones are written. */
    private long measure(int offset) {
        int low = get(offset, 4);
        int kind = kind(low);
        long mask = mask(offset) & ((kind & Pci.PORTS) != 0 ? 0xfffcL : 0xffff_fff0L);
        if ((kind & Pci.WIDE) != 0) {
            mask |= mask(offset + 4) << 32;
        } else if (mask != 0) {
            mask |= (kind & Pci.PORTS) != 0 ? -1L << 16 : -1L << 32;
        }
        return mask == 0 ? 0 : mask & -mask;
    }

    private long mask(int offset) {
        int former = get(offset, 4);
        put(offset, 4, -1);
        long mask = get(offset, 4) & 0xffff_ffffL;
        put(offset, 4, former);
        return mask;
    }

    /** In the order of the list, which hostile devices may make a ring. */
    List<Pci.Capability> capabilities() {
        List<Pci.Capability> found = new ArrayList<>();
        int offset = (get(STATUS, 2) & HAS_CAPABILITIES) == 0 ? 0 : get(CAPABILITIES, 1) & ~3;
        while (offset >= HEADER_BYTES && found.size() < MOST_CAPABILITIES) {
            int word = get(offset, 4);
            found.add(new Pci.Capability(word & 0xff, offset, word));
            offset = word >> 8 & 0xfc;
        }
        return found;
    }

    /** Has its interrupts come as messages. */
    void direct(long place, int bits) {
        for (Pci.Capability capability : capabilities()) {
            if (capability.id() == MESSAGES) {
                boolean isWide = (capability.word() & WIDE_MESSAGES) != 0;
                int at = capability.offset() + MESSAGE_ADDRESS;
                put(at, 4, (int) place);
                if (isWide) {
                    put(at + 4, 4, (int) (place >> 32));
                }
                put(at + (isWide ? 8 : 4), 2, bits);
                put(capability.offset() + 2, 2, get(capability.offset() + 2, 2) & ~SEVERAL | ENABLE_ONE);
                put(COMMAND, 2, get(COMMAND, 2) | NO_LINE);
                return;
            }
        }
        throw new Failure(Failure.NOT_SUPPORTED, "it makes no messages");
    }

    @Override
    public void dispatch(Exchange exchange) {
        PciDeviceDispatcher.dispatch(this, exchange);
    }

    @Override
    public int read(int offset, int bytes) {
        if (bytes != 1 && bytes != 2 && bytes != 4 || offset < 0 || offset > BYTES - bytes || offset % bytes != 0) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        return get(offset, bytes);
    }

    @Override
    public void enable(int what) {
        int all = PORTS | MEMORY | DMA;
        if ((what & ~all) != 0) {
            throw new Failure(Failure.BAD_ARGUMENT);
        }
        put(COMMAND, 2, get(COMMAND, 2) & ~all | what);
    }
}
