package org.example.tally;

import astryon.iso.image.Qemu;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyIT {
    private static final Path SYSTEM = Path.of("target/system");

    @Test
    void votes_are_kept_when_the_service_is_started_again() {
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), SYSTEM.resolve("archive.img"), "system tally").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu.expect("\\$ ");
            qemu.type("/boot/vote tea coffee tea").expect("tea: 2");
            qemu.type("service restart tally").expect("\\$ ");
            qemu.type("/boot/vote tea").expect("tea: 3");
        }
    }
}
