package astryon.kernel.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestraintTest {
    private static final long START = 5_000_000;

    private final Restraint restraint = new Restraint();

    private int admitted(int count, long now) {
        int admitted = 0;
        for (int i = 0; i < count; i++) {
            admitted += restraint.admits(now) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void some_are_made_at_once_and_then_one_now_and_again_and_what_was_left_out_is_known() {
        assertThat(admitted(100, START)).isEqualTo(Restraint.AT_ONCE);
        assertThat(admitted(100, START + Restraint.NANOS_EACH - 1)).isZero();
        assertThat(admitted(100, START + Restraint.NANOS_EACH)).isEqualTo(1);
        assertThat(restraint.takeLeftOut()).isEqualTo(300 - Restraint.AT_ONCE - 1);
        assertThat(restraint.takeLeftOut()).isZero();
        assertThat(admitted(100, START + 3 * Restraint.NANOS_EACH)).isEqualTo(2);
        assertThat(admitted(100, START + 1000 * Restraint.NANOS_EACH)).isEqualTo(Restraint.AT_ONCE);
    }
}
