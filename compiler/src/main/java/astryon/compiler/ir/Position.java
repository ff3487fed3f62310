package astryon.compiler.ir;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where an operation comes from, for stack traces and debuggers.
 *
 * @param method      the method whose source line this is, after inlining not the function's own
 * @param line        source line, 0 if unknown
 * @param caller      the call that was inlined here, or null in the function's own code
 * @param nullMessage of a null check: what its exception says, worked out when it is asked for; null if that is nothing
 * @param locals      what the method's variables are just before the operation
 */
public record Position(Symbol method, int line, Position caller, Supplier<String> nullMessage, Locals locals) {

    public Position(Symbol method, int line, Position caller) {
        this(method, line, caller, null, Locals.NONE);
    }

    /** Whether a stack trace would say the same of it. */
    public boolean isSamePlace(Position other) {
        return other != null && method.equals(other.method) && line == other.line && (caller == null ? other.caller == null : caller.isSamePlace(other.caller));
    }

    /** The same place without variables, whose values are the whole function: for what outlives it. */
    public Position withoutLocals() {
        Position outer = caller == null ? null : caller.withoutLocals();
        return locals == Locals.NONE && outer == caller ? this : new Position(method, line, outer, nullMessage, Locals.NONE);
    }

    /** The same place, where the variables of all methods in the chain are other values: itself if none is another. */
    public Position withValues(UnaryOperator<Value> replacement) {
        Locals mapped = locals.map(replacement);
        Position outer = caller == null ? null : caller.withValues(replacement);
        return mapped == locals && outer == caller ? this : new Position(method, line, outer, nullMessage, mapped);
    }
}
