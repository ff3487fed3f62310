package astryon.abi;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.magic.Address;
import astryon.magic.SimulatedMemory;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockPageTest {
    private static final int SIZE = 4096;
    private static final int HALF_A_NANOSECOND = ClockPage.FRACTION - 1;

    @AfterEach
    void free() {
        SimulatedMemory.clear();
    }

    private static ClockPage page() {
        Address memory = SimulatedMemory.allocate(SIZE);
        SimulatedMemory.write(memory, new byte[SIZE]);
        return new ClockPage(memory.value());
    }

    @Test
    void ticks_become_nanoseconds_without_overflow() {
        ClockPage page = page();
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            long origin = random.nextLong() >>> 20;
            long ratio = (1L << HALF_A_NANOSECOND) + (random.nextLong() >>> 4);
            long ticks = random.nextLong() >>> 6;
            page.write(origin, ratio, 77);
            BigInteger exact = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(ratio)).shiftRight(ClockPage.FRACTION);
            assertThat(page.nanosAt(origin + ticks)).isEqualTo(exact.longValueExact());
            assertThat(page.wall()).isEqualTo(77);
        }
    }

    @Test
    void its_sequence_number_is_even_when_nobody_writes() {
        ClockPage page = page();
        page.write(1, 2, 3);
        page.write(1, 2, 3);
        assertThat(new Address(page.value()).loadInt()).isEqualTo(4);
    }
}
