package astryon.abi;

import astryon.magic.Inline;

/** What a system call leaves in rax. */
public final class Result {
    /** Below all numbers of errors, of which there will never be so many. */
    public static final int BEYOND_ERRORS = -64;

    private Result() {
    }

    /** Whether it is the negated number of an {@link ErrorCode}. Other negative ones are bits of a notification. */
    @Inline
    public static boolean isError(long result) {
        return Long.compareUnsigned(result, BEYOND_ERRORS) >= 0;
    }
}
