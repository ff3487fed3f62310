package astryon.kernel.mem;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.compiler.hosted.Hosted;
import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Hosted
final class SparseTest {
    private static final int WORDS = 67;

    @AfterEach
    void unmap() {
        SimulatedMemory.clear();
    }

    @Test
    void every_word_that_is_not_zero_is_found_from_every_place_before_it() {
        Random random = new Random(3);
        Address table = SimulatedMemory.allocate(8 * WORDS);
        for (int round = 0; round < 200; round++) {
            BitSet used = new BitSet();
            for (int i = 0; i < WORDS; i++) {
                boolean set = random.nextInt(1 + round / 10) == 0;
                used.set(i, set);
                table.plus(8L * i).storeLong(set ? 1L << random.nextInt(64) : 0);
            }
            int words = WORDS - random.nextInt(9);
            for (int from = 0; from <= words; from++) {
                int expected = used.nextSetBit(from);
                assertThat(Sparse.next(table, from, words)).isEqualTo(expected < 0 || expected > words ? words : expected);
            }
        }
    }
}
