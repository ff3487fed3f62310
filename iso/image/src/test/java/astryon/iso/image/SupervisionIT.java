package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How init looks after programs. */
class SupervisionIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");

    private static String run(String commands) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "system selftest " + commands).start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(1);
            return qemu.transcript().replace("\r", "").replaceFirst("(?s).*?init: system is up\n", "").replace("kernel: power off\n", "").replaceAll("(?m)\\[ +[0-9]+\\.[0-9]{6}] ", "");
        }
    }

    @Test
    void what_comes_after_a_program_starts_when_that_says_it_is_ready() {
        assertThat(run("service start late; service | grep ^late; sleep 1.5; service | grep ^late; log -s late"))
                .isEqualTo("late            starting  1x\nlater           waiting   0x\nlate            running   1x\nlater           running   1x\nlate: is ready\n");
    }

    @Test
    void a_service_that_does_not_answer_is_ended_and_started_again_and_one_that_does_is_not() {
        String text = run("service start silent; service start attentive; sleep 1.3; service stop silent; service log silent; service | grep attentive");
        assertThat(text).startsWith("init: silent has not answered for 300 ms and is ended\ninit: silent ended with 256 and is started again in 10 ms\n")
                .contains("silent: is stuck\ninit: silent has not answered for 300 ms and is ended\n").endsWith("attentive       running   1x\n");
    }

    @Test
    void at_the_end_programs_are_asked_to_end_before_those_that_they_need_and_who_does_not_is_ended() {
        assertThat(run("service start lower; service start upper; service start stuck; sleep 0.2"))
                .isEqualTo("init: stuck has not ended when it was asked to, and is ended\nupper ends\nlower ends\n");
    }

    @Test
    void who_ends_again_and_again_is_given_up() {
        String text = run("service start failing; sleep 12; service | grep failing; log -s init failing | wc -l");
        assertThat(text).contains("init: failing ended with 3 and is started again in 5120 ms\n").contains("init: failing ends again and again, with 3: it is not started any more\n")
                .endsWith("failing         given up  11x status 3\n11\n");
    }
}
