package astryon.services.driver.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import astryon.protocol.Failure;
import astryon.protocol.WallClock;
import astryon.protocol.WallClockClient;
import astryon.services.kit.Stage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmosClockTest {
    private static final int CENTURY = 0x32;
    private static final long NANOS = 1_000_000_000;

    /** The chip, which stands still but for a few updates. */
    private static final class Chip implements Registers {
        private final int[] registers = new int[128];
        private int updates;
        private boolean wasSetWhileRunning;
        private int writesLeft = Integer.MAX_VALUE;

        @Override
        public int read(int register) {
            int bits = registers[register];
            if (register == CmosClock.STATUS_A && updates > 0) {
                updates--;
                registers[CmosClock.SECOND]++;
                return CmosClock.UPDATING;
            }
            if (register == CmosClock.STATUS_C) {
                registers[register] = 0;
            }
            return bits;
        }

        @Override
        public void write(int register, int bits) {
            if (writesLeft-- == 0) {
                throw new IllegalStateException("the driver was killed");
            }
            wasSetWhileRunning |= register < CmosClock.STATUS_A && (registers[CmosClock.STATUS_B] & CmosClock.IS_SET) == 0;
            registers[register] = bits;
        }
    }

    private final Chip chip = new Chip();
    private final List<Long> told = new ArrayList<>();

    private CmosClock clock(int century) {
        return new CmosClock(chip, century, () -> told.isEmpty() ? 0 : told.get(told.size() - 1), told::add);
    }

    private WallClock client(CmosClock clock) {
        Stage stage = new Stage();
        return new WallClockClient(stage.channel(stage.connect(clock)));
    }

    private static long seconds(CmosClock clock) {
        return clock.read().orElseThrow().seconds();
    }

    @Test
    void decimal_digits_and_half_days_are_read() {
        int[] values = {0x59, 0, 0x34, 0, 0x92, 0, 0, 0x29, 0x02, 0x24, 0, 0};
        System.arraycopy(values, 0, chip.registers, 0, values.length);
        assertThat(Instant.ofEpochSecond(seconds(clock(0)))).isEqualTo("2024-02-29T12:34:59Z");
        chip.registers[CENTURY] = 0x19;
        chip.registers[CmosClock.YEAR] = 0x76;
        chip.registers[CmosClock.HOUR] = 0x12;
        assertThat(Instant.ofEpochSecond(seconds(clock(CENTURY)))).as("midnight of another century").isEqualTo("1976-02-29T00:34:59Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, CmosClock.BINARY, CmosClock.WHOLE_DAY, CmosClock.BINARY | CmosClock.WHOLE_DAY})
    void what_is_set_is_read_in_every_format(int format) {
        chip.registers[CmosClock.STATUS_B] = format;
        CmosClock clock = clock(CENTURY);
        WallClock client = client(clock);
        Random random = new Random(format);
        for (int i = 0; i < 2000; i++) {
            long seconds = 1 + (random.nextLong() >>> 1) % (9_000_000_000L);
            client.set(seconds * NANOS + 7);
            assertThat(seconds(clock)).isEqualTo(seconds);
            assertThat(told.get(told.size() - 1)).isEqualTo(seconds * NANOS + 7);
            assertThat(chip.registers[CmosClock.DAY_OF_WEEK] % 7).isEqualTo((Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() + 1) % 7);
        }
        assertThat(chip.registers[CmosClock.STATUS_B]).isEqualTo(format);
        assertThat(chip.wasSetWhileRunning).isFalse();
    }

    @Test
    void the_calendar_is_javas() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            long seconds = (random.nextLong() >>> 1) % 250_000_000_000L;
            LocalDateTime expected = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
            CalendarTime time = CalendarTime.of(seconds);
            assertThat(LocalDateTime.of(time.year(), time.month(), time.day(), time.hour(), time.minute(), time.second())).isEqualTo(expected);
            assertThat(time.seconds()).isEqualTo(seconds);
            assertThat(time.isSound()).isTrue();
        }
        assertThat(new CalendarTime(2023, 2, 29, 0, 0, 0).isSound()).isFalse();
        assertThat(new CalendarTime(2100, 2, 29, 0, 0, 0).isSound()).isFalse();
        assertThat(new CalendarTime(2000, 2, 29, 23, 59, 59).isSound()).isTrue();
    }

    @Test
    void nothing_is_read_during_an_update_and_rubbish_is_no_time() {
        chip.registers[CmosClock.STATUS_B] = CmosClock.BINARY | CmosClock.WHOLE_DAY;
        CmosClock clock = clock(0);
        client(clock).set(1_700_000_000 * NANOS);
        chip.updates = 3;
        assertThat(seconds(clock)).isEqualTo(1_700_000_003);
        chip.updates = Integer.MAX_VALUE;
        assertThat(clock.read()).as("an update that never ends").isEqualTo(Optional.empty());
        chip.updates = 0;
        chip.registers[CmosClock.MONTH] = 13;
        assertThat(clock.read()).isEqualTo(Optional.empty());
    }

    @Test
    void the_time_of_day_is_told_when_a_second_begins_and_once() {
        chip.registers[CmosClock.STATUS_B] = CmosClock.BINARY | CmosClock.WHOLE_DAY;
        CmosClock clock = clock(0);
        client(clock).set(1_800_000_000 * NANOS);
        told.clear();
        assertThat(clock.start()).isTrue();
        assertThat(chip.registers[CmosClock.STATUS_B] & CmosClock.ON_SECOND).isNotZero();
        assertThat(clock.interrupted()).as("somebody else's").isFalse();
        chip.registers[CmosClock.STATUS_C] = CmosClock.ON_SECOND;
        assertThat(clock.interrupted()).isTrue();
        assertThat(told).containsExactly(1_800_000_000 * NANOS);
        assertThat(chip.registers[CmosClock.STATUS_B] & CmosClock.ON_SECOND).isZero();
    }

    @Test
    void a_driver_that_ended_while_it_set_the_clock_leaves_it_running_to_the_next() {
        chip.registers[CmosClock.STATUS_B] = CmosClock.BINARY | CmosClock.IS_SET;
        assertThat(clock(0).start()).isTrue();
        assertThat(chip.registers[CmosClock.STATUS_B] & CmosClock.IS_SET).isZero();
    }

    @Test
    void where_there_is_no_chip_there_is_no_clock_and_times_it_cannot_show_are_refused() {
        chip.registers[CmosClock.STATUS_B] = 0xff;
        assertThat(clock(0).start()).isFalse();
        WallClock client = client(clock(0));
        assertThatThrownBy(() -> client.set(-1)).isInstanceOf(Failure.class).hasMessageContaining("1970");
    }

    @Test
    void a_driver_that_is_killed_while_it_sets_the_clock_leaves_the_old_time_or_the_next_one_sets_the_new_one() {
        long before = 1_000_000_000;
        long after = 4_000_000_000L;
        for (int writes = 0; writes < 10; writes++) {
            chip.registers[CmosClock.STATUS_B] = CmosClock.BINARY | CmosClock.WHOLE_DAY;
            client(clock(CENTURY)).set(before * NANOS);
            chip.writesLeft = writes;
            WallClock killed = client(clock(CENTURY));
            int count = writes;
            assertThatThrownBy(() -> killed.set(after * NANOS)).as("at write %d", count).isInstanceOf(IllegalStateException.class);
            chip.writesLeft = Integer.MAX_VALUE;
            CmosClock next = clock(CENTURY);
            assertThat(next.start()).isTrue();
            assertThat(seconds(next)).as("killed at write %d", writes).isEqualTo(writes == 0 ? before : after);
            assertThat(chip.registers[CmosClock.STATUS_B] & CmosClock.IS_SET).isZero();
        }
        assertThat(chip.wasSetWhileRunning).isFalse();
    }
}
