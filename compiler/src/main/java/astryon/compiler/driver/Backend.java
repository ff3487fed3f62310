package astryon.compiler.driver;

import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirPrinter;
import astryon.compiler.x64.CompiledMethod;
import astryon.compiler.x64.RuntimeSymbols;
import astryon.compiler.x64.X64Backend;
import astryon.magic.RuntimeCall;
import java.util.Map;

/** From a lowered function to bytes: selection, register allocation, emission, with their dumps and checks. */
final class Backend {
    private final Options options;
    private final X64Backend x64;
    private final Timings timings;

    Backend(Options options, Map<RuntimeCall, String> runtime, Timings timings) {
        this.options = options;
        this.x64 = new X64Backend(options.target().features(), new RuntimeSymbols(runtime));
        this.timings = timings;
    }

    CompiledMethod compile(MethodCompiler.Work work) {
        String stage = "selection";
        long start = System.nanoTime();
        try {
            LirFunction lir = x64.select(work.function);
            start = spent(stage, start);
            work.dumps.write(stage, "lir", () -> LirPrinter.print(lir));
            stage = "register allocation";
            if (options.verify()) {
                x64.allocateChecked(lir);
            } else {
                x64.allocate(lir);
            }
            start = spent(stage, start);
            work.dumps.write(stage, "lir", () -> LirPrinter.print(lir));
            stage = "emission";
            CompiledMethod code = x64.emit(lir);
            spent(stage, start);
            return code;
        } catch (RuntimeException | StackOverflowError e) {
            throw new CompilerFault(stage, work.function.name(), e);
        }
    }

    private long spent(String stage, long start) {
        long now = System.nanoTime();
        timings.add(stage, now - start);
        return now;
    }
}
