package astryon.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final int BINARY_24 = 6;
    private static final int BINARY_12 = 4;
    private static final int DECIMAL_24 = 2;
    private static final int DECIMAL_12 = 0;

    /** Registers as a clock of that kind has them. */
    private static int[] registers(LocalDateTime time, int status) {
        int hour = time.getHour();
        int[] numbers = {time.getSecond(), time.getMinute(), (status & 2) != 0 ? hour : (hour + 11) % 12 + 1, time.getDayOfMonth(), time.getMonthValue(),
            time.getYear() % 100, time.getYear() / 100};
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (status & 4) != 0 ? numbers[i] : numbers[i] / 10 << 4 | numbers[i] % 10;
        }
        numbers[2] |= (status & 2) == 0 && hour >= 12 ? 0x80 : 0;
        return numbers;
    }

    @Test
    void all_four_kinds_of_clock_agree_with_the_calendar() {
        Random random = new Random(5);
        long end = LocalDateTime.of(2199, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
        for (int i = 0; i < 10_000; i++) {
            long second = (random.nextLong() >>> 1) % end;
            LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
            for (int status : new int[] {BINARY_24, BINARY_12, DECIMAL_24, DECIMAL_12}) {
                assertThat(WallClock.seconds(registers(time, status), status)).as("%s, status %d", time, status).isEqualTo(second);
            }
        }
    }

    @Test
    void a_clock_without_a_century_is_of_this_one() {
        int[] registers = registers(LocalDateTime.of(2031, 2, 3, 4, 5, 6), BINARY_24);
        registers[6] = 0;
        assertThat(WallClock.seconds(registers, BINARY_24)).isEqualTo(LocalDateTime.of(2031, 2, 3, 4, 5, 6).toEpochSecond(ZoneOffset.UTC));
    }

    @Test
    void nonsense_is_no_date() {
        int[] good = registers(LocalDateTime.of(2031, 2, 3, 4, 5, 6), BINARY_24);
        for (int i = 0; i < good.length - 1; i++) {
            int[] bad = good.clone();
            bad[i] = 0xff;
            assertThat(WallClock.seconds(bad, BINARY_24)).as("register %d", i).isZero();
        }
    }
}
