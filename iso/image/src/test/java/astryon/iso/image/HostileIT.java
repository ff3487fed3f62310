package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.plugin.SystemBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A regular program that tries everything gains nothing, and the shell goes on. */
class HostileIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"), Path.of("../../services/target/classes"));
    private static final int SWITCHED_OFF = 1;
    private static final String PROMPT = "/ \\$ ";
    /** A shell that is alone answers within a tenth of that. */
    private static final long MOST_MILLIS = 5_000;

    @TempDir
    private static Path folder;
    private static Path archive;

    @BeforeAll
    static void build() throws IOException {
        SystemBuild build = new SystemBuild(CLASSES, 1, line -> { });
        build.addBase(SYSTEM);
        build.compile(new TreeMap<>(Map.of("hostile", "astryon.iso.image.guest.Hostile")), Map.of());
        Files.writeString(folder.resolve("hostile.program"), "program hostile\n  budget 16\n");
        build.addPages(folder);
        archive = Files.write(folder.resolve("archive.img"), build.archive());
    }

    @Test
    void it_gains_nothing_and_the_shell_answers_while_it_spins_with_all_that_it_can_have() {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), archive, "").start().within(Duration.ofSeconds(90)).never("panic")) {
            qemu.expect(PROMPT);
            qemu.type("hostile");
            String said = qemu.expect("(?s)\nhandles (.*?)done").group(1);
            assertThat(said).doesNotContain("a port", "a log", "power", "there is", "got", "\033]", "\033[6n", "\033c");
            qemu.expect(PROMPT);
            qemu.type("rm /home/programs/hostile/*; hostile spin &").expect("done");
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                qemu.type("echo answer $((" + i + " + 40))").expect("\nanswer 4" + i);
                assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(MOST_MILLIS);
            }
            qemu.type("sandbox").expect("hostile +1 running");
            qemu.expect(PROMPT);
            qemu.type("kill %1; sleep 1; sandbox").expect("\nhostile\r");
            qemu.type("poweroff").exits(SWITCHED_OFF);
        }
    }
}
