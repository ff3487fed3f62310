package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What programs ended of is known afterwards. */
class CrashIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");

    private static String run(String commands) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "system selftest " + commands).start().within(Duration.ofSeconds(60)).never("panic|killed:")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(1);
            return qemu.transcript().replace("\r", "").replaceFirst("(?s).*?init: system is up\n", "").replace("kernel: power off\n", "").replaceAll("(?m)\\[ +[0-9]+\\.[0-9]{6}] ", "");
        }
    }

    @Test
    void a_report_has_the_java_stack_with_inlined_methods_and_their_variables() {
        String line = "crash: page fault at 0x123456789000 \\(reading\\) in astryon.services.trial.Crash.touch\\(Crash.java:27\\)";
        String below = "    at astryon.services.trial.Crash.descend\\(Crash.java:19\\)\n        name = \"%s\"\n        sum = %d000\n";
        assertThat(run("service start crash; sleep 0.3; crashes; crashes show 1; log -s crashes; service | grep ^crash"))
                .matches("(?s)1 " + line + "\n" + line + "\n    at astryon.services.trial.Crash.touch\\(Crash.java:27\\)\n"
                        + "        offset = 0\n        lengths = int\\[2]@[0-9a-f]+\n        place = 0x123456789000\n"
                        + "    at astryon.services.trial.Crash.descend\\(Crash.java:17\\)\n        sum = 0\n"
                        + below.formatted("inner", 1) + below.formatted("inner", 2) + below.formatted("outer", 3)
                        + "    at astryon.services.trial.Trial.main\\(Trial.java:[0-9]+\\)\n.*      r15 [0-9a-f]{16}.* rip [0-9a-f]{16}.*crashes: error: " + line + ": crash 1\n"
                        + "crashes         running   1x\ncrash           ended     1x  exception 14\n");
    }

    @Test
    void what_the_shell_starts_is_reported_with_who_started_it_and_reports_outlive_the_reporter() {
        assertThat(run("cp /boot/trial /home/t; /home/t crash; echo $?; service restart crashes; crashes; crashes clear; crashes; crashes show 1; echo $?"))
                .isEqualTo("134\n1 /home/t (started by sh): page fault at 0x123456789000 (reading) in astryon.services.trial.Crash.touch(Crash.java:27)\n"
                        + "crashes: there is no crash 1 any more, or yet\n1\n");
    }

    @Test
    void what_java_does_not_catch_is_reported_with_its_stack_trace() {
        assertThat(run("/boot/trial throw 2> /dev/null; echo $?; sleep 0.1; crashes; crashes show 1; log -s crashes | grep -c IllegalState")).matches("(?s)1\n1 (/boot/trial \\(started by sh\\): java.lang.IllegalStateException: it is \\?\\[31mred)\n"
                + "\\1\n    at astryon.services.trial.Trial.main\\(Trial.java:[0-9]+\\)\nCaused by: java.lang.IllegalArgumentException: and blue\n.*1\n");
    }

    @Test
    void who_crashes_often_pushes_out_no_reports_of_others() {
        assertThat(run("for i in 1 2 3 4 5 6 7 8 9 10; do /boot/trial crash; done; crashes | wc -l; crashes | tail -n 1"))
                .startsWith("8\n8 /boot/trial (started by sh): page fault");
    }
}
