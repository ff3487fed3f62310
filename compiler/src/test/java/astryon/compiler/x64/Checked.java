package astryon.compiler.x64;

import astryon.compiler.ir.Function;
import astryon.compiler.ir.Verifier;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirVerifier;
import astryon.compiler.regalloc.AllocationChecker;

/** Compiles with every judge between the stages. */
final class Checked {
    private Checked() {
    }

    static CompiledMethod compile(X64Backend backend, Function function) {
        Verifier.verify(function);
        LirFunction lir = backend.select(function);
        LirVerifier.verify(lir, new X64Target());
        AllocationChecker checker = AllocationChecker.record(lir);
        backend.allocate(lir);
        checker.check(new X64Target());
        return backend.emit(lir);
    }
}
