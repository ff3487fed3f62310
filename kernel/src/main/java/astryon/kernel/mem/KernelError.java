package astryon.kernel.mem;

import astryon.abi.ErrorCode;

/**
 * What a deep check throws and the system call layer turns into the caller's result. There is one for each code, made at build
 * time: throwing allocates nothing. It has no stack trace: it tells of a caller's mistake, not of ours.
 */
public final class KernelError extends RuntimeException {
    private static final KernelError[] ALL = all();

    private final int number;

    private KernelError(int number) {
        super(null, null, false, false);
        this.number = number;
    }

    private static KernelError[] all() {
        KernelError[] errors = new KernelError[ErrorCode.Number.WRONG_VALUE + 1];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = new KernelError(i);
        }
        return errors;
    }

    /** The error of an {@link ErrorCode}'s number. */
    public static KernelError of(int number) {
        return ALL[number];
    }

    public int number() {
        return number;
    }
}
