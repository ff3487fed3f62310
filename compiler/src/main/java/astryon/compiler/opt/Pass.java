package astryon.compiler.opt;

import astryon.compiler.ir.Function;

/** One transformation of a function in place. Before and after it the function satisfies {@link astryon.compiler.ir.Verifier}. */
public interface Pass {
    /** The word that names it in dumps, timings and failure messages: {@code dead-code}. */
    String name();

    void run(Function function);
}
