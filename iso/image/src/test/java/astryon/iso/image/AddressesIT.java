package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a program is given memory is another place at each start. */
class AddressesIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;

    private static Qemu machine() {
        return Qemu.kernel(KERNEL, ARCHIVE, "selftest addresses");
    }

    /** Of one program that is started twice. */
    private static List<String> addresses(Qemu machine) {
        try (Qemu qemu = machine.start().within(Duration.ofSeconds(60)).never("panic").never("not ok")) {
            String first = qemu.expect("# memory at ([0-9a-f]+)[\r\n]").group(1);
            String second = qemu.expect("# memory at ([0-9a-f]+)[\r\n]").group(1);
            qemu.expect("ok 1 addresses");
            qemu.exits(SWITCHED_OFF);
            return List.of(first, second);
        }
    }

    /** The second model has no generator: it is the time then. */
    @ParameterizedTest
    @ValueSource(strings = {"max", "qemu64"})
    void two_starts_and_two_boots_draw_other_addresses(String model) {
        List<String> one = addresses(machine().with("-cpu", model));
        List<String> other = addresses(machine().with("-cpu", model));
        assertThat(List.of(one.get(0), one.get(1), other.get(0), other.get(1))).doesNotHaveDuplicates();
    }

    /** To the instruction the boots are the same, so the difference is the processor's generator. */
    @Test
    void the_time_is_not_all_that_they_come_from_and_with_the_same_numbers_they_are_the_same() {
        List<String> one = addresses(machine().counting(1));
        assertThat(addresses(machine().counting(1))).isEqualTo(one);
        assertThat(addresses(machine().counting(2))).doesNotContainAnyElementsOf(one);
    }
}
