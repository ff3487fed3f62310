package astryon.abi;

/** Exceptions of the processor by their vectors: Intel SDM vol. 3A, table 6-1. */
public final class ProcessorException {
    public static final int PAGE_FAULT = 14;

    private ProcessorException() {
    }

    public static String name(int vector) {
        return switch (vector) {
            case 0 -> "division error";
            case 1 -> "debug exception";
            case 2 -> "non-maskable interrupt";
            case 3 -> "breakpoint";
            case 4 -> "overflow";
            case 5 -> "bound range exceeded";
            case 6 -> "invalid opcode";
            case 7 -> "device not available";
            case 8 -> "double fault";
            case 10 -> "invalid task state";
            case 11 -> "segment not present";
            case 12 -> "stack fault";
            case 13 -> "general protection";
            case 14 -> "page fault";
            case 16 -> "floating-point error";
            case 17 -> "alignment check";
            case 18 -> "machine check";
            case 19 -> "vector floating-point error";
            default -> "exception";
        };
    }
}
