package astryon.abi;

/** What the kernel puts into the {@link StartBlock} of the first process: where in its handles what is. */
public final class InitHandles {
    /** The power switch. */
    public static final int POWER = 0;
    /** The boot archive, a memory object that cannot be written. */
    public static final int ARCHIVE = 1;
    /** The first serial line's port range. */
    public static final int SERIAL_PORTS = 2;
    /** Its interrupt. */
    public static final int SERIAL_INTERRUPT = 3;

    /** All memory there is to spend. */
    public static final int BUDGET = 4;

    /** A DMA space, of which others are made. */
    public static final int DMA = 5;

    /** The framebuffer's memory, and a page with its {@link FramebufferFormat}; both 0 if there is none. */
    public static final int FRAMEBUFFER = 6;
    public static final int FRAMEBUFFER_FORMAT = 7;
    /** Everything else of the machine. */
    public static final int MACHINE = 8;

    private InitHandles() {
    }
}
