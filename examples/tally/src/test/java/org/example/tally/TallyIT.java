package org.example.tally;

import static org.assertj.core.api.Assertions.assertThat;

import astryon.iso.image.Qemu;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The conversations of the page: behind a prompt stands what is typed, in brackets a key, on other lines what is seen. */
class TallyIT {
    private static final Path SYSTEM = Path.of("target/system");
    private static final String PROMPT = "/ $ ";
    private static final String ATTENTION = "Ctrl-Space";
    /** A question is not answered by keys that were meant for something else: those that come at once do nothing. */
    private static final int UNTIL_HEARD_MILLIS = 1000;

    @Test
    void the_page_tells_what_happens() throws InterruptedException {
        List<Page.Block> conversations = Page.blocks().stream().filter(block -> block.kind().equals("console")).toList();
        assertThat(conversations).hasSize(3);
        try (Qemu qemu = Qemu.kernel(SYSTEM.resolve("kernel.elf"), SYSTEM.resolve("archive.img"), "system tally").start().within(Duration.ofSeconds(60)).never("panic")) {
            for (Page.Block conversation : conversations) {
                for (String line : conversation.text().split("\n")) {
                    play(qemu, line);
                }
            }
        }
    }

    private static void play(Qemu qemu, String line) throws InterruptedException {
        if (line.startsWith(PROMPT)) {
            qemu.expect(Pattern.quote(PROMPT));
            qemu.type(line.substring(PROMPT.length()));
        } else if (line.equals("[" + ATTENTION + "]")) {
            qemu.key("\0");
        } else if (line.startsWith("[")) {
            Thread.sleep(UNTIL_HEARD_MILLIS);
            qemu.key(line.substring(1, line.length() - 1));
        } else {
            qemu.expect(Pattern.quote(line.strip()).replace("  ", "\\E +\\Q"));
        }
    }
}
