package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Regular programs: what they are given, and what they are not. */
class SandboxIT {
    private static final Path KERNEL = Path.of("target/system/kernel.elf");
    private static final Path ARCHIVE = Path.of("target/system/archive.img");

    /** What commands print. */
    private static String run(String commands) {
        try (Qemu qemu = Qemu.kernel(KERNEL, ARCHIVE, "run " + commands).start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("init: system is up\r?\n");
            qemu.exits(1);
            return qemu.transcript().replace("\r", "").replaceFirst("(?s).*init: system is up\n", "").replace("kernel: power off\n", "");
        }
    }

    @Test
    void a_regular_program_has_a_folder_of_its_own_and_is_known_by_its_manifest() {
        assertThat(run("hello; hello; cat /home/programs/hello/count; service restart permission; hello | cat; sandbox list; permission audit | cut -c 23-"))
                .isEqualTo("Hello for the 1. time.\nHello for the 2. time.\n2\nHello for the 3. time.\nhello\nhello    started, 3 times\n");
    }

    @Test
    void what_it_can_reach_is_told_from_what_it_is_started_with() {
        assertThat(run("sandbox show hello; sandbox show tools; true")).isEqualTo("""
                stream    standard input, as who starts it gives it
                stream    standard output, as who starts it gives it
                stream    standard error output, as who starts it gives it
                files     a folder of its own, which is all it sees, of up to 16 MiB and 4096 names
                init      connects it to the services below, and to no others
                service   files, if it is allowed when it asks
                variable  HOME=/
                variable  TERM, as who starts it has it
                budget    16 MiB for its memory, handles, threads and processes together
                limit     64 threads
                limit     16 processes
                limit     1024 handles in each process
                limit     64 of weight for all its threads that want the processor, where an ordinary thread weighs 64
                limit     1024 connections that it makes of each one to a service, of its files and of a terminal
                sandbox: no regular program is called tools
                """);
    }
}
