package astryon.compiler.regalloc;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.lir.LirFunction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearScanTest {

    static void allocateAndCompare(long seed) {
        ToyTarget target = new ToyTarget(4 + (int) (seed % 3), 3);
        LirFunction function = new RandomLir(seed, target).function();
        String before = ToyTarget.text(function);
        List<Long> expected = Simulator.trace(function, seed, 200);
        AllocationChecker checker = AllocationChecker.record(function);
        try {
            LinearScan.allocate(function, target);
        } catch (RuntimeException failure) {
            throw new IllegalStateException("seed " + seed + "\n" + before, failure);
        }
        String both = "seed " + seed + "\n" + before + "\n\n" + ToyTarget.text(function);
        assertThat(checker.complaints(target)).as(both).isEmpty();
        assertThat(Simulator.trace(function, seed, 200)).as(both).isEqualTo(expected);
    }

    @Test
    void random_functions_compute_the_same_after_allocation() {
        for (long seed = 0; seed < 1000; seed++) {
            allocateAndCompare(seed);
        }
    }
}
