package astryon.compiler.world;

import astryon.compiler.ir.Function;

/** Turns methods into SSA form. */
public interface FunctionSource {
    /**
     * The function of a method that has code, built on the first call and the same object ever after, until it is {@linkplain #release released}. What the method has that
     * is not supported goes to the diagnostics (with {@link JavaMethod#symbol()} as their method), and the function returned then
     * ends there, so that everything else in it is still seen. A {@code Refusal} thrown refuses the whole method; the
     * analysis goes on with the next one.
     */
    Function build(JavaMethod method);

    /** Lets go of what it keeps of functions that were built, which are their users' alone from here on; what is asked for again is built anew. */
    default void release() {
    }
}
