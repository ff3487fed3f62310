package astryon.compiler.x64;

import astryon.compiler.ir.LocalVariable;

/**
 * Where a variable is in a stretch of a method's code: nowhere else is anything known of it.
 *
 * @param from  offset from the method's start
 * @param to    offset of the first byte behind it
 * @param depth in the chain of calls inlined at the place: 0 for the method's own variables
 */
public record VariableStretch(int from, int to, int depth, LocalVariable variable, Kind kind, long value, String symbol) {

    /** What {@link #value} is. */
    public enum Kind {
        /** The number of a general register. */
        REGISTER,
        /** The number of an xmm register. */
        FLOATING_REGISTER,
        /** Bytes from {@code rsp} in the method's body. */
        STACK,
        /** The bits themselves. */
        CONSTANT,
        /** They are the address of a symbol and this. */
        ADDRESS
    }
}
