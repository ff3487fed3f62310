package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Conversations with the shell on the serial line. */
class ConsoleIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    private static final String CTRL_C = "\003";
    private static final String CTRL_Z = "\032";
    private static final String UP = "\033[A";

    private static Qemu console() {
        Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "").start().within(Duration.ofSeconds(60)).never("panic");
        qemu.expect(PROMPT);
        return qemu;
    }

    @Test
    void commands_are_edited_and_remembered() {
        try (Qemu qemu = console()) {
            qemu.type("echo onf\177e tw\177\177three").expect("\none three");
            qemu.expect(PROMPT);
            qemu.type(UP + " four").expect("\none three four");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void what_goes_to_a_pipe_is_not_shown_on_the_terminal_that_is_typed_at() {
        try (Qemu qemu = console()) {
            qemu.type("ls -d /bin /home").expect("\n/bin +/home\r");
            qemu.expect(PROMPT);
            qemu.type("ls -d /bin /home | cat").expect("\n/bin\r\n/home\r");
            qemu.expect(PROMPT);
            qemu.type("test -t 1 && echo shown; env test -t 1 | true; (env test -t 1; echo status $?) | cat").expect("\nshown\r\nstatus 1\r");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    /** Reads are asked again, and modes and watches are told again. */
    @Test
    void a_terminal_that_is_started_again_goes_on_with_its_shell() {
        try (Qemu qemu = console()) {
            for (int i = 0; i < 3; i++) {
                qemu.type("service restart terminal; echo goes on");
                qemu.expect("\ngoes on\r");
                qemu.expect(PROMPT);
                qemu.type("(sleep 0.5; service restart terminal; echo restarted) &").expect("\\$ restarted\r");
                // The one before: keys are read as keys.
                qemu.type(UP).expect("\\$ restarted\r");
                qemu.type("cat");
                qemu.type("copied").expect("copied[\r\n]+copied");
                qemu.key(CTRL_C).expect(PROMPT);
            }
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void ctrl_c_ends_what_runs_and_not_the_shell() {
        try (Qemu qemu = console()) {
            qemu.type("yes > /dev/null");
            qemu.expect("yes > /dev/null");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("echo $?").expect("\n130");
            qemu.expect(PROMPT);
            qemu.type("cat");
            qemu.type("copied").expect("copied[\r\n]+copied");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void ctrl_z_stops_what_runs_and_fg_and_bg_let_it_go_on() {
        try (Qemu qemu = console()) {
            qemu.type("sleep 100");
            qemu.expect("sleep 100");
            qemu.key(CTRL_Z).expect("\\[1\\]\\+ Stopped +sleep 100");
            qemu.expect(PROMPT);
            qemu.type("ps | grep sleep").expect("stopped.*  sleep");
            qemu.expect(PROMPT);
            qemu.type("bg; jobs").expect("\\[1\\]\\+ Running +sleep 100");
            qemu.expect(PROMPT);
            qemu.type("fg").expect("\nsleep 100");
            qemu.key(CTRL_Z).expect("Stopped");
            qemu.expect(PROMPT);
            qemu.type("fg").expect("\nsleep 100");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("echo $?; jobs; echo $$ $(sh -c 'echo $$')").expect("\n130[\r\n]+([0-9]+) (?!\\1)[0-9]+");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void a_shell_in_a_shell_has_the_keys_as_long_as_it_runs_and_stops_with_all_it_started() {
        try (Qemu qemu = console()) {
            qemu.type("sh");
            qemu.expect("sh[\r\n]+.*" + PROMPT);
            qemu.type("sleep 100");
            qemu.expect("sleep 100");
            qemu.key(CTRL_C).expect(PROMPT);
            qemu.type("echo $?; exit 4").expect("\n130");
            qemu.expect(PROMPT);
            qemu.type("echo $?; sh -c 'sleep 99; echo over'").expect("\n4[\r\n]");
            qemu.key(CTRL_Z).expect("Stopped");
            qemu.expect(PROMPT);
            qemu.type("bg; sleep 1; kill -TSTP %1; ps | grep -c 'stopped.*[s]'").expect("\n2[\r\n]");
            qemu.expect(PROMPT);
            qemu.type("kill -KILL %1; wait; ps | grep -c sleep[^]]").expect("\n0[\r\n]");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void top_shows_what_runs_until_it_is_left() {
        try (Qemu qemu = console()) {
            qemu.type("yes > /dev/null & top").expect("processes, 0 stopped");
            qemu.expect(" [0-9]+\\.[0-9]% +[0-9]+ +runs .* yes");
            qemu.key("q").expect(PROMPT);
            qemu.type("kill yes; wait; echo over").expect("\nover");
            qemu.expect(PROMPT);
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }

    @Test
    void drivers_and_terminals_are_started_again_and_nothing_typed_is_lost() {
        try (Qemu qemu = console()) {
            for (String service : new String[] {"serial", "pipes", "vfs", "archivefiles"}) {
                qemu.type("service restart " + service);
                qemu.expect(PROMPT);
                qemu.type("echo after | tr a-z A-Z").expect("AFTER");
                qemu.expect(PROMPT);
            }
            qemu.type("poweroff").exits(SWITCHED_OFF);
            assertThat(qemu.transcript()).doesNotContain("Exception");
        }
    }
}
