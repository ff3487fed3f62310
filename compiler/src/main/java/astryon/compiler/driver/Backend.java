package astryon.compiler.driver;

import astryon.compiler.ir.IrPrinter;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirPrinter;
import astryon.compiler.x64.CompiledMethod;
import astryon.compiler.x64.RuntimeSymbols;
import astryon.compiler.x64.X64Backend;
import astryon.magic.RuntimeCall;
import java.util.Map;
import java.util.function.Supplier;

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
            emit(work, Options.Emit.IR, () -> IrPrinter.print(work.function));
            LirFunction lir = x64.select(work.function);
            start = spent(stage, start);
            work.dumps.write(stage, "lir", () -> LirPrinter.print(lir));
            emit(work, Options.Emit.LIR, () -> LirPrinter.print(lir));
            stage = "register allocation";
            if (options.verify()) {
                x64.allocateChecked(lir);
            } else {
                x64.allocate(lir);
            }
            start = spent(stage, start);
            work.dumps.write(stage, "lir", () -> LirPrinter.print(lir));
            stage = "emission";
            work.dumps.write(stage, "asm", () -> x64.list(lir));
            emit(work, Options.Emit.ASM, () -> lir.name() + ":\n" + x64.list(lir));
            CompiledMethod code = x64.emit(lir);
            spent(stage, start);
            return code;
        } catch (RuntimeException | StackOverflowError e) {
            throw new CompilerFault(stage, work.function.name(), e);
        }
    }

    private void emit(MethodCompiler.Work work, Options.Emit stage, Supplier<String> text) {
        if (options.emit().filter(wanted -> wanted == stage).isPresent()) {
            work.text = text.get();
        }
    }

    private long spent(String stage, long start) {
        long now = System.nanoTime();
        timings.add(stage, now - start);
        return now;
    }
}
