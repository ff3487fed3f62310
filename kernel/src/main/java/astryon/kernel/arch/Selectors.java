package astryon.kernel.arch;

/** Segment selectors, in the order {@code syscall} and {@code sysret} want them (Intel SDM vol. 3A, 5.8.8). */
public final class Selectors {
    public static final int KERNEL_CODE = 0x08;
    public static final int KERNEL_STACK = 0x10;
    /** {@code sysret} adds 8 for the stack and 16 for 64-bit code. */
    public static final int USER_ORIGIN = 0x18;
    public static final int USER_STACK = USER_ORIGIN + 8 | 3;
    public static final int USER_CODE = USER_ORIGIN + 16 | 3;
    public static final int TASK_STATE = 0x30;

    private Selectors() {
    }
}
