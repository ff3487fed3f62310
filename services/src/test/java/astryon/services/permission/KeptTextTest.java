package astryon.services.permission;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptTextTest {
    private static final int SIZE = 256;

    private final Address memory = SimulatedMemory.allocate(SIZE);

    private KeptText fresh() {
        return new KeptText(memory, SIZE);
    }

    @Test
    void the_last_text_is_there_for_who_comes_later() {
        SimulatedMemory.write(memory, new byte[SIZE]);
        assertThat(fresh().read()).isEmpty();
        for (int i = 0; i < 5; i++) {
            fresh().write("text ".repeat(i) + "é");
            assertThat(fresh().read()).isEqualTo("text ".repeat(i) + "é");
        }
    }

    @Test
    void whatever_is_written_over_the_older_one_the_newer_one_stays() {
        SimulatedMemory.write(memory, new byte[SIZE]);
        fresh().write("first");
        fresh().write("second");
        Random random = new Random(1);
        for (int i = 0; i < SIZE / 2; i++) {
            // The first place, where the next text would be written.
            memory.plus(i).storeByte((byte) random.nextInt());
            assertThat(fresh().read()).isEqualTo("second");
        }
    }

    @Test
    void memory_that_holds_something_else_counts_as_empty() {
        Random random = new Random(2);
        byte[] noise = new byte[SIZE];
        for (int i = 0; i < 200; i++) {
            random.nextBytes(noise);
            SimulatedMemory.write(memory, noise);
            assertThat(fresh().read()).isEmpty();
        }
    }
}
