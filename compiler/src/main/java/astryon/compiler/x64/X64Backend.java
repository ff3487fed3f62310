package astryon.compiler.x64;

import astryon.compiler.ir.Function;
import astryon.compiler.lir.LirFunction;
import astryon.compiler.lir.LirVerifier;
import astryon.compiler.lir.Target;
import astryon.compiler.regalloc.AllocationChecker;
import astryon.compiler.regalloc.LinearScan;

/**
 * Compiles lowered functions, one at a time and independently of each other.
 *
 * <p>A function is ready when no operation on Java objects is left (fields, elements, allocation, casts, virtual calls); checks stay. Blocks are
 * written in the order of its list, cold ones last. Code is for an image in the part of the address space that {@link Features} names,
 * placed at a multiple of 16.
 */
public final class X64Backend {
    private final Features features;
    private final RuntimeSymbols runtime;
    private final Target target = new X64Target();

    public X64Backend(Features features, RuntimeSymbols runtime) {
        this.features = features;
        this.runtime = runtime;
    }

    /** Machine instructions over virtual registers: the stage before register allocation, for dumps. */
    public LirFunction select(Function lowered) {
        return InstructionSelection.select(lowered, features, runtime);
    }

    /** Replaces the virtual registers. */
    public void allocate(LirFunction function) {
        LinearScan.allocate(function, target);
    }

    /**
     * Replaces the virtual registers and proves both what it was given and what it made right: slow, for tests.
     *
     * @throws IllegalStateException with every complaint otherwise
     */
    public void allocateChecked(LirFunction function) {
        LirVerifier.verify(function, target);
        AllocationChecker checker = AllocationChecker.record(function);
        LinearScan.allocate(function, target);
        checker.check(target);
    }

    /** Bytes of a function whose registers are allocated. */
    public CompiledMethod emit(LirFunction allocated) {
        return Emission.emit(allocated, features, runtime);
    }

    /** The text of what {@link #emit} makes: one line an instruction, symbols by name. */
    public String list(LirFunction allocated) {
        return Emission.list(allocated, features, runtime);
    }

    public CompiledMethod compile(Function lowered) {
        LirFunction function = select(lowered);
        allocate(function);
        return emit(function);
    }
}
