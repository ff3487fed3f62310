package astryon.abi;

import astryon.magic.Word;

/**
 * A process's number for a kernel object: generation in bits 13 to 30, index in bits 0 to 12. Zero is never a handle, and
 * the number of a closed one is not used again before its index has gone through all generations.
 */
@Word
public record Handle(long value) {
    public static final int INDEX_BITS = 13;
    public static final int GENERATION_BITS = 18;

    /** Whether this is no handle but the negated number of an {@link ErrorCode}: the result of a call that failed. */
    public boolean isError() {
        return value < 0;
    }
}
