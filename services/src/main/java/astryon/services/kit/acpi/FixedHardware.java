package astryon.services.kit.acpi;

/** What the fixed ACPI description table (FADT; ACPI 6.5, 5.2.9) says of the hardware that every such machine has. */
public record FixedHardware(AcpiTable table) {
    public static final String SIGNATURE = "FACP";

    /** Where a {@link #resetPlace} or another register may be (ACPI 6.5, 5.2.3.2). */
    public static final int IN_MEMORY = 0;
    public static final int IN_PORTS = 1;

    private static final int DSDT = 40;
    private static final int INTERRUPT = 46;
    private static final int COMMAND = 48;
    private static final int ENABLE = 52;
    private static final int EVENTS = 56;
    private static final int CONTROLS = 64;
    private static final int EVENT_BYTES = 88;
    private static final int CENTURY = 108;
    private static final int BOOT_FLAGS = 109;
    private static final int FLAGS = 112;
    private static final int RESET = 116;
    private static final int RESET_VALUE = 128;
    private static final int WIDE_DSDT = 140;
    private static final int WIDE_EVENTS = 148;
    private static final int WIDE_CONTROLS = 172;
    /** Of an address with its space: where in it the address is, and how many bytes it has. */
    private static final int ADDRESS = 4;
    private static final int PLACE_BYTES = 12;

    private static final int BUTTON_IS_A_METHOD = 1 << 4;
    private static final int HAS_RESET = 1 << 10;
    private static final int NO_CMOS = 1 << 5;
    private static final int PORTS = 1 << 16;
    private static final int DEFAULT_EVENT_BYTES = 4;
    private static final int MOST_EVENT_BYTES = 32;

    /** The physical address of the table with the machine's code, or 0. */
    public long code() {
        long wide = table.u64(WIDE_DSDT);
        return wide != 0 ? wide : table.u32(DSDT);
    }

    /** The line of the interrupt by which events are told, in the numbers of ISA. */
    public int interrupt() {
        return table.u16(INTERRUPT);
    }

    /** The port by which the firmware is told to leave power to us, and the byte that says so; 0 where it has none. */
    public int commandPort() {
        return port(table.u32(COMMAND));
    }

    public int enableCommand() {
        return table.u8(ENABLE);
    }

    /** The first port of one of the two blocks of events (0 or 1), or 0. */
    public int eventPorts(int block) {
        return port(table.u32(EVENTS + 4 * block), WIDE_EVENTS + PLACE_BYTES * block);
    }

    /** How many ports a block of events has: half of them for what happened, half for what is to be told. */
    public int eventBytes() {
        int bytes = table.u8(EVENT_BYTES);
        return bytes >= DEFAULT_EVENT_BYTES && bytes <= MOST_EVENT_BYTES && bytes % 4 == 0 ? bytes : DEFAULT_EVENT_BYTES;
    }

    /** The port of one of the two control registers (0 or 1), of 16 bits; or 0. */
    public int controlPort(int block) {
        return port(table.u32(CONTROLS + 4 * block), WIDE_CONTROLS + PLACE_BYTES * block);
    }

    /** Whether the power button shows as an event. */
    public boolean hasButton() {
        return (table.u32(FLAGS) & BUTTON_IS_A_METHOD) == 0;
    }

    /** Which register of the CMOS clock has the century, or 0. */
    public int century() {
        return table.u8(CENTURY);
    }

    public boolean hasCmos() {
        return table.revision() < 5 || (table.u16(BOOT_FLAGS) & NO_CMOS) == 0;
    }

    public boolean hasReset() {
        return (table.u32(FLAGS) & HAS_RESET) != 0 && table.length() > RESET_VALUE;
    }

    /** Whether the register that starts the machine again is {@link #IN_MEMORY} or {@link #IN_PORTS}, or somewhere else. */
    public int resetPlace() {
        return table.u8(RESET);
    }

    public long resetAddress() {
        return table.u64(RESET + ADDRESS);
    }

    public int resetValue() {
        return table.u8(RESET_VALUE);
    }

    private int port(long narrow, int wide) {
        return narrow != 0 ? port(narrow) : table.u8(wide) == IN_PORTS ? port(table.u64(wide + ADDRESS)) : 0;
    }

    private static int port(long address) {
        return address > 0 && address < PORTS ? (int) address : 0;
    }
}
