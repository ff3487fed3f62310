package astryon.compiler.lir;

/** Where a debugger finds the value of a variable. */
public sealed interface Place {

    /** There. */
    record In(Location location) implements Place {
    }

    /** Nowhere: it is these bits. */
    record Constant(long bits) implements Place {
    }

    /** Nowhere: it is the address of a symbol. */
    record Named(String symbol, long addend) implements Place {
    }
}
