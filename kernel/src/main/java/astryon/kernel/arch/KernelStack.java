package astryon.kernel.arch;

/** A processor's stack in the kernel, and what of it each of those may need that can be on it at once: {@link astryon.magic.StackLimit}. */
public final class KernelStack {
    /** Bytes for one entry, a system call or an interrupt, and all it does. */
    public static final int ENTRY = 11 << 10;
    /** For what a fault or a failed check in it does, to an exception that is caught or a panic; reading a stack in a panic may fault again. */
    public static final int FAILURE = 5 << 10;
    /** Registers that are saved before either. */
    private static final int SAVED = 2 << 10;
    public static final int BYTES = ENTRY + 2 * FAILURE + SAVED + (1 << 10);

    private KernelStack() {
    }
}
