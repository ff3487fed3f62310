package astryon.iso.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people use the screen with, in one conversation by the keyboard; what cannot be typed without shift, the serial line prepares. */
class ScreenProgramsIT {
    private static final Path ISO = Path.of("../../target/astryon.iso");
    private static final String PROMPT = "/ $";
    private static final String SERIAL_PROMPT = "/ \\$ ";
    private static final int SWITCHED_OFF = 1;
    private static final int PICTURE_ROWS = 20;
    /** Of pixels: a cursor more or less is all that may be. */
    private static final double TOLERANCE = 0.0005;

    @TempDir
    private Path folder;
    private Qemu qemu;
    private Monitor machine;

    private void prepare(String command) {
        qemu.type(command);
        qemu.expect(SERIAL_PROMPT);
    }

    /** Waits for a row that begins so. */
    private List<String> await(String start) throws IOException {
        List<String> rows = machine.screenOnce(seen -> seen.stream().anyMatch(row -> row.startsWith(start)));
        assertThat(rows).as("the screen").anyMatch(row -> row.startsWith(start));
        return rows;
    }

    /** The screen is cleared by Ctrl-L; whatever was there before is not mistaken for what comes. */
    private void clear() throws IOException {
        machine.pressKeys("ctrl-l");
        assertThat(machine.screenOnceItIs(PROMPT)).containsExactly(PROMPT);
    }

    @Test
    void lines_pages_files_letters_and_colours_are_on_the_screen() throws Exception {
        Path monitor = folder.resolve("monitor");
        try (Qemu started = Qemu.cd(ISO).with("-monitor", "unix:" + monitor + ",server=on,wait=off").start().within(Duration.ofSeconds(60)).never("panic")) {
            qemu = started;
            qemu.awaitKeyboard().expect(SERIAL_PROMPT);
            machine = new Monitor(monitor, folder);
            assertThat(machine.screenOnceItIs(PROMPT)).containsExactly(PROMPT);
            completes();
            searchesHistory();
            readsManuals();
            pages();
            edits();
            showsLetters();
            showsColours();
            machine.type("poweroff");
            qemu.exits(SWITCHED_OFF);
        }
    }

    private void completes() throws IOException {
        machine.press("ls /boot/vf");
        machine.pressKeys("tab", "ret");
        await("/boot/vfs");
        clear();
    }

    private void searchesHistory() throws IOException {
        machine.type("echo first");
        await("first");
        machine.type("uname");
        await("Astryon");
        clear();
        machine.pressKeys("ctrl-r");
        machine.press("irs");
        machine.pressKeys("ret");
        assertThat(machine.screenOnceItIs("/ $ echo first", "first", PROMPT)).containsExactly("/ $ echo first", "first", PROMPT);
        clear();
    }

    private void readsManuals() throws IOException {
        machine.type("man ls");
        assertThat(await("       ls - ")).contains("NAME", "SYNOPSIS");
        machine.press("q");
        assertThat(machine.screenOnceItIs("/ $ man ls", PROMPT)).containsExactly("/ $ man ls", PROMPT);
        clear();
    }

    private void pages() throws IOException {
        prepare("seq 500 > /tmp/lines");
        machine.type("less /tmp/lines");
        await("1");
        machine.pressKeys("shift-g");
        await("500");
        machine.press("/77");
        machine.pressKeys("ret");
        machine.press("g");
        await("1");
        machine.press("/77");
        machine.pressKeys("ret");
        assertThat(await("77")).doesNotContain("76");
        machine.press("q");
        assertThat(machine.screenOnceItIs("/ $ less /tmp/lines", PROMPT)).containsExactly("/ $ less /tmp/lines", PROMPT);
        clear();
    }

    private void edits() throws IOException {
        machine.type("edit /tmp/note");
        machine.screenOnce(rows -> rows.size() > 1);
        machine.type("one");
        machine.press("three");
        machine.pressKeys("home");
        machine.type("two");
        assertThat(machine.screenOnceItHas("two")).containsSubsequence("one", "two", "three");
        assertThat(machine.difference(PICTURE_ROWS, "edit")).isLessThan(TOLERANCE);
        machine.pressKeys("ctrl-o", "ret", "ctrl-x");
        assertThat(machine.screenOnceItIs("/ $ edit /tmp/note", PROMPT)).containsExactly("/ $ edit /tmp/note", PROMPT);
        machine.type("cat /tmp/note");
        assertThat(await("three")).containsSubsequence("one", "two", "three");
        clear();
    }

    private void showsLetters() throws IOException {
        prepare("printf '\\303\\204rger \\302\\265 \\342\\225\\224\\342\\225\\220\\342\\225\\227\\n' > /tmp/letters");
        machine.type("cat /tmp/letters");
        await("\u00c4rger \u00b5 \u2554\u2550\u2557");
        clear();
    }

    private void showsColours() throws IOException {
        prepare("printf '\\033[38;5;208mone of 256\\033[38;2;10;200;30m a true one\\033[48;2;30;20;90m behind\\033[0m\\n' > /tmp/colours");
        machine.type("cat /tmp/colours");
        await("one of 256 a true one behind");
        assertThat(machine.colours()).contains(0xff8700, 0x0ac81e, 0x1e145a);
        assertThat(machine.difference(PICTURE_ROWS, "colours")).isLessThan(TOLERANCE);
    }
}
