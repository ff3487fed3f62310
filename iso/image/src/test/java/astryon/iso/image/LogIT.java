package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What services write is in the log, whatever they do. */
class LogIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIME = "(?m)^\\[ +[0-9]+\\.[0-9]{6}] ";

    /** What commands print on the system with programs that misbehave, without the times of records. */
    private static String run(String commands) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "system selftest " + commands).start().within(PATIENCE).never("panic")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(1);
            String after = qemu.transcript().replace("\r", "").replaceFirst("(?s).*?init: system is up\n", "").replace("kernel: power off\n", "");
            return after.replaceAll(TIME, "");
        }
    }

    @Test
    void what_a_service_writes_is_kept_with_its_level_and_nothing_in_it_is_obeyed() {
        assertThat(run("service start talk; sleep 0.3; service stop talk; log -s talk; echo -; log -s talk -l warning; echo -; service log talk | tail -n 1; log -n 1 -s talk something"))
                .isEqualTo("talk: says something\ntalk: warning: is ?[31mred?[m\ntalk: error: fails\ntalk: and does not end its line\n-\n"
                        + "talk: warning: is ?[31mred?[m\ntalk: error: fails\n-\ntalk: and does not end its line\ntalk: says something\n");
    }

    @Test
    void a_flood_is_cut_and_pushes_nothing_else_out() {
        String[] lines = run("service start talk; service start flood; sleep 1; log -s flood | head -n 1; log -s flood dropped | tail -n 1; log -s talk | wc -l").split("\n");
        assertThat(lines[0]).isEqualTo("flood: flood 0");
        assertThat(lines[1]).matches("flood: warning: [0-9]+ records were dropped here: too many came at once");
        assertThat(lines[2]).isEqualTo("3");
    }

    @Test
    void records_outlive_the_service_and_the_time_before_it() {
        String text = run("service start talk; sleep 0.3; service restart log; log -s talk | head -n 1; log -s init | tail -n 1; log -s kernel | head -n 1; dmesg | head -n 1; service | grep log");
        assertThat(text).isEqualTo("talk: says something\ninit: system is up\nkernel: Astryon, a microkernel in Java\nkernel: Astryon, a microkernel in Java\nlog             running   2x  killed\n");
    }

    @Test
    void who_follows_sees_what_comes() {
        assertThat(run("log -f -s talk > /home/l & sleep 0.3; service start talk; sleep 0.5; kill $!; head -n 2 /home/l")).isEqualTo("talk: says something\ntalk: warning: is ?[31mred?[m\n");
    }
}
