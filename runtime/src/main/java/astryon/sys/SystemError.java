package astryon.sys;

import astryon.abi.ErrorCode;

/** A system call failed; the code says how. */
public final class SystemError extends RuntimeException {
    private static final ErrorCode[] CODES = ErrorCode.values();

    private final int number;

    public SystemError(long result) {
        super(describe((int) -result));
        this.number = (int) -result;
    }

    /** Number of the {@link ErrorCode}. */
    public int number() {
        return number;
    }

    /** What the code of this number means. */
    public static String describe(int number) {
        for (ErrorCode code : CODES) {
            if (code.number() == number) {
                return code.meaning();
            }
        }
        return "unknown error " + number;
    }

    /** {@code result} if it is one. */
    public static long check(long result) {
        if (result < 0) {
            throw new SystemError(result);
        }
        return result;
    }
}
