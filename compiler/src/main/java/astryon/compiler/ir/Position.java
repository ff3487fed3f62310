package astryon.compiler.ir;

import java.util.function.Supplier;

/**
 * Where an operation comes from, for stack traces and debuggers.
 *
 * @param method      the method whose source line this is, after inlining not the function's own
 * @param line        source line, 0 if unknown
 * @param caller      the call that was inlined here, or null in the function's own code
 * @param nullMessage of a null check: what its exception says, worked out when it is asked for; null if that is nothing
 */
public record Position(Symbol method, int line, Position caller, Supplier<String> nullMessage) {

    public Position(Symbol method, int line, Position caller) {
        this(method, line, caller, null);
    }

    /** Whether a stack trace would say the same of it. */
    public boolean isSamePlace(Position other) {
        return other != null && method.equals(other.method) && line == other.line && (caller == null ? other.caller == null : caller.isSamePlace(other.caller));
    }

    /** This position inlined at {@code site}: the outermost caller in the chain gets {@code site} as its caller. */
    public Position inlinedAt(Position site) {
        return new Position(method, line, caller == null ? site : caller.inlinedAt(site), nullMessage);
    }
}
