package astryon.compiler.world;

import astryon.compiler.diag.Diagnostics;

/** Rapid type analysis. */
public final class Reachability {
    public Reachability(World world, FunctionSource functions, StaticInitialiser initialiser, Diagnostics diagnostics) {
    }

    /** A method that is called from outside: it, its class and what they need are in the program. */
    public void addRoot(JavaMethod method) {
        throw new UnsupportedOperationException();
    }

    public ClosedWorld run() {
        throw new UnsupportedOperationException();
    }
}
