package astryon.compiler.opt;

import astryon.compiler.ir.Function;

/** One transformation of a function in place. Before and after it the function satisfies {@link astryon.compiler.ir.Verifier}. */
public interface Pass {
    /** The word that names it in dumps, timings and failure messages: {@code dead-code}. */
    String name();

    /** Whether code is wrong without it, or cannot be selected; the others may be left out, of any method. */
    default boolean isRequired() {
        return false;
    }

    void run(Function function);
}
